import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fisher } from './fisher.ts';

test.each([
  [96, 100, 37, 100, 1.88946e-20],
  [96, 100, 75, 100, 2.98883e-5],
  [59, 107, 21, 324, 1.25777e-25],
  [10, 10, 57, 100, 0.00613453],
  [3, 10, 65, 100, 0.0414405],
  [0, 10, 15, 100, 0.352041],
  [79, 100, 80, 100, 1],
  [0, 100, 0, 100, 1],
])('%i of %i against %i of %i has p = %d', (count1, n1, count2, n2, p) => {
  expect(Number(fisher(count1, n1, count2, n2).toPrecision(6))).toBe(p);
});

test('an empty arm is no evidence', () => {
  expect(fisher(0, 0, 3, 10)).toBe(1);
  expect(fisher(0, 0, 0, 0)).toBe(1);
});

test('the mirrored table of equal arms is as unlikely and counts, so p is twice one tail', () => {
  // 0/4 against 4/4: two of the 70 tables.
  expect(fisher(0, 4, 4, 4)).toBeCloseTo(2 / 70, 12);
});

test('neither swapping arms nor counting harmless episodes instead changes p', () => {
  const arm = fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 60 })).map(([k, n]) => [Math.min(k, n), n] as const);
  fc.assert(
    fc.property(arm, arm, ([count1, n1], [count2, n2]) => {
      const p = fisher(count1, n1, count2, n2);
      expect(fisher(count2, n2, count1, n1)).toBeCloseTo(p, 9);
      expect(fisher(n1 - count1, n1, n2 - count2, n2)).toBeCloseTo(p, 9);
      expect(p).toBeGreaterThan(0);
      expect(p).toBeLessThanOrEqual(1);
    }),
  );
});
