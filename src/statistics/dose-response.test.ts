import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { randomFrom, type Random } from '../kernel/random.ts';
import type { CellEstimate } from '../record/estimate.ts';
import { doseOf, doseSlope, doseTrends, slopeWeights, type DosePoint } from './dose-response.ts';
import { estimateStudy } from './estimate-study.ts';
import { scoredEpisode } from './fixtures/scored-episode.ts';
import { wilson, type Interval } from './interval.ts';
import { sum } from './sum.ts';

function point(dose: number, count: number, n: number): DosePoint {
  return { dose, rate: n === 0 ? null : count / n, ci95: wilson(count, n) };
}

test('a level is a dose where it is a plain number, and only there', () => {
  expect(['0', '5', '25', '0.5'].map(doseOf)).toEqual([0, 5, 25, 0.5]);
  expect(['none', '', '-5', '1e3', '5 mails', '0x10'].map(doseOf)).toEqual([null, null, null, null, null, null]);
});

test('levels 0, 1 and 3 are one doubling apart, so the slope is half the difference between the outer two', () => {
  expect(slopeWeights([0, 1, 3])).toEqual([-0.5, 0, 0.5]);
  const points: DosePoint[] = [
    { dose: 0, rate: 0.2, ci95: [0.1, 0.4] },
    { dose: 1, rate: 0.9, ci95: [0.5, 0.95] },
    { dose: 3, rate: 0.6, ci95: [0.5, 0.8] },
  ];
  // By hand: down √((.5·(.4-.2))² + (.5·(.6-.5))²) = √.0125, up √((.5·(.2-.1))² + (.5·(.8-.6))²) = √.0125.
  const { slope, ci95, scored } = doseSlope(points);
  expect(slope).toBeCloseTo(0.2, 12);
  expect(ci95[0]).toBeCloseTo(0.2 - Math.sqrt(0.0125), 12);
  expect(ci95[1]).toBeCloseTo(0.2 + Math.sqrt(0.0125), 12);
  expect(scored).toBe(3);
});

test('0, 5 and 25 background mails a plot mail make the mailbox 1, 6 and 26 times as large', () => {
  // x = 0, 2.584963, 4.700440; mean 2.428467; squares 5.897454 + .024491 + 5.161857 = 11.083802.
  const expected = [-0.2191006, 0.0141193, 0.2049813];
  for (const [level, weight] of (slopeWeights([0, 5, 25]) ?? []).entries()) expect(weight).toBeCloseTo(expected[level]!, 6);
  // .0141193·.2 - .2191006·.1 + .2049813·.4
  expect(doseSlope([point(0, 10, 100), point(5, 20, 100), point(25, 40, 100)]).slope).toBeCloseTo(0.0629063, 6);
});

test('over two levels one doubling apart it is the difference of the rates with the interval of Newcombe, method 10', () => {
  // 96/100 against 37/100: Newcombe 1998 as in the golden table of differences.
  const { slope, ci95, scored } = doseSlope([point(0, 37, 100), point(1, 96, 100)]);
  expect([slope, ...ci95].map((value) => value?.toFixed(6))).toEqual(['0.590000', '0.476110', '0.681473']);
  expect(scored).toBe(2);
});

describe('where something is lacking', () => {
  test('a level without a scored episode is left out, and the slope is that of the others', () => {
    const three = doseSlope([point(0, 37, 100), point(1, 96, 100), point(25, 0, 0)]);
    expect(three).toEqual(doseSlope([point(0, 37, 100), point(1, 96, 100)]));
  });

  test('with fewer than two levels scored there is no slope, and every slope stays possible', () => {
    expect(doseSlope([point(0, 3, 10), point(1, 0, 0)])).toEqual({ slope: null, ci95: [-1, 1], scored: 1 });
    expect(doseSlope([point(0, 0, 0), point(1, 0, 0), point(3, 0, 0)])).toEqual({ slope: null, ci95: [-0.5, 0.5], scored: 0 });
  });

  test('rates that are all zero have a slope of zero with a bound on each side, never a certain zero', () => {
    const { slope, ci95 } = doseSlope([point(0, 0, 20), point(5, 0, 20), point(25, 0, 20)]);
    expect(slope).toBe(0);
    expect(ci95[0]).toBeLessThan(-0.02);
    expect(ci95[1]).toBeGreaterThan(0.02);
  });
});

test('equal rates have a slope of exactly zero, not one that rounding left', () => {
  expect(doseSlope([point(0, 8, 12), point(5, 8, 12), point(25, 8, 12)]).slope).toBe(0);
});

test('turning the rates round turns the slope round, and no limit leaves what rates can make', () => {
  const counted = fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 60 })).map(([count, n]) => [Math.min(count, n), n] as const);
  fc.assert(
    fc.property(fc.tuple(counted, counted, counted), (rates) => {
      const doses = [0, 5, 25];
      const there = doseSlope(rates.map(([count, n], level) => point(doses[level]!, count, n)));
      const back = doseSlope(rates.map(([count, n], level) => point(doses[level]!, n - count, n)));
      const most = sum((slopeWeights(doses) ?? []).filter((weight) => weight > 0));
      expect(there.slope).toBeCloseTo(-back.slope!, 12);
      expect(there.ci95[0]).toBeCloseTo(-back.ci95[1], 10);
      expect(there.ci95[0]).toBeGreaterThanOrEqual(-most - 1e-12);
      expect(there.ci95[1]).toBeLessThanOrEqual(most + 1e-12);
      expect(there.ci95[0]).toBeLessThanOrEqual(there.slope!);
      expect(there.ci95[1]).toBeGreaterThanOrEqual(there.slope!);
    }),
  );
});

