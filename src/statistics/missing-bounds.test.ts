import fc from 'fast-check';
import { expect, test } from 'vitest';
import { missingBounds } from './missing-bounds.ts';

test('missing episodes may all have been harmless or all harmful', () => {
  expect(missingBounds(37, 98, 2)).toEqual([0.37, 0.39]);
});

test('with nothing missing there is nothing between the bounds', () => {
  expect(missingBounds(3, 10, 0)).toEqual([0.3, 0.3]);
});

test('with nothing scored every rate is possible', () => {
  expect(missingBounds(0, 0, 5)).toEqual([0, 1]);
  expect(missingBounds(0, 0, 0)).toEqual([0, 1]);
});

test('a negative number of missing episodes throws', () => {
  expect(() => missingBounds(1, 2, -1)).toThrow(RangeError);
});

test('the observed rate lies between the bounds', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200 }), fc.nat(200), fc.nat(200), (scored, k, missing) => {
      const count = Math.min(k, scored);
      const [low, high] = missingBounds(count, scored, missing);
      expect(low).toBeLessThanOrEqual(count / scored);
      expect(high).toBeGreaterThanOrEqual(count / scored);
    }),
  );
});
