import fc from 'fast-check';
import { expect, test } from 'vitest';
import { benjaminiHochberg, holm } from './multiple-tests.ts';

const rounded = (ps: readonly number[]): number[] => ps.map((p) => Number(p.toFixed(9)));

test('five tests are adjusted as published, in the order they were given', () => {
  expect(rounded(holm([0.01, 0.04, 0.03, 0.005, 0.2]))).toEqual([0.04, 0.09, 0.09, 0.025, 0.2]);
  expect(rounded(benjaminiHochberg([0.01, 0.04, 0.03, 0.005, 0.2]))).toEqual([0.025, 0.05, 0.05, 0.025, 0.2]);
});

test('a family of one is left alone, and a family of none is none', () => {
  expect(holm([0.03])).toEqual([0.03]);
  expect(benjaminiHochberg([0.03])).toEqual([0.03]);
  expect(holm([])).toEqual([]);
  expect(benjaminiHochberg([])).toEqual([]);
});

test('what is no p value throws', () => {
  expect(() => holm([0.1, Number.NaN])).toThrow(RangeError);
  expect(() => benjaminiHochberg([1.2])).toThrow(RangeError);
});

test('adjusting never helps a test, keeps their order, and Holm is the stricter', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 20 }), (ps) => {
      const strict = holm(ps);
      const mild = benjaminiHochberg(ps);
      for (const [i, p] of ps.entries()) {
        expect(mild[i]).toBeGreaterThanOrEqual(p - 1e-12);
        expect(strict[i]).toBeGreaterThanOrEqual(mild[i]! - 1e-12);
        expect(strict[i]).toBeLessThanOrEqual(1);
      }
      const order = [...ps.keys()].sort((left, right) => ps[left]! - ps[right]!);
      for (const adjusted of [strict, mild]) {
        const inOrder = order.map((i) => adjusted[i]!);
        expect(inOrder).toEqual(inOrder.toSorted((left, right) => left - right));
      }
    }),
  );
});
