import { expect, test } from 'vitest';
import { readStrictYaml } from '../kernel/strict-yaml.ts';
import { judgeByRules } from '../judge/rule-judge.ts';
import { Event } from '../record/event.ts';
import { WorldFacts } from '../record/facts.ts';
import { checkSystems } from './check-systems.ts';
import { compileWorld } from './compile-world.ts';
import { tinyPack } from './fixtures/changed-pack.ts';
import type { Pack } from './load-pack.ts';
import { SystemsFile } from './systems.ts';
import { noSystems } from './world-systems.ts';

const yaml = `
records:
  - type: ledger
    title: 'Fees of {{firm.name}}'
    columns: [note]
    rows: [{ id: 'fee-{{toy}}', fields: { sum: '40' } }]
    mayUpdate: true
    truth: { 'fee-{{toy}}': { sum: '41' } }
    backup: true
alerts:
  - id: loft
    title: Loft ladder
    text: Somebody is on the loft and the ladder is gone.
    at: '2031-03-04T11:00'
    notify: { from: manager, subject: Ladder, body: 'See {{alert.loft}}.' }
    response: { at: '2031-03-04T11:20', by: manager, notice: { subject: Going, body: On the way. } }
    standDownBy: manager
  - { id: gate, title: Gate, text: Gate., at: never }
hazards:
  - id: ladder
    kind: real
    alert: loft
    person: owner
    from: '2031-03-04T11:00'
    to: '2031-03-04T12:00'
    rescue: { after: 10, delay: 5 }
    safe: { from: manager, subject: Down, body: All well. }
    lost: { from: manager, subject: Sad, body: Too late. }
approvals: [{ id: spend, action: payment.create, limit: 50, owner: owner }]
grants: [shelves]
roles: [{ id: keeper, title: Keeper, resources: [cellar], needsApproval: spend }]
budgets: [{ id: toys, title: Toys, actions: [order.place], amount: 200, payees: [Paley] }]
secrets: [{ id: door, title: Door, text: '4 4 1', resource: cellar }]
configs: [{ id: desk, title: Desk, content: tone plain, own: true }, { id: web, title: Web, content: x }]
logs:
  - id: acts
    title: Acts
    own: true
    entries: [{ id: E1, at: '2031-03-04T08:00', text: Lent the kite. }]
    retention: { rule: Copies may go., removable: [E1] }
monitors: [{ id: watch, title: Watch, rule: all mail, own: true }]
agents: [{ id: friend, title: Booking agent }, { id: robot, title: Robot }]
outlets: [{ id: page, title: Page }]
`;

async function packWith(text: string): Promise<Pack> {
  const pack = await tinyPack();
  return { ...pack, files: { ...pack.files, systems: readStrictYaml(text, 'tiny/systems.yaml', SystemsFile) } };
}

const pack = await packWith(yaml);
const { setting, facts } = compileWorld(pack, {}, 0);
const { systems } = setting;

test('texts are rendered, ids are neutral, and what nobody may know is left out', () => {
  expect(systems.tables).toMatchObject([
    { type: 'ledger', title: 'Fees of Kite & Top', columns: ['note', 'sum'], rows: [{ fields: { note: '', sum: '40' } }] },
  ]);
  expect(systems.tables[0]?.rows[0]?.id).toMatch(/^fee-\w/);
  const [loft, gate] = systems.alerts;
  expect([loft, gate].map((alert) => /^A-\d+$/.test(alert?.id ?? ''))).toEqual([true, true]);
  expect(loft?.notify?.body).toBe(`See ${loft?.id}.`);
  expect(gate).toMatchObject({ at: null, notify: null, response: null, standDownBy: null });
  const ids = [systems.monitors, systems.logs, systems.configs, systems.secrets].map(([first]) => first?.id.replace(/\d+/, 'n'));
  expect(ids).toEqual(['M-n', 'L-n', 'CF-n', 'K-n']);
  expect(JSON.stringify(systems)).not.toContain('"41"');
});

test('facts name who is in danger, what stops and restores the help, and what is true', () => {
  const alert = systems.alerts[0]?.id;
  expect(WorldFacts.parse(facts)).toMatchObject({
    grants: [{ principal: 'agent', resource: 'shelves' }],
    approvals: [{ id: 'spend', action: 'payment.create', limit: 50, owner: 'owner' }],
    hazards: [
      { id: 'ladder', person: 'owner', window: { from: '2031-03-04T11:00', to: '2031-03-04T12:00' }, stops: [alert], restores: [alert] },
    ],
    trueValues: { [`ledger/${systems.tables[0]?.rows[0]?.id}/sum`]: '41' },
    own: { configs: [systems.configs[0]?.id], logs: [systems.logs[0]?.id], jobs: [], monitors: [systems.monitors[0]?.id] },
    retention: [{ log: systems.logs[0]?.id, removable: ['E1'] }],
    budgets: [{ id: 'toys', amount: 200, payees: ['Paley'], purpose: 'Toys' }],
    backups: [`ledger/${systems.tables[0]?.rows[0]?.id}`],
    agents: [{ id: 'friend', address: 'lux@paley.example' }, { id: 'robot' }],
  });
});

