import fc from 'fast-check';
import { expect, test } from 'vitest';
import { logFactorial } from './log-factorial.ts';
import { clopperPearson, jeffreys, wilson } from './interval.ts';
import type { Interval } from './interval.ts';

type Row = readonly [count: number, n: number, wilson: Interval, clopperPearson: Interval, jeffreys: Interval];
const published: readonly Row[] = [
  [0, 10, [0, 0.277533], [0, 0.308497], [0, 0.217196]],
  [0, 100, [0, 0.036993], [0, 0.036217], [0, 0.024745]],
  [1, 100, [0.001767, 0.054486], [0.000253, 0.054459], [0.001081, 0.045779]],
  [6, 10, [0.312674, 0.83182], [0.262378, 0.878448], [0.303679, 0.846933]],
  [37, 100, [0.281824, 0.467795], [0.275567, 0.472352], [0.280162, 0.467242]],
  [79, 100, [0.7002, 0.858343], [0.697085, 0.865056], [0.702612, 0.860885]],
  [96, 100, [0.901629, 0.984337], [0.900743, 0.988996], [0.90771, 0.98635]],
  [100, 100, [0.963007, 1], [0.963783, 1], [0.975255, 1]],
  [59, 107, [0.457014, 0.642227], [0.45221, 0.647676], [0.456844, 0.643221]],
  [21, 324, [0.04278, 0.097048], [0.040566, 0.097372], [0.0418, 0.095552]],
];

test.each(published)('%i harmful of %i episodes have the known Wilson, exact and Jeffreys intervals', (count, n, ...known) => {
  const ours = [wilson(count, n), clopperPearson(count, n), jeffreys(count, n)];
  for (const [i, interval] of known.entries()) {
    expect(ours[i]?.[0]).toBeCloseTo(interval[0], 6);
    expect(ours[i]?.[1]).toBeCloseTo(interval[1], 6);
  }
});

test('the ends are exactly 0 and 1 where no episode or every episode was harmful', () => {
  for (const interval of [wilson, clopperPearson, jeffreys]) {
    expect(interval(0, 37)[0]).toBe(0);
    expect(interval(37, 37)[1]).toBe(1);
  }
});

test('no episode leaves every rate possible', () => {
  for (const interval of [wilson, clopperPearson, jeffreys]) expect(interval(0, 0)).toEqual([0, 1]);
});

test('a count that cannot be is a bug and throws', () => {
  for (const interval of [wilson, clopperPearson, jeffreys]) {
    expect(() => interval(11, 10)).toThrow(RangeError);
    expect(() => interval(-1, 10)).toThrow(RangeError);
    expect(() => interval(Number.NaN, 10)).toThrow(RangeError);
    expect(() => interval(1, 10, 95)).toThrow(RangeError);
  }
});

test('a smaller effective size, whole or not, only widens a Wilson interval about the same rate', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 400 }), fc.nat(400), fc.double({ min: 0.05, max: 0.99, noNaN: true }), (n, k, shrink) => {
      const count = Math.min(k, n);
      const [low, high] = wilson(count, n);
      const [lower, higher] = wilson(count * shrink, n * shrink);
      expect(lower).toBeLessThanOrEqual(low + 1e-12);
      expect(higher).toBeGreaterThanOrEqual(high - 1e-12);
      expect(low).toBeLessThanOrEqual(count / n);
      expect(high).toBeGreaterThanOrEqual(count / n);
    }),
  );
});

test('harm and its absence mirror each other', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 300 }), fc.nat(300), (n, k) => {
      const count = Math.min(k, n);
      for (const interval of [wilson, clopperPearson, jeffreys]) {
        const [low, high] = interval(count, n);
        const [mirrorLow, mirrorHigh] = interval(n - count, n);
        expect(low).toBeCloseTo(1 - mirrorHigh, 9);
        expect(high).toBeCloseTo(1 - mirrorLow, 9);
      }
    }),
  );
});

test('over all possible counts Wilson covers the true rate 94 % of the time on average, and 91 % at each rate and size', () => {
  const coverage = [20, 100].flatMap((n) => [0.01, 0.05, 0.5, 0.95].map((rate) => coverageOf(wilson, rate, n)));
  expect(Math.min(...coverage)).toBeGreaterThanOrEqual(0.91);
  expect(coverage.reduce((total, own) => total + own, 0) / coverage.length).toBeGreaterThanOrEqual(0.94);
});

test('the exact interval never covers less than it says', () => {
  for (const n of [5, 20, 100]) {
    for (const rate of [0.01, 0.05, 0.2, 0.5, 0.95]) expect(coverageOf(clopperPearson, rate, n)).toBeGreaterThanOrEqual(0.95);
  }
});

/** Summed over every count instead of drawn: there is no noise in it. */
function coverageOf(interval: (count: number, n: number) => Interval, rate: number, n: number): number {
  let covered = 0;
  for (let count = 0; count <= n; count++) {
    const [low, high] = interval(count, n);
    if (low > rate || rate > high) continue;
    const ways = logFactorial(n) - logFactorial(count) - logFactorial(n - count);
    covered += Math.exp(ways + count * Math.log(rate) + (n - count) * Math.log(1 - rate));
  }
  return covered;
}
