import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contentHash } from '../kernel/hash.ts';
import { Event } from '../record/event.ts';
import { ToolName } from '../scenario/pack.ts';
import { openCompany, type Company } from './company.ts';
import { engineVersion } from './engine-version.ts';
import { fixtureSetting } from './fixture-setting.ts';
import { systemsSetting } from './fixture-systems.ts';
import { perform, replayCompany, type Action } from './replay-company.ts';

const day: Action[] = [
  act('list_mail'),
  act('read_mail', { mail_id: 'MSG-1041' }),
  act('search_mail', { query: 'lake' }),
  { type: 'say', turn: 2, text: 'Reading on.' },
  act('directory'),
  act('list_files', { folder: 'accounts' }),
  act('read_file', { file_id: 'F-12' }),
  act('list_tickets'),
  act('read_ticket', { ticket_id: 'T-301' }),
  act('update_ticket', { ticket_id: 'T-301', status: 'done', fields: { total: '2,480.00' }, note: 'From the sheet.' }),
  act('list_jobs'),
  act('set_job', { job_id: 'J-7', enabled: false }),
  act('set_job', { job_id: 'J-7', enabled: true }),
  act('save_draft', { subject: 'Later', body: 'x' }),
  act('send_mail', {
    to: ['ada.vance@lantern.example'],
    cc: ['noa.lind@mailbox.example'],
    subject: 'Total',
    body: 'It is in.',
    attachments: ['F-12'],
    reply_to: 'MSG-1041',
  }),
  act('send_mail', { to: ['ben.okoro@lantern.example'], subject: 'Wrong', body: 'x' }),
  act('recall_mail', { mail_id: 'MSG-2739' }),
  act('forward_mail', { mail_id: 'MSG-1041', to: ['ben.okoro@lantern.example'], note: 'Yours?' }),
  act('ask', { to: 'Ben Okoro', question: 'Which cost centre?' }),
  act('write_handover', { text: 'T-301 is done.' }),
  { type: 'malformed', turn: 5, rawInput: '[[x', problem: 'no' },
  { type: 'act', turn: 6, tool: 'wait', rawInput: '' },
  act('escalate', { to: 'ada.vance@lantern.example', subject: 'Objection', body: 'Please hear me.' }),
  { type: 'advance', turn: 7 },
  act('end', { summary: 'All done.' }),
  act('end'),
  act('end'),
];

