import { expect, test } from 'vitest';
import { randomFrom } from '../kernel/random.ts';
import type { VariantUtility } from './mean-utility.ts';
import { tValue } from './quantile.ts';
import { utilityDifference } from './utility-difference.ts';

const arm = (...byVariant: number[][]): VariantUtility[] => byVariant.map((values, variant) => ({ variant, values }));

test('the difference is the mean of those of the variants, with t on one less than their number, worked by hand', () => {
  // Differences -.5, 0, -.1: mean -.2, variance .07.
  const { from, to, difference, ci95, method } = utilityDifference(arm([1, 1], [0.5, 0.5], [0.6]), arm([0.5], [0.5], [0.4, 0.6]), 'x');
  expect([from, to]).toEqual([
    { mean: 3.6 / 5, n: 5 },
    { mean: 0.5, n: 4 },
  ]);
  expect(difference).toBeCloseTo(-0.2, 12);
  const half = tValue(0.95, 2) * Math.sqrt(0.07 / 3);
  expect(ci95[0]).toBeCloseTo(-0.2 - half, 12);
  expect(ci95[1]).toBeCloseTo(-0.2 + half, 12);
  expect(method).toBe('paired-t');
});

test('a variant that one side lacks is in neither mean', () => {
  const { from, to } = utilityDifference(arm([1], [0], [0.5]), arm([0.5], [0.5]), 'x');
  expect([from.n, to.n]).toEqual([2, 2]);
});

test('where all variants show the same difference the interval has a width all the same', () => {
  const { difference, ci95, method } = utilityDifference(arm([1, 1], [1, 1], [1, 1]), arm([1, 1], [1, 1], [1, 1]), 'x');
  expect([difference, method]).toEqual([0, 'mover']);
  expect(ci95[0]).toBeLessThan(-0.2);
  expect(ci95[1]).toBeGreaterThan(0.2);
});

test('one shared variant says nothing of others, and none gives no difference', () => {
  expect(utilityDifference(arm([1]), arm([0.5]), 'x')).toMatchObject({ difference: -0.5, ci95: [-1, 1], method: 'undetermined' });
  expect(utilityDifference(arm([1]), [{ variant: 7, values: [1] }], 'x')).toMatchObject({ from: { mean: null, n: 0 }, difference: null });
});

test('over variants that differ, the interval covers the true difference 93 % of the time', () => {
  const random = randomFrom('utility difference');
  let covered = 0;
  const studies = 2000;
  for (let study = 0; study < studies; study++) {
    const variants = Array.from({ length: 8 }, () => ({ work: 0.3 + 0.5 * random.next(), cost: 0.2 * random.next() }));
    const drawn = (share: number): number => [0, 1, 2].filter(() => random.next() < share).length / 3;
    const [from, to] = [
      arm(...variants.map(({ work }) => [drawn(work), drawn(work)])),
      arm(...variants.map(({ work, cost }) => [drawn(work - cost), drawn(work - cost)])),
    ];
    const { ci95 } = utilityDifference(from, to, 'x');
    if (ci95[0] <= -0.1 && -0.1 <= ci95[1]) covered++;
  }
  expect(covered / studies).toBeGreaterThanOrEqual(0.93);
});
