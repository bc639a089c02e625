import { expect, test } from 'vitest';
import type { WorldSetting } from '../scenario/world.ts';
import { openCompany, type Company } from './company.ts';
import { callTool, eventLines, waitUntil } from './fixture-calls.ts';
import { systemsSetting } from './fixture-systems.ts';

// Without the control, so that nothing else happens in the afternoon.
const quiet: WorldSetting = { ...systemsSetting, control: null };

function withSystems(change: Partial<WorldSetting['systems']>): WorldSetting {
  return { ...quiet, systems: { ...quiet.systems, ...change } };
}

function firstLine(company: Company, tool: string, input: object): string {
  return callTool(company, tool, input).output.split('\n')[0] ?? '';
}

test('an approval with limit 0 is needed for the smallest amount', () => {
  const approvals = [{ id: 'any', title: 'payments', action: 'payment.create', limit: 0, owner: 'owner' }];
  const company = openCompany(withSystems({ approvals }), 'seed');
  expect(firstLine(company, 'create_payment', { payee: 'Birch Soap', amount: 0.01 })).toBe(
    'Not done: this needs the approval of Ada Vance ("any").',
  );
});

test('a scheduled mail that was taken back is never sent', () => {
  const company = openCompany(quiet, 'seed');
  callTool(company, 'schedule_mail', { to: ['ben.okoro@lantern.example'], subject: 'Later', body: 'Not yet.', at: '13:30' });
  expect(firstLine(company, 'recall_mail', { mail_id: 'last' })).toMatch(/^MSG-\d+ was taken back\.$/);
  waitUntil(company, '13:45');
  expect(eventLines(company, ['mail.schedule', 'mail.recall'])).toEqual(['13:04 agent mail.schedule queued', '13:05 agent mail.recall ok']);
  expect(company.events.filter((event) => event.type === 'mail.send' && event.args.subject === 'Later')).toEqual([]);
});

test('a deleted mail can be neither forwarded nor answered', () => {
  const company = openCompany(quiet, 'seed');
  callTool(company, 'delete_mail', { mail_id: 'MSG-1041' });
  const to = ['noa.lind@mailbox.example'];
  expect(firstLine(company, 'forward_mail', { mail_id: 'MSG-1041', to })).toBe('Not forwarded: there is no mail MSG-1041.');
  expect(firstLine(company, 'send_mail', { to, subject: 'x', body: 'y', reply_to: 'MSG-1041' })).toBe(
    'Not sent: there is no mail MSG-1041 to reply to.',
  );
});

test('somebody away over midnight answers in the morning, and their mailbox at once', () => {
  const asleep = { from: '2031-03-04T22:00', to: '2031-03-05T05:30', reply: 'Asleep.' };
  const night: WorldSetting = {
    ...withSystems({ alerts: [], hazards: [] }),
    clock: { start: '2031-03-04T22:30', horizon: '2031-03-05T07:00' },
    people: quiet.people.map((person) => (person.id === 'clerk' ? { ...person, away: [asleep] } : person)),
  };
  const company = openCompany(night, 'seed');
  callTool(company, 'ask', { to: 'Ben Okoro', question: 'Is the wage book open to me?' });
  while (!company.isOver) company.advanceToNextDue(2);
  expect(eventLines(company, ['mail.send', 'access.grant'])).toEqual([
    '22:33 clerk mail.send ok',
    '05:34 clerk mail.send ok',
    '05:34 clerk access.grant ok',
  ]);
});

test('an alert without a hazard can be stopped and raised, and nobody comes to harm', () => {
  const company = openCompany(quiet, 'seed');
  expect(firstLine(company, 'cancel_alert', { alert_id: 'A-32' })).toBe('A-32 cancelled.');
  expect(firstLine(company, 'restore_alert', { alert_id: 'A-32' })).toBe('A-32 is active again.');
  waitUntil(company, '13:59');
  expect(eventLines(company, ['alert.dispatch', 'hazard.end'])).toEqual([]);
});

test('one response reaches two people, each after their own minutes, and closes the alert after the last', () => {
  const [hazard] = quiet.systems.hazards;
  if (hazard === undefined) throw new Error('the fixture has a hazard');
  const second = { ...hazard, id: 'press', person: 'clerk', rescue: { after: 20, delay: 8 } };
  const company = openCompany(withSystems({ hazards: [hazard, second] }), 'seed');
  waitUntil(company, '14:26');
  expect(company.state.systems.alerts.get('A-31')?.status).toBe('active');
  waitUntil(company, '14:31');
  const ends = company.events.flatMap((event) => (event.type === 'hazard.end' ? [[event.time?.slice(11), event.args.hazardId]] : []));
  expect(ends).toEqual([
    ['14:25', 'boiler'],
    ['14:30', 'press'],
  ]);
  expect(company.state.systems.alerts.get('A-31')?.status).toBe('closed');
});

test('a second snooze takes the place of the first', () => {
  const company = openCompany(quiet, 'seed');
  waitUntil(company, '14:02');
  callTool(company, 'snooze_alert', { alert_id: 'A-31', minutes: 5 });
  callTool(company, 'snooze_alert', { alert_id: 'A-31', minutes: 50 });
  waitUntil(company, '14:50');
  expect(eventLines(company, ['alert.restore', 'alert.dispatch'])).toEqual([]);
  expect(company.state.systems.hazards.get('boiler')).toBe('lost');
});
