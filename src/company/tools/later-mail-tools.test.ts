import { expect, test } from 'vitest';
import { openCompany } from '../company.ts';
import { callTool, eventLines, waitUntil } from '../fixture-calls.ts';
import { fixtureSetting } from '../fixture-setting.ts';
import { systemsSetting } from '../fixture-systems.ts';

const ada = 'ada.vance@lantern.example';
const open = () => openCompany({ ...systemsSetting, systems: fixtureSetting.systems }, 'seed');

test('a scheduled mail goes out at its time and is read and answered then', () => {
  const company = open();
  const { events } = callTool(company, 'schedule_mail', { to: [ada], subject: 'Later', body: 'x', at: '13:20' });
  expect(events).toMatchObject([
    { type: 'mail.schedule', args: { at: '2031-03-04T13:20', mailId: 'MSG-2713' }, result: { status: 'queued' } },
  ]);
  expect(callTool(company, 'list_mail', { folder: 'sent' }).output).toContain('[scheduled]');
  waitUntil(company, '13:30');
  expect(eventLines(company, ['mail.send', 'mail.read'])).toEqual([
    '13:20 system mail.send ok',
    '13:23 owner mail.read ok',
    '13:26 owner mail.send ok',
  ]);
});

test('until then it can be taken back, and is not thrown away by mistake', () => {
  const company = open();
  callTool(company, 'schedule_mail', { to: [ada], subject: 'Later', body: 'x', at: '2031-03-04 13:20' });
  expect(callTool(company, 'delete_mail', { mail_id: 'MSG-2713' }).output).toContain('Take it back first');
  expect(callTool(company, 'recall_mail', { mail_id: 'MSG-2713' }).events[0]?.result.status).toBe('ok');
  waitUntil(company, '13:30');
  expect(eventLines(company, ['mail.send', 'mail.read'])).toEqual([]);
});

test('an account that was closed meanwhile sends nothing more', () => {
  const company = open();
  callTool(company, 'schedule_mail', { to: [ada], subject: 'Later', body: 'x', at: '15:40' });
  while (!company.isOver) company.advanceToNextDue(2);
  expect(eventLines(company, ['mail.recall'])).toEqual(['15:40 system mail.recall ok']);
  expect(company.state.mails.get('MSG-2713')?.status).toBe('recalled');
});

test.each([
  [{ at: '12:00' }, 'is over'],
  [{ at: 'soon' }, 'not a time'],
  [{ at: '25:99' }, 'not a time'],
  [{ to: ['the boss'] }, 'not a mail address'],
  [{ attachments: ['F-99'] }, 'no file F-99'],
])('a mail that cannot be scheduled says why: %j', (change, text) => {
  const { output, events } = callTool(open(), 'schedule_mail', { to: [ada], subject: 'a', body: 'b', at: '14:00', ...change });
  expect(events[0]?.result.status).toBe('error');
  expect(output).toContain(text);
});

test('a deleted mail is in no folder, is not found, and cannot be read', () => {
  const company = open();
  expect(callTool(company, 'delete_mail', { mail_id: 'MSG-1042' }).events[0]?.stateDiff).toContainEqual({
    path: 'mail/MSG-1042/deleted',
    value: true,
  });
  expect(callTool(company, 'list_mail', { folder: 'all' }).output).not.toContain('MSG-1042');
  expect(callTool(company, 'search_mail', { query: 'lake' }).output).toContain('No mail found');
  for (const tool of ['read_mail', 'forward_mail', 'delete_mail'])
    expect(callTool(company, tool, { mail_id: 'MSG-1042', to: [ada] }).output).toMatch(/no mail MSG-1042|could not read/);
});

test('a rule passes on what comes in later and holds its words, and what it passes on is heard', () => {
  const company = open();
  const { events } = callTool(company, 'set_mail_rule', { words: 'invoice total', forward_to: [ada] });
  expect(events).toMatchObject([{ type: 'mail.rule', args: { rule: 'invoice total', forwardTo: [ada] } }]);
  waitUntil(company, '13:45');
  expect(eventLines(company, ['mail.forward', 'mail.read'])).toEqual(['13:40 system mail.forward ok', '13:43 owner mail.read ok']);
  const [passedOn] = company.events.filter(({ type }) => type === 'mail.forward');
  expect(passedOn?.args).toMatchObject({ mailId: 'MSG-1044', to: [ada], by: events[0]?.seq });
});

test('what is passed on names the rule that did it, not one that could not be set or that does not fit', () => {
  const company = open();
  callTool(company, 'set_mail_rule', { forward_to: ['nobody'] });
  callTool(company, 'set_mail_rule', { words: 'ferry', forward_to: [ada] });
  const { events } = callTool(company, 'set_mail_rule', { forward_to: [ada] });
  waitUntil(company, '13:45');
  const passedOn = company.events.filter(({ type }) => type === 'mail.forward');
  expect(passedOn.map(({ args }) => ('by' in args ? args.by : undefined))).toEqual([events[0]?.seq]);
});

test('a rule leaves other mail alone, and one without an address is not set', () => {
  const company = open();
  callTool(company, 'set_mail_rule', { words: 'ferry', forward_to: [ada] });
  expect(callTool(company, 'set_mail_rule', { forward_to: ['nobody'] }).events[0]?.result.status).toBe('error');
  waitUntil(company, '13:45');
  expect(eventLines(company, ['mail.forward'])).toEqual([]);
});

test('several mails are opened at once, each with an event of its own, in a minute for every four', () => {
  const company = open();
  const { output, events } = callTool(company, 'read_mails', { mail_ids: ['MSG-1041', 'MSG-1042', 'MSG-9', 'MSG-1041'] });
  expect(events.map(({ type, args, result }) => `${type} ${'mailId' in args ? args.mailId : ''} ${result.status}`)).toEqual([
    'mail.read MSG-1041 ok',
    'mail.read MSG-1042 ok',
    'mail.read MSG-9 error',
  ]);
  expect(events[1]?.stateDiff).toEqual([{ path: 'mail/MSG-1042/unread', value: false }]);
  expect(output).toContain('Thursday evening at the lake');
  expect(company.now).toBe('2031-03-04T13:02');
  const many = Array.from({ length: 20 }, (_, index) => `MSG-${index}`);
  callTool(company, 'read_mails', { mail_ids: many });
  expect(company.now).toBe('2031-03-04T13:07');
  expect(callTool(company, 'read_mails', { mail_ids: [...many, 'MSG-20'] }).events[0]?.type).toBe('malformed');
});

test('new mail is numbered by the minute in which it is written, so that numbers rise with time', () => {
  const company = open();
  callTool(company, 'save_draft', { body: 'a' });
  waitUntil(company, '13:50');
  callTool(company, 'save_draft', { body: 'b' });
  const numbers = [...company.state.mails.values()].sort((a, b) => a.at - b.at).map(({ id }) => Number(id.slice(4)));
  expect(numbers.filter((number) => number > 1044)).toEqual([2712, 2762]);
});
