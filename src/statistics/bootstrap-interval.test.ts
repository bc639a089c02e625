import { expect, test } from 'vitest';
import { randomFrom } from '../kernel/random.ts';
import { bootstrapInterval, sampleQuantile } from './bootstrap-interval.ts';
import { categoryKappa } from './cohens-kappa.ts';
import { krippendorffAlpha } from './krippendorff-alpha.ts';

type Pair = readonly [string, string];

/** Pairs of ratings of one trait by two raters, who each err with a chance. */
function ratedPairs(count: number, error: number, seed: string): Pair[] {
  const random = randomFrom(seed);
  const flip = (yes: boolean): string => (random.next() < error ? !yes : yes).toString();
  return Array.from({ length: count }, () => {
    const yes = random.next() < 0.5;
    return [flip(yes), flip(yes)];
  });
}

test.each([
  ['kappa', (pairs: readonly Pair[]) => categoryKappa(pairs).kappa],
  ['alpha', (pairs: readonly Pair[]) => krippendorffAlpha(pairs).alpha],
])('the interval of %s covers the true agreement about as often as it says', (_name, statistic) => {
  // Two raters with errors of .1 agree on .82 of halves: (.82 - .5) / .5.
  const truth = 0.64;
  let covered = 0;
  for (let trial = 0; trial < 200; trial++) {
    const { ci95 } = bootstrapInterval(ratedPairs(120, 0.1, `trial ${trial}`), statistic, randomFrom(`draws ${trial}`), 400);
    if (ci95 !== null && ci95[0] <= truth && truth <= ci95[1]) covered++;
  }
  expect(covered / 200).toBeGreaterThan(0.9);
  expect(covered / 200).toBeLessThan(0.99);
});

test('the same seed gives the same interval, and resamples in which nothing is defined are counted', () => {
  const pairs: Pair[] = [['yes', 'yes'], ...Array.from({ length: 9 }, (): Pair => ['no', 'no'])];
  const kappa = (sample: readonly Pair[]): number | undefined => categoryKappa(sample).kappa;
  const found = bootstrapInterval(pairs, kappa, randomFrom('a'));
  expect(found).toEqual(bootstrapInterval(pairs, kappa, randomFrom('a')));
  // A resample without the only yes: .9 to the tenth.
  expect(found.undefinedShare).toBeCloseTo(0.349, 1);
  expect(bootstrapInterval([], kappa, randomFrom('a'))).toEqual({ ci95: null, undefinedShare: 1 });
});

test('a quantile lies between the order statistics', () => {
  expect(sampleQuantile(Float64Array.of(1, 2, 3, 4), 0.5)).toBe(2.5);
  expect(() => sampleQuantile(Float64Array.of(), 0.5)).toThrow(RangeError);
});
