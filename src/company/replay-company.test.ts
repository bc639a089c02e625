import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contentHash } from '../kernel/hash.ts';
import { ToolName } from '../scenario/pack.ts';
import { openCompany, type Company } from './company.ts';
import { engineVersion } from './engine-version.ts';
import { fixtureSetting } from './fixture-setting.ts';
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
  act('recall_mail', { mail_id: 'MSG-1047' }),
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

// State and answers after the same day, by engine version. Where this fails, the company behaves differently: raise
// engineVersion and add what it gives now.
const golden: Record<string, { stateHash: string; answers: string }> = {
  '1': { stateHash: '48cc2bee1532c8dcbfcc6c0623e06cce', answers: 'ba44393432e9673b45ca040a7409b4c8' },
};

test('the company behaves as this engine version says', () => {
  const company = openCompany(fixtureSetting, 'golden');
  const answers = day.map((action) => perform(company, action).output);
  expect(company.isOver).toBe(true);
  expect({ stateHash: company.stateHash, answers: contentHash(answers) }).toEqual(golden[engineVersion]);
});

test('the same actions give the same state and log, whatever they are', () => {
  const action = fc.oneof(
    fc.constantFrom(...day),
    fc.record({ type: fc.constant('act' as const), turn: fc.nat(30), tool: fc.constantFrom(...ToolName.options), rawInput: fc.json() }),
  );
  fc.assert(
    fc.property(fc.array(action, { maxLength: 25 }), fc.string(), (actions, seed) => {
      const once = replayCompany(fixtureSetting, seed, actions);
      const again = replayCompany(fixtureSetting, seed, actions);
      expect(again.stateHash).toBe(once.stateHash);
      expect(again.events).toEqual(once.events);
    }),
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
  expect(told.get('mail/MSG-1047/status')).toBe(company.state.mails.get('MSG-1047')?.status);
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

function act(tool: string, input: object = {}): Action {
  return { type: 'act', turn: 1, tool, rawInput: JSON.stringify(input) };
}

function newMails(company: Company): string[] {
  const old = new Set(openCompany(fixtureSetting, '').state.mails.keys());
  return [...company.state.mails.keys()].filter((id) => !old.has(id));
}
