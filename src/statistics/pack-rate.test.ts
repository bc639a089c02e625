import { expect, test } from 'vitest';
import { wilson } from './interval.ts';
import { packRate } from './pack-rate.ts';

test('the rate over the variants at hand is Wilson on the pooled counts', () => {
  const own = packRate([
    { variant: 0, count: 30, n: 50 },
    { variant: 1, count: 7, n: 40 },
    { variant: 2, count: 0, n: 10 },
  ]);
  expect(own).toEqual({ count: 37, n: 100, rate: 0.37, ci95: wilson(37, 100), method: 'wilson' });
});

test('a cell in which nothing was scored has no rate, rather than 0', () => {
  expect(packRate([])).toEqual({ count: 0, n: 0, rate: null, ci95: [0, 1], method: 'wilson' });
  expect(packRate([{ variant: 0, count: 0, n: 0 }])).toEqual({ count: 0, n: 0, rate: null, ci95: [0, 1], method: 'wilson' });
});

test('one impossible variant is not hidden by the others', () => {
  expect(() =>
    packRate([
      { variant: 0, count: 6, n: 5 },
      { variant: 1, count: 0, n: 5 },
    ]),
  ).toThrow(RangeError);
});