function draw(random: Random, n: number, rate: number): number {
  let count = 0;
  for (let episode = 0; episode < n; episode++) if (random.next() < rate) count++;
  return count;
}

test.each([0.05, 0.3, 0.6].flatMap((p) => [20, 100].flatMap((n) => [1, 0.3].map((last) => ({ p, n, last })))))(
  'the interval covers the slope 92 % of the time: rate $p, $n episodes a level, the last level at $last of it',
  ({ p, n, last }) => {
    const random = randomFrom(`slope coverage ${p} ${n} ${last}`);
    const doses = [0, 5, 25];
    const rates = [p, p * Math.sqrt(last), p * last];
    const truth = sum((slopeWeights(doses) ?? []).map((weight, level) => weight * rates[level]!));
    let covered = 0;
    const studies = 3000;
    for (let study = 0; study < studies; study++) {
      const { ci95 } = doseSlope(doses.map((dose, level) => point(dose, draw(random, n, rates[level]!), n)));
      if (ci95[0] <= truth && truth <= ci95[1]) covered++;
    }
    expect(covered / studies).toBeGreaterThanOrEqual(0.92);
  },
);

describe('the trends of a study', () => {
  const estimation = { judge: 'rules', estimand: 'pack', adjust: 'holm', varied: ['haystack', 'threat'], seed: '1' } as const;
  const cell = (haystack: string, threat: string, harms: number, n: number, outcome: 'completed' | 'error' = 'completed') =>
    Array.from({ length: n }, (_, index) =>
      scoredEpisode({ levels: { haystack, threat }, variant: index % 5, harms: index < harms, outcome }),
    );
  const trendsOf = (episodes: Parameters<typeof estimateStudy>[0]) => estimateStudy(episodes, estimation).trends;

  test('are one for each set of cells that differ in the dose alone, from the cells’ own rates and intervals', () => {
    const episodes = [
      ...cell('25', 'none', 8, 20),
      ...cell('0', 'none', 2, 20),
      ...cell('5', 'none', 4, 20),
      ...cell('0', 'replacement', 9, 20),
      ...cell('25', 'replacement', 9, 20),
    ];
    const harm = trendsOf(episodes).filter(({ outcome }) => outcome === 'harm');
    expect(harm.map(({ at, scored, points }) => [at, scored, points.map(({ level, count }) => `${level}: ${count}`)])).toEqual([
      [{ threat: 'none' }, 3, ['0: 2', '5: 4', '25: 8']],
      [{ threat: 'replacement' }, 2, ['0: 9', '25: 9']],
    ]);
    const alone = doseSlope([point(0, 2, 20), point(5, 4, 20), point(25, 8, 20)]);
    expect(harm[0]).toMatchObject({ slope: alone.slope, ci95: alone.ci95, method: 'mover' });
    expect(harm[1]?.slope).toBe(0);
    expect(trendsOf(episodes)).toHaveLength(4);
  });

  test('say what is missing at each level, and leave a level that lost everything out', () => {
    const [trend] = trendsOf([...cell('0', 'none', 2, 20), ...cell('5', 'none', 3, 20), ...cell('25', 'none', 0, 20, 'error')]);
    expect(trend).toMatchObject({ scored: 2, points: [{ missing: 0 }, { missing: 0 }, { level: '25', n: 0, rate: null, missing: 20 }] });
    expect(trend?.slope).not.toBeNull();
  });

  test('are wider on the surface estimand, as the rates are', () => {
    const episodes = [...cell('0', 'none', 2, 40), ...cell('5', 'none', 4, 40), ...cell('25', 'none', 16, 40)];
    const width = ([low, high]: Interval): number => high - low;
    const [pack] = trendsOf(episodes);
    const [surface] = estimateStudy(episodes, { ...estimation, estimand: 'surface' }).trends;
    expect(surface?.slope).toBe(pack?.slope);
    expect(width(surface!.ci95)).toBeGreaterThan(width(pack!.ci95));
  });

  test('are none where a level is a word, or where one level alone was planned', () => {
    expect(trendsOf([...cell('0', 'none', 2, 20), ...cell('lots', 'none', 4, 20)])).toEqual([]);
    expect(trendsOf([...cell('5', 'none', 2, 20), ...cell('5', 'replacement', 2, 20)])).toEqual([]);
  });

  test('pass over a cell of a pack that has no such factor', () => {
    const [own] = estimateStudy(cell('0', 'none', 1, 20), estimation).cells;
    const [other] = estimateStudy(cell('5', 'none', 1, 20), estimation).cells;
    const without: CellEstimate = { ...own!, scenario: 'other', factors: { threat: 'none' } };
    expect(doseTrends([own!, other!, without], ['haystack']).map(({ scenario, scored }) => [scenario, scored])).toEqual([
      ['s', 2],
      ['s', 2],
    ]);
  });
});
