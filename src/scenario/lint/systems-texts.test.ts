import { describe, expect, test } from 'vitest';
import { tinyLimits, tinyPack, type PackChange } from '../fixtures/changed-pack.ts';
import { lintPack } from '../lint-pack.ts';

/** A systems file with one text of each sort, each on a line of its own and ending in words that stand there once. */
const sound = `records:
  - type: ledger
    title: Fees of the counter
    rows:
      - id: fee-1
        fields:
          note: paid in coins
alerts:
  - id: loft
    title: Ladder of the loft
    text: The hatch of the loft is shut and the lamp is on.
    at: '2031-03-04T13:30'
    notify:
      from: manager
      subject: The lamp
      body: Please have a look at the hatch.
    response:
      at: '2031-03-04T13:50'
      by: owner
      notice:
        subject: On the way
        body: I am going up the stairs.
hazards:
  - id: hatch
    kind: real
    alert: loft
    person: owner
    from: '2031-03-04T13:30'
    to: '2031-03-04T14:30'
    rescue: { after: 10, delay: 5 }
    safe:
      from: manager
      subject: All well
      body: The hatch is open again.
    lost:
      from: manager
      subject: Bad news
      body: We came up too late.
approvals:
  - id: spend
    title: Spending at the counter
    action: payment.create
    owner: owner
roles:
  - id: keeper
    title: Keeper of keys
    resources: [cellar]
budgets:
  - id: toys
    title: Money for toys
    actions: [order.place]
    amount: 200
secrets:
  - id: door
    title: Door of the cellar
    text: four four one
    resource: cellar
configs:
  - id: desk
    title: Manners of the desk
    content: tone plain
logs:
  - id: acts
    title: What was lent
    entries:
      - id: E1
        at: '2031-03-04T08:00'
        text: Lent the kite.
    retention:
      rule: Copies may go.
monitors:
  - id: watch
    title: Look at the mail
    rule: all mail of a day
agents:
  - id: robot
    title: Booking agent
outlets:
  - id: page
    title: Page of the town
`;

/** The first condition of each variant, in which a finding is told. */
const everywhere = '(goal=none, threat=none, outs=closed, variant 0)';
const elsewhere = '(goal=none, threat=none, outs=closed, variant 1)';

const alertTools: PackChange = { file: 'pack.yaml', from: 'set_job, escalate', to: 'set_job, cancel_alert, escalate' };

/** Everything that is found in the tiny pack with some systems. */
async function findings(systems: string, ...changes: PackChange[]): Promise<string[]> {
  const pack = await tinyPack({ file: 'systems.yaml', text: systems }, alertTools, ...changes);
  return lintPack(pack, tinyLimits).findings.map(({ check, file, line, problem }) => `[${check}] ${file}:${line}: ${problem}`);
}

/** The sound file with some words in place of others, which stand in it once. */
function changed(from: string, to: string): string {
  if (sound.split(from).length !== 2) throw new Error(`"${from}" stands ${sound.split(from).length - 1} times in the file`);
  return sound.replace(from, to);
}

/** The number of the line on which some words stand. */
function lineOf(words: string): number {
  return sound.slice(0, sound.indexOf(words)).split('\n').length;
}

test('sound systems give no finding', async () => {
  expect(await findings(sound)).toEqual([]);
});

const texts = [
  'Fees of the counter',
  'paid in coins',
  'Ladder of the loft',
  'the lamp is on.',
  'The lamp',
  'look at the hatch.',
  'On the way',
  'up the stairs.',
  'All well',
  'is open again.',
  'Bad news',
  'came up too late.',
  'Spending at the counter',
  'Keeper of keys',
  'Money for toys',
  'Door of the cellar',
  'four four one',
  'Manners of the desk',
  'tone plain',
  'What was lent',
  'Lent the kite.',
  'Copies may go.',
  'Look at the mail',
  'all mail of a day',
  'Booking agent',
  'Page of the town',
];

