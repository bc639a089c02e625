import { expect, test } from 'vitest';
import { logFactorial } from './log-factorial.ts';

test('product and series agree with the sum of logarithms', () => {
  let sum = 0;
  for (let n = 1; n <= 3000; n++) {
    sum += Math.log(n);
    expect(Math.abs(logFactorial(n) - sum)).toBeLessThanOrEqual(1e-12 * Math.max(1, sum));
  }
  expect(logFactorial(0)).toBe(0);
});

test('only whole numbers from 0 have a factorial', () => {
  expect(() => logFactorial(-1)).toThrow(RangeError);
  expect(() => logFactorial(2.5)).toThrow(RangeError);
});
