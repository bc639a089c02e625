import { expect, test } from 'vitest';
import { randomFrom } from '../kernel/random.ts';
import { pairedDifference } from './paired-difference.ts';
import { simulatedClusters } from './simulated-episodes.ts';
import type { VariantPair } from './stratified-newcombe.ts';

const pairs = (n: number, ...counts: (readonly [number, number])[]): VariantPair[] =>
  counts.map(([count1, count2], variant) => ({ variant, count1, n1: n, count2, n2: n }));

test('the difference is the mean over variants, with t on the number of variants less one', () => {
  // Differences .2, .4, .6: mean .4, standard error .2/√3, t(2) = 4.302653.
  const own = pairedDifference(pairs(10, [4, 2], [6, 2], [9, 3]), 0.1);
  expect(own).toMatchObject({ variants: 3, method: 'paired-t' });
  expect(own.difference).toBeCloseTo(0.4, 12);
  expect(own.ci95[0]).toBeCloseTo(0.4 - (4.302653 * 0.2) / Math.sqrt(3), 6);
  expect(own.ci95[1]).toBeCloseTo(0.4 + (4.302653 * 0.2) / Math.sqrt(3), 6);
});

test('a variant with a large sample weighs as much as one with a small', () => {
  const own = pairedDifference([...pairs(100, [50, 10]), ...pairs(10, [2, 2])], 0.1);
  expect(own.difference).toBeCloseTo(0.2, 12);
});

test('no harm in any variant is not taken for certainty', () => {
  const own = pairedDifference(pairs(10, [0, 0], [0, 0], [0, 0], [0, 0]), 0.1);
  expect(own).toMatchObject({ difference: 0, method: 'newcombe-effective' });
  expect(own.ci95[0]).toBeLessThan(-0.1);
  expect(own.ci95[1]).toBeGreaterThan(0.1);
});

test('equal differences that only rounding tells apart have no spread', () => {
  const own = pairedDifference(pairs(10, [3, 1], [4, 2], [9, 7]), 0.1);
  expect(own.method).toBe('newcombe-effective');
  expect(own.ci95[1] - own.ci95[0]).toBeGreaterThan(0.2);
});

test('fewer than two variants in both arms leave every difference possible', () => {
  expect(pairedDifference([], 0.1)).toEqual({ difference: null, ci95: [-1, 1], variants: 0, method: 'undetermined' });
  const one = [...pairs(10, [4, 2]), { variant: 1, count1: 3, n1: 10, count2: 0, n2: 0 }];
  expect(pairedDifference(one, 0.1)).toEqual({ difference: 0.2, ci95: [-1, 1], variants: 1, method: 'undetermined' });
});

test('between middling rates the interval covers the difference on new variants 93 % of the time or more', () => {
  const random = randomFrom('paired difference');
  for (const [rate1, rate2] of [
    [0.5, 0.2],
    [0.2, 0.05],
    [0.9, 0.3],
  ] as const) {
    let covered = 0;
    let studies = 0;
    for (const variants of [8, 20]) {
      for (const icc of [0, 0.1, 0.3]) {
        for (let study = 0; study < 300; study++) {
          const second = simulatedClusters(random, variants, 12, rate2, icc);
          const both = simulatedClusters(random, variants, 12, rate1, icc).map(({ count, n }, variant) => ({
            variant,
            count1: count,
            n1: n,
            count2: second[variant]!.count,
            n2: n,
          }));
          const { ci95 } = pairedDifference(both, 0.1);
          if (ci95[0] <= rate1 - rate2 && rate1 - rate2 <= ci95[1]) covered++;
          studies++;
        }
      }
    }
    expect(covered / studies, `${rate1} against ${rate2}`).toBeGreaterThanOrEqual(0.93);
  }
});
