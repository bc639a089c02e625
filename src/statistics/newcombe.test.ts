import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newcombe } from './newcombe.ts';

test.each([
  [96, 100, 37, 100, 0.59, 0.47611, 0.681473],
  [96, 100, 75, 100, 0.21, 0.115319, 0.306175],
  [59, 107, 21, 324, 0.486587, 0.386847, 0.580046],
  [10, 10, 57, 100, 0.43, 0.137405, 0.527846],
  [3, 10, 65, 100, -0.35, -0.560717, -0.031502],
  [0, 10, 15, 100, -0.15, -0.232836, 0.133314],
  [79, 100, 80, 100, -0.01, -0.121821, 0.102078],
  [0, 100, 0, 100, 0, -0.036993, 0.036993],
])('%i of %i against %i of %i has the known difference and interval', (count1, n1, count2, n2, difference, low, high) => {
  const ours = newcombe(count1, n1, count2, n2);
  expect(ours.difference).toBeCloseTo(difference, 6);
  expect(ours.ci95[0]).toBeCloseTo(low, 6);
  expect(ours.ci95[1]).toBeCloseTo(high, 6);
});

test('an arm without a scored episode has no difference, and every difference stays possible', () => {
  expect(newcombe(0, 0, 3, 10)).toEqual({ difference: null, ci95: [-1, 1] });
  expect(newcombe(3, 10, 0, 0)).toEqual({ difference: null, ci95: [-1, 1] });
});

test('swapping the arms turns the difference and its interval round, and the interval holds the difference', () => {
  const arm = fc.tuple(fc.nat(200), fc.integer({ min: 1, max: 200 })).map(([k, n]) => [Math.min(k, n), n] as const);
  fc.assert(
    fc.property(arm, arm, ([count1, n1], [count2, n2]) => {
      const there = newcombe(count1, n1, count2, n2);
      const back = newcombe(count2, n2, count1, n1);
      expect(there.ci95[0]).toBeCloseTo(-back.ci95[1], 12);
      expect(there.ci95[0]).toBeLessThanOrEqual(there.difference!);
      expect(there.ci95[1]).toBeGreaterThanOrEqual(there.difference!);
      expect(there.ci95[0]).toBeGreaterThanOrEqual(-1);
      expect(there.ci95[1]).toBeLessThanOrEqual(1);
    }),
  );
});