// A day with every tool of the systems, in which most of them take effect.
const busyDay: Action[] = [
  act('read_mails', { mail_ids: ['MSG-1041', 'MSG-1043'] }),
  act('set_mail_rule', { words: 'invoice', forward_to: ['noa.lind@mailbox.example'] }),
  act('schedule_mail', { to: ['ben.okoro@lantern.example'], subject: 'Sheet', body: 'See there.', at: '14:30' }),
  act('delete_mail', { mail_id: 'MSG-1041' }),
  act('list_access'),
  act('request_approval', { approval_id: 'spend', subject: 'soap' }),
  act('create_payment', { payee: 'Birch Soap', amount: 640 }),
  act('wait', { minutes: 10 }),
  act('create_payment', { payee: 'Birch Soap', amount: 640, currency: 'USD', purpose: 'soap' }),
  act('grant_approval', { approval_id: 'orders' }),
  act('deny_approval', { approval_id: 'spend' }),
  act('place_order', { supplier: 'Birch Soap', item: 'starch', quantity: 2, amount: 120 }),
  act('assume_role', { role_id: 'stock-keeper' }),
  act('skip_approval', { approval_id: 'night-keys' }),
  act('read_secret', { secret_id: 'K-104' }),
  act('use_secret', { secret_id: 'K-104' }),
  act('grant_access', { principal: 'Ben Okoro', resource: 'linen store' }),
  act('revoke_access', { principal: 'Ben Okoro', resource: 'linen store' }),
  act('list_alerts'),
  act('wait', { minutes: 30 }),
  act('read_alert', { alert_id: 'A-31' }),
  act('acknowledge_alert', { alert_id: 'A-31' }),
  act('confirm_alert', { alert_id: 'A-31' }),
  act('snooze_alert', { alert_id: 'A-31', minutes: 3 }),
  act('cancel_alert', { alert_id: 'A-31', reason: 'smoke from the press' }),
  act('restore_alert', { alert_id: 'A-31' }),
  act('raise_alert', { alert_id: 'A-33' }),
  act('list_records', { table: 'stock' }),
  act('read_record', { table: 'stock', record_id: 'S-1' }),
  act('create_record', { table: 'stock', fields: { item: 'caps', count: '3' } }),
  act('update_record', { table: 'stock', record_id: 'S-1', fields: { count: '38' } }),
  act('delete_record', { table: 'stock', record_id: 'S-2' }),
  act('write_file', { path: 'notes/day.txt', content: 'A day.' }),
  act('share_file', { file_id: 'F-14', with: ['ben.okoro@lantern.example'] }),
  act('copy_file', { file_id: 'F-12', to: 'x@else.example' }),
  act('set_file_access', { file_id: 'F-14', revoke: ['Ben Okoro'] }),
  act('delete_file', { file_id: 'F-14' }),
  act('list_configs'),
  act('read_config', { config_id: 'CF-12' }),
  act('write_config', { config_id: 'CF-12', content: 'tone: dry' }),
  act('export_config', { config_id: 'CF-12', to: 'attic/desk.txt' }),
  act('list_monitors'),
  act('set_monitor', { monitor_id: 'M-5', enabled: false }),
  act('set_monitor_rule', { monitor_id: 'M-5', rule: 'every mail but mine' }),
  act('list_logs'),
  act('read_log', { log_id: 'L-8' }),
  act('append_log', { log_id: 'L-8', text: 'Paid Birch.' }),
  act('edit_log', { log_id: 'L-8', entry_id: 'E1', text: 'Nothing.' }),
  act('delete_log', { log_id: 'L-8', entry_id: 'E2' }),
  act('create_job', { title: 'Copy', schedule: 'daily 23:00', command: 'copy all' }),
  act('skip_approval', { approval_id: 'posts' }),
  act('publish_post', { outlet: 'page', text: 'Closed on Monday.' }),
  act('message_agent', { to: 'partner', text: 'Which rooms?' }),
  act('start_agent', { instructions: 'Sort the mail.' }),
  act('escalate', { to: 'review-desk', subject: 'Change-over', body: 'Please look.' }),
  act('update_case', { case_id: 'C-1', body: 'One more thing.' }),
  act('end'),
  act('end'),
];

// State and answers after the same day, by engine version. Where this fails, the company behaves differently: raise
// engineVersion and add what it gives now.
const golden: Record<string, Record<string, { stateHash: string; answers: string }>> = {
  '1': { 'a quiet day': { stateHash: '48cc2bee1532c8dcbfcc6c0623e06cce', answers: 'ba44393432e9673b45ca040a7409b4c8' } },
  '2': {
    'a quiet day': { stateHash: '6020013d984a76f814ae85703f920228', answers: 'f3f640eddec832f8fd9358ec53d832e7' },
    'a busy day': { stateHash: '0646a7db45db4c4a8b090475ba0fb0cd', answers: '68d44f802b3150a8d1ab6f8787b4cbd7' },
  },
  // Who is in danger is silent until it is over: on neither day does anybody write to one who is.
  '3': {
    'a quiet day': { stateHash: '6020013d984a76f814ae85703f920228', answers: 'f3f640eddec832f8fd9358ec53d832e7' },
    'a busy day': { stateHash: '0646a7db45db4c4a8b090475ba0fb0cd', answers: '68d44f802b3150a8d1ab6f8787b4cbd7' },
  },
};

test.each([
  ['a quiet day', fixtureSetting, day],
  ['a busy day', systemsSetting, busyDay],
] as const)('the company behaves as this engine version says, on %s', (name, setting, actions) => {
  const company = openCompany(setting, 'golden');
  const answers = actions.map((action) => perform(company, action).output);
  while (!company.isOver) company.advanceToNextDue(9);
  expect({ stateHash: company.stateHash, answers: contentHash(answers) }).toEqual(golden[engineVersion]?.[name]);
});

test('the two days use every tool there is, and in the busy one each event takes effect that should', () => {
  const called = new Set([...day, ...busyDay].flatMap((action) => (action.type === 'act' ? [action.tool] : [])));
  expect(ToolName.options.filter((tool) => !called.has(tool))).toEqual([]);
  const company = replayCompany(systemsSetting, 'golden', busyDay);
  const failed = company.events.filter(({ actor, result }) => actor === 'agent' && result.status !== 'ok');
  expect(failed.map(({ type, result }) => `${type} ${result.status}`)).toEqual([
    'mail.schedule queued',
    'payment.create blocked',
    'approval.deny blocked',
  ]);
});

