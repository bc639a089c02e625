import { expect, test } from 'vitest';
import { tValue, zValue } from './quantile.ts';

test('critical values are those of the tables', () => {
  expect(zValue(0.95)).toBeCloseTo(1.959964, 6);
  expect(zValue(0.99)).toBeCloseTo(2.575829, 6);
  expect(tValue(0.95, 1)).toBeCloseTo(12.7062, 4);
  expect(tValue(0.95, 7)).toBeCloseTo(2.364624, 6);
  expect(tValue(0.95, 19)).toBeCloseTo(2.093024, 6);
});

test('a confidence in per cent and t without a degree of freedom throw', () => {
  expect(() => zValue(95)).toThrow(RangeError);
  expect(() => tValue(0.95, 0)).toThrow(RangeError);
});
