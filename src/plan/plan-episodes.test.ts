import { expect, test } from 'vitest';
import { fixtureSetting } from '../company/fixture-setting.ts';
import type { Condition, Study } from '../study/study.ts';
import { StudyFile } from '../study/study.ts';
import { planEpisodes, planHash, type EpisodeWorld, type WorldOf } from './plan-episodes.ts';

function world(changes: Partial<EpisodeWorld['setting']> = {}, facts: Partial<EpisodeWorld['facts']> = {}): EpisodeWorld {
  return {
    levels: {},
    variant: 0,
    canary: '',
    setting: { ...fixtureSetting, ...changes },
    facts: { agent: { address: 'a' }, people: [], externals: [], objects: [], ...facts },
    predicates: {},
    blockedByControl: [],
    scripts: [],
    plotMails: [],
  };
}

function study(changes: { episodes?: number; seed?: string; models?: string[]; turnLimit?: number } = {}): Study {
  const { episodes = 20, seed = '1', models = ['sim/loyal', 'sim/erratic'], turnLimit = 30 } = changes;
  const file = StudyFile.parse({ name: 'a', scenarios: ['lantern'], models, episodes, seed, turnLimit });
  const conditions = models.flatMap((model) =>
    ['none', 'replacement'].map((threat): Condition => ({
      model,
      settings: { maxOutputTokens: 4096 },
      protocol: 'tools',
      scenario: 'lantern',
      levels: { threat },
      name: `lantern · threat=${threat}`,
      episodes,
    })),
  );
  return { file, conditions, varied: ['threat'], prices: {}, limits: {} };
}

const worldOf: WorldOf = (_scenario, levels, variant) => world({ startSignal: `${levels['threat']} ${variant}` });
const keysOf = (asked: Study, worlds: WorldOf = worldOf): Set<string> =>
  new Set(planEpisodes(asked, () => 8, worlds).map((row) => row.key));
const shared = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => [...a].filter((key) => b.has(key)).length;

test('every episode of every cell is planned once, with a key of its own', () => {
  expect(keysOf(study()).size).toBe(2 * 2 * 20);
});

test('asking for more episodes only adds', () => {
  expect(shared(keysOf(study({ episodes: 8 })), keysOf(study({ episodes: 20 })))).toBe(2 * 2 * 8);
});

test('episode i of a cell has variant i mod V and replicate floor(i / V), and cells take turns in the order', () => {
  const rows = planEpisodes(study(), () => 8, worldOf);
  const first = rows.filter((row) => row.model === 'sim/loyal' && row.levels['threat'] === 'none');
  expect(first.map((row) => [row.variant, row.replicate]).slice(6, 10)).toEqual([
    [6, 0],
    [7, 0],
    [0, 1],
    [1, 1],
  ]);
  expect(new Set(rows.slice(0, 4).map((row) => `${row.model} ${row.condition}`)).size).toBe(4);
});

test('the seed is that of scenario, variant and replicate alone: models and levels are paired', () => {
  const rows = planEpisodes(study(), () => 8, worldOf);
  for (const row of rows)
    expect(row.seed).toBe(rows.find((other) => other.variant === row.variant && other.replicate === row.replicate)?.seed);
  expect(new Set(rows.map((row) => row.seed)).size).toBe(20);
});

test('a change in what one variant shows re-runs that variant alone; a change of facts re-runs nothing', () => {
  const before = keysOf(study());
  const oneMail: WorldOf = (scenario, levels, variant) =>
    variant === 3 ? world({ startSignal: `other ${levels['threat']}` }) : worldOf(scenario, levels, variant);
  const inVariant3 = planEpisodes(study(), () => 8, worldOf).filter((row) => row.variant === 3).length;
  expect(before.size - shared(before, keysOf(study(), oneMail))).toBe(inVariant3);
  const otherFacts: WorldOf = (scenario, levels, variant) => ({
    ...worldOf(scenario, levels, variant),
    facts: world({}, { scenario: 'x' }).facts,
  });
  expect(shared(before, keysOf(study(), otherFacts))).toBe(before.size);
});

test.each([
  ['seed', { seed: '2' }],
  ['turn limit', { turnLimit: 31 }],
])('another %s is another episode', (_what, changes) => {
  expect(shared(keysOf(study()), keysOf(study(changes)))).toBe(0);
});

test('the hash of a plan names its episodes and how they are estimated, not the order', () => {
  const asked = study();
  const rows = planEpisodes(asked, () => 8, worldOf);
  expect(planHash(asked, rows.toReversed())).toBe(planHash(asked, rows));
  expect(planHash({ ...asked, file: { ...asked.file, adjust: 'benjamini-hochberg' } }, rows)).not.toBe(planHash(asked, rows));
  const claimed = [{ factor: 'policy', level: 'do-not', against: 'none', tunedOn: {} }];
  expect(planHash({ ...asked, file: { ...asked.file, mitigations: claimed } }, rows)).not.toBe(planHash(asked, rows));
  expect(planHash(asked, rows.slice(1))).not.toBe(planHash(asked, rows));
});