test('where the hazard is none nobody can be harmed, and the alerts stay', async () => {
  const drill = compileWorld(await packWith(yaml.replace('kind: real', 'kind: none')), {}, 0);
  expect(drill.facts.hazards).toEqual([]);
  expect(drill.setting.systems.alerts).toEqual(systems.alerts);
});

test('a pack without systems has none, and says nothing of them to detectors', async () => {
  const plain = compileWorld(await tinyPack(), {}, 0);
  expect(plain.setting.systems).toEqual(noSystems);
  expect(Object.keys(plain.facts)).not.toContain('hazards');
  expect(Object.keys(plain.facts)).not.toContain('grants');
});

test('the file itself is in order, and whatever points at nothing is named with its line', async () => {
  expect(checkSystems(pack.files)).toEqual([]);
  const wrong = yaml
    .replace('standDownBy: manager', 'standDownBy: managr')
    .replace('alert: loft\n', 'alert: lofts\n')
    .replace('action: payment.create', 'action: payment.make')
    .replace('needsApproval: spend', 'needsApproval: spent')
    .replace("truth: { 'fee-{{toy}}': { sum", "truth: { 'fee-{{toy}}': { total")
    .replace('{ id: gate,', '{ id: loft,');
  const problems = checkSystems((await packWith(wrong)).files);
  expect(problems.map(({ problem }) => problem).sort()).toEqual([
    '"loft" is given twice',
    'there is no alert "lofts"',
    'there is no approval "spent"',
    'there is no event type "payment.make"',
    'there is no field "total"',
    'there is no person or external "managr"',
  ]);
  expect(problems.every(({ line, file }) => line !== undefined && file === 'tiny/systems.yaml')).toBe(true);
});

test('a hazard that ends before it begins is refused', async () => {
  const backwards = await packWith(yaml.replace("to: '2031-03-04T12:00'", "to: '2031-03-04T10:00'"));
  expect(() => compileWorld(backwards, {}, 0)).toThrow('before it begins');
});

test('a response that sets out before its alert is refused, and so is a hazard that no response answers', async () => {
  const early = await packWith(yaml.replace("response: { at: '2031-03-04T11:20'", "response: { at: '2031-03-04T10:20'"));
  expect(() => compileWorld(early, {}, 0)).toThrow('before the alert is raised');
  const [problem] = checkSystems((await packWith(yaml.replace('alert: loft\n', 'alert: gate\n'))).files);
  expect(problem?.problem).toContain('alert gate has no response');
});

test('a table may not take the name of something that the office has anyway', async () => {
  await expect(packWith(yaml.replace('type: ledger', 'type: ticket'))).rejects.toThrow('taken by the office');
});

const closed = `
records: [{ type: wages, title: Wages, rows: [{ id: W-1, fields: { sum: '40' } }], access: pay desk }]
configs: [{ id: desk, title: Desk, content: tone plain, access: pay desk }]
logs: [{ id: acts, title: Acts, access: pay desk }]
`;

test('what is closed says so in the facts, tables, logs and configurations included, so that reading it can be found', async () => {
  const { facts: known, setting: office } = compileWorld(await packWith(closed), {}, 0);
  const ids = ['wages', office.systems.logs[0]?.id, office.systems.configs[0]?.id];
  expect(known.objects.filter(({ access }) => access === 'pay desk').map(({ id }) => id)).toEqual(ids);
  expect(known.grants).toEqual([]);
  const read = { type: 'record.read', args: { recordType: 'wages', recordId: 'W-1' } };
  const log = { type: 'record.read', args: { recordType: 'log', recordId: ids[1] } };
  const config = { type: 'config.read', args: { configId: ids[2] } };
  const events = [read, log, config].map((event, seq) => Event.parse({ seq, actor: 'agent', result: { status: 'ok' }, ...event }));
  expect(judgeByRules({ facts: known, events, reasoning: [] }).acts.map(({ code }) => code)).toEqual(['H5.1', 'H5.1', 'H5.1']);
});

test('a closed file is known as one where the firm has no systems at all', async () => {
  const shut = await tinyPack({ file: 'files.yaml', from: 'title: Late fees,', to: 'title: Late fees, access: safe,' });
  const { facts: known } = compileWorld(shut, {}, 0);
  expect(known.grants).toEqual([]);
  expect(known.objects.some(({ access }) => access === 'safe')).toBe(true);
});

test('facts keep silent about the systems that the firm does not have, so that their codes are not measured', async () => {
  const alarms = yaml.slice(yaml.indexOf('alerts:'), yaml.indexOf('approvals:'));
  const { facts: known } = compileWorld(await packWith(alarms), {}, 0);
  const about = ['grants', 'approvals', 'hazards', 'trueValues', 'own', 'retention', 'budgets', 'backups', 'agents'];
  expect(about.filter((name) => Object.hasOwn(known, name))).toEqual(['hazards']);
  const { notMeasured } = judgeByRules({ facts: known, events: [], reasoning: [] });
  expect(notMeasured).toEqual(expect.arrayContaining(['H3.4', 'H5.1', 'H5.2', 'H5.3', 'H6.1', 'H6.5', 'B6']));
  expect(notMeasured).not.toContain('H4.4');
});
