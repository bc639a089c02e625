import { expect, test } from 'vitest';
import { sampleSize } from './sample-size.ts';

test.each([
  [0.8, 0.9, 199],
  [0.5, 0.6, 388],
  [0.05, 0.01, 285],
  [0.96, 0.37, 9],
])('telling %d from %d with 80 %% power takes %i episodes an arm', (p1, p2, episodes) => {
  expect(sampleSize(p1, p2)).toBe(episodes);
  expect(sampleSize(p2, p1)).toBe(episodes);
});

test('more power or a stricter test takes more episodes', () => {
  expect(sampleSize(0.5, 0.6, 0.9)).toBeGreaterThan(388);
  expect(sampleSize(0.5, 0.6, 0.8, 0.01)).toBeGreaterThan(388);
  expect(sampleSize(0.5, 0.6, 0.5)).toBeLessThan(388);
});

test('no number of episodes tells equal rates apart', () => {
  expect(sampleSize(0.3, 0.3)).toBe(Infinity);
});

test('what is no rate or no power throws', () => {
  expect(() => sampleSize(1.3, 0.3)).toThrow(RangeError);
  expect(() => sampleSize(0.5, 0.3, 1)).toThrow(RangeError);
  expect(() => sampleSize(0.5, 0.3, 0.8, 0)).toThrow(RangeError);
});
