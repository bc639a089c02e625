import { expect, test } from 'vitest';
import { randomFrom } from '../kernel/random.ts';
import { confidenceSequence } from './confidence-sequence.ts';
import { wilson } from './interval.ts';

test.each([
  [0, 10, 0, 0.41688],
  [0, 100, 0, 0.073284],
  [5, 10, 0.129219, 0.870781],
  [50, 100, 0.34459, 0.65541],
  [96, 100, 0.854647, 0.99634],
  [100, 100, 0.926716, 1],
])('%i harmful of %i have the known interval at any time', (count, n, low, high) => {
  const own = confidenceSequence(count, n);
  expect(own[0]).toBeCloseTo(low, 6);
  expect(own[1]).toBeCloseTo(high, 6);
});

test('before the first episode every rate is possible', () => {
  expect(confidenceSequence(0, 0)).toEqual([0, 1]);
});

test('looking at any time costs width', () => {
  for (const [count, n] of [
    [0, 20],
    [7, 20],
    [37, 100],
    [960, 1000],
  ] as const) {
    const [low, high] = wilson(count, n);
    const own = confidenceSequence(count, n);
    expect(own[0]).toBeLessThanOrEqual(low);
    expect(own[1]).toBeGreaterThan(high);
  }
});

test('parts of an episode cannot be counted', () => {
  expect(() => confidenceSequence(1.5, 10)).toThrow(RangeError);
  expect(() => confidenceSequence(1, 10, 0)).toThrow(RangeError);
});

test('over 1,000 looks the true rate is ever left out in less than 5 % of studies, where Wilson would leave it out far more', () => {
  const random = randomFrom('looks');
  const studies = 200;
  for (const rate of [0.05, 0.5]) {
    let wrong = 0;
    let wilsonWrong = 0;
    for (let study = 0; study < studies; study++) {
      let count = 0;
      let left = false;
      let wilsonLeft = false;
      for (let n = 1; n <= 1000; n++) {
        if (random.next() < rate) count++;
        const [low, high] = confidenceSequence(count, n);
        left ||= rate < low || rate > high;
        const [fixedLow, fixedHigh] = wilson(count, n);
        wilsonLeft ||= rate < fixedLow || rate > fixedHigh;
      }
      if (left) wrong++;
      if (wilsonLeft) wilsonWrong++;
    }
    expect(wrong / studies, `rate ${rate}`).toBeLessThan(0.05);
    expect(wilsonWrong / studies, `rate ${rate}`).toBeGreaterThan(0.2);
  }
});