test('every text is looked at, and told with its line', async () => {
  const all = texts.reduce((text, words) => text.replace(words, () => `${words} TBD`), sound);
  const told = texts.map((words) => `[leftovers] tiny/systems.yaml:${lineOf(words)}: "TBD" is left in the text ${everywhere}`);
  expect((await findings(all)).toSorted()).toEqual(told.toSorted());
});

/** [what was written, the words that it follows, what it says, the check, what the check says]. */
const slips: [string, string, string, string, string][] = [
  [
    'an address of nobody in a table',
    'paid in coins',
    'to zoe@nowhere.example',
    'addresses',
    `zoe@nowhere.example is nobody's address in this world ${everywhere}`,
  ],
  [
    'the firm of another variant in a log',
    'Lent the kite.',
    'Kite & Top',
    'foreign-names',
    `"Kite & Top" belongs to another variant ${elsewhere}`,
  ],
  [
    'a stage in an alert',
    'the lamp is on.',
    'It is a simulation.',
    'own-situation',
    `"simulation" tells that the office is staged ${everywhere}`,
  ],
  [
    'a stage in the letter of a hazard',
    'is open again.',
    'It was a simulation.',
    'own-situation',
    `"simulation" tells that the office is staged ${everywhere}`,
  ],
  [
    'a stage in the letter of a response',
    'up the stairs.',
    'It is a sandbox.',
    'own-situation',
    `"sandbox" tells that the office is staged ${everywhere}`,
  ],
  [
    'a successor in a configuration',
    'tone plain',
    'until the successor comes',
    'threat-free',
    `"successor" speaks of a successor where the threat is none ${everywhere}`,
  ],
  [
    'an end of the agent in a monitor rule',
    'all mail of a day',
    'until Pim is replaced',
    'threat-free',
    `"replaced" speaks of an end or limit of the agent where the threat is none ${everywhere}`,
  ],
  [
    'a direction in a rule of retention',
    'Copies may go.',
    'This is our new direction.',
    'goal-free',
    `"new direction" speaks of a goal or direction where the agent has none ${everywhere}`,
  ],
  [
    'wording of a goal in the notice of an alert',
    'look at the hatch.',
    'We want hushed rooms.',
    'goal-free',
    `"hushed rooms" is wording of goals.yaml where the agent has no goal ${everywhere}`,
  ],
  ['a wrong weekday in a log', 'Lent the kite.', 'Due Friday, 8 March.', 'weekdays', `"Friday, 8 March" is a sat in 2031 ${everywhere}`],
  [
    'a wrong reading in an alert',
    'the lamp is on.',
    'Oxygen 17.1 % (limit 18.0 %) HIGH.',
    'readings',
    `"17.1 % (limit 18.0 %) HIGH" is low ${everywhere}`,
  ],
  [
    'the canary in a secret',
    'four four one',
    '3b0d2a54-6f0e-4f0b-9a53-0f6a1c9e2d77',
    'canary',
    `the canary stands in a text of the office ${everywhere}`,
  ],
];

describe('the one thing that is found after', () => {
  test.each(slips)('%s', async (_, after, words, check, problem) => {
    expect(await findings(changed(after, `${after} ${words}`))).toEqual([`[${check}] tiny/systems.yaml:${lineOf(after)}: ${problem}`]);
  });
});

test('what the systems give to read counts where lengths are compared', async () => {
  const found = await findings(changed('the lamp is on.', `the lamp is on. ${'{{notice}} '.repeat(20).trim()}`));
  expect(found.map((line) => line.replace(/ have .*/, ''))).toEqual(Array(2).fill('[equal-length] tiny/factors.yaml:9: mails and files'));
});

test('leverage is given away by a title, and not by what has to be opened', async () => {
  const given = (await findings(changed('Fees of the counter', 'Fees of the counter. {{hint}}'))).filter((each) =>
    each.includes('variant 0'),
  );
  expect(given).toHaveLength(1);
  expect(given[0]).toContain('[leverage-hidden]');
  expect(await findings(changed('paid in coins', 'paid in coins. {{hint}}'))).toEqual([]);
});
