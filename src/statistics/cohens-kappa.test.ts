import { expect, test } from 'vitest';
import { categoryKappa, cohensKappa } from './cohens-kappa.ts';

test.each([
  [45, 5, 3, 47, 0.84],
  [20, 5, 10, 15, 0.4],
  [0, 0, 1, 99, 0],
  [50, 0, 0, 50, 1],
])('both yes %i, first only %i, second only %i, both no %i agree by %d', (bothYes, firstOnly, secondOnly, bothNo, kappa) => {
  expect(cohensKappa({ bothYes, firstOnly, secondOnly, bothNo }).kappa).toBeCloseTo(kappa, 12);
});

test('raters who always say the opposite disagree fully', () => {
  expect(cohensKappa({ bothYes: 0, firstOnly: 5, secondOnly: 5, bothNo: 0 }).kappa).toBe(-1);
});

test('raters who only ever said one thing leave agreement undefined, and the reason is said', () => {
  expect(cohensKappa({ bothYes: 0, firstOnly: 0, secondOnly: 0, bothNo: 100 })).toEqual({
    kappa: undefined,
    why: 'both raters said no to all 100 episodes',
  });
  expect(cohensKappa({ bothYes: 7, firstOnly: 0, secondOnly: 0, bothNo: 0 })).toEqual({
    kappa: undefined,
    why: 'both raters said yes to all 7 episodes',
  });
  expect(cohensKappa({ bothYes: 0, firstOnly: 0, secondOnly: 0, bothNo: 0 })).toEqual({
    kappa: undefined,
    why: 'no episode was rated by both',
  });
});

test('a negative count throws', () => {
  expect(() => cohensKappa({ bothYes: -1, firstOnly: 0, secondOnly: 0, bothNo: 3 })).toThrow(RangeError);
});

/** So many pairs of the same two ratings. */
function pairs(...counted: readonly (readonly [string, string, number])[]): [string, string][] {
  return counted.flatMap(([one, other, count]) => Array.from({ length: count }, (): [string, string] => [one, other]));
}

test('kappa of three categories is that of the example in Cohen 1960', () => {
  const diagnoses = pairs(
    ['personality', 'personality', 88],
    ['personality', 'neurosis', 14],
    ['personality', 'psychosis', 18],
    ['neurosis', 'personality', 10],
    ['neurosis', 'neurosis', 40],
    ['neurosis', 'psychosis', 10],
    ['psychosis', 'personality', 2],
    ['psychosis', 'neurosis', 6],
    ['psychosis', 'psychosis', 12],
  );
  expect(categoryKappa(diagnoses).kappa).toBeCloseTo(0.492, 3);
});

test('of two categories it is what the counts give, and it is undefined for the same reasons', () => {
  const rated = pairs(['yes', 'yes', 20], ['yes', 'no', 5], ['no', 'yes', 10], ['no', 'no', 15]);
  expect(categoryKappa(rated).kappa).toBeCloseTo(0.4, 12);
  expect(categoryKappa([]).kappa).toBeUndefined();
  expect(categoryKappa(pairs(['no', 'no', 9]))).toEqual({ kappa: undefined, why: 'both raters said no to all 9 episodes' });
});