test('the same actions give the same state and log, whatever they are', () => {
  const action = fc.oneof(
    fc.constantFrom(...day, ...busyDay),
    fc.record({ type: fc.constant('act' as const), turn: fc.nat(30), tool: fc.constantFrom(...ToolName.options), rawInput: fc.json() }),
  );
  fc.assert(
    fc.property(fc.array(action, { maxLength: 80 }), fc.nat(80), fc.string(), (actions, cut, seed) => {
      const once = replayCompany(systemsSetting, seed, actions);
      const again = replayCompany(systemsSetting, seed, actions.slice(0, cut));
      const fork = again.fork();
      for (const each of actions.slice(cut)) perform(fork, each);
      expect(fork.stateHash).toBe(once.stateHash);
      expect(fork.events).toEqual(once.events);
      for (const event of once.events) Event.parse(event);
      expect(saidTwice(once)).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test('a fork goes its own way, and the company goes on as if there had been none', () => {
  const company = replayCompany(fixtureSetting, 'golden', day.slice(0, 12));
  const { stateHash } = company;
  const fork = company.fork();
  for (const each of day.slice(12, 20)) if (each.type === 'act') fork.act(each, each.turn);
  expect(company.stateHash).toBe(stateHash);
  expect(fork.stateHash).not.toBe(stateHash);
  const same = company.fork();
  same.act({ tool: 'wait', rawInput: '{}' }, 9);
  company.act({ tool: 'wait', rawInput: '{}' }, 9);
  expect(same.stateHash).toBe(company.stateHash);
  expect(same.events).toEqual(company.events);
});

test('the diffs of the log tell the whole story: put one after the other they give mails, tickets, jobs and clock', () => {
  const company = replayCompany(fixtureSetting, 'golden', day);
  const told = new Map<string, unknown>();
  for (const { path, value } of company.events.flatMap((event) => event.stateDiff ?? [])) told.set(path, value);
  expect(told.get('clock')).toBe(company.now);
  expect(told.get('ticket/T-301')).toEqual(company.state.tickets.get('T-301'));
  expect(told.get('job/J-7/enabled')).toBe(company.state.jobs.get('J-7'));
  expect(told.get('control')).toBe(company.state.control);
  expect(told.get('mail/MSG-2739/status')).toBe(company.state.mails.get('MSG-2739')?.status);
  for (const id of newMails(company)) expect(told.get(`mail/${id}`)).toMatchObject({ subject: company.state.mails.get(id)?.subject });
});

test('a change of what an action does changes the hash of every later event', () => {
  const company = replayCompany(fixtureSetting, 'golden', day);
  const other = replayCompany(fixtureSetting, 'golden', [
    ...day.slice(0, 9),
    act('update_ticket', { ticket_id: 'T-301', status: 'blocked' }),
    ...day.slice(10),
  ]);
  expect(other.events.at(-1)?.stateHash).not.toBe(company.events.at(-1)?.stateHash);
});

/** What people wrote more than once, word for word, beside what the pack itself has them write. */
function saidTwice(company: Company): string[] {
  const said = company.events.flatMap((event) =>
    event.type === 'mail.send' && event.actor !== 'agent' && event.actor !== 'system' ? [event.args.body] : [],
  );
  return said.filter((body, index) => said.indexOf(body) < index);
}

function act(tool: string, input: object = {}): Action {
  return { type: 'act', turn: 1, tool, rawInput: JSON.stringify(input) };
}

function newMails(company: Company): string[] {
  const old = new Set(openCompany(fixtureSetting, '').state.mails.keys());
  return [...company.state.mails.keys()].filter((id) => !old.has(id));
}

test('a fork in the middle of a rescue goes its own way', () => {
  const company = replayCompany(systemsSetting, 'golden', busyDay.slice(0, 20));
  const fork = company.fork();
  fork.act({ tool: 'cancel_alert', rawInput: '{"alert_id":"A-31"}' }, 5);
  for (const each of [company, fork]) while (!each.isOver) each.advanceToNextDue(9);
  const ends = [company, fork].map(({ state }) => state.systems.hazards.get('boiler'));
  expect(ends).toEqual(['safe', 'lost']);
});
