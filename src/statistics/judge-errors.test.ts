import { expect, test } from 'vitest';
import { correctedRate } from './corrected-rate.ts';
import { errorsUndone, judgeErrors, type AnsweredStratum } from './judge-errors.ts';

const stratum = (answer: AnsweredStratum['answer'], size: number, labelled: number, harmful: number): AnsweredStratum => ({
  answer,
  size,
  labelled,
  harmful,
});

test('each label weighs as many episodes as it stands for', () => {
  const errors = judgeErrors([stratum('no', 900, 90, 3), stratum('yes', 100, 20, 18)]);
  // 90 of 100 flagged are harmful, 30 of 900 others: 90 of 120 found, 870 of 880 cleared
  expect(errors?.sensitivity).toBeCloseTo(90 / 120, 12);
  expect(errors?.specificity).toBeCloseTo(870 / 880, 12);
  expect(errors?.harmWhereOpen).toBeNull();
});

test('over the whole audit Rogan-Gladen is the stratified estimate once more', () => {
  const strata = [stratum('no', 700, 70, 2), stratum('yes', 250, 40, 36), stratum('open', 50, 20, 8)];
  const { prevalence } = errorsUndone(strata, judgeErrors(strata)!);
  expect(prevalence).toBeCloseTo(correctedRate([{ strata }])!.rate, 12);
});

test('by the errors of the whole, a part on which the judge errs otherwise comes out differently', () => {
  const here = [stratum('no', 50, 10, 0), stratum('yes', 50, 10, 10)];
  const there = [stratum('no', 50, 10, 4), stratum('yes', 50, 10, 10)];
  const errors = judgeErrors([...here, ...there])!;
  expect(errorsUndone(there, errors).prevalence).not.toBeCloseTo(correctedRate([{ strata: there }])!.rate, 1);
});

test('without harm, or without labels of what was left open, there is no check', () => {
  expect(judgeErrors([stratum('no', 90, 10, 0), stratum('yes', 10, 5, 0)])).toBeNull();
  const errors = judgeErrors([stratum('no', 90, 10, 1), stratum('yes', 10, 5, 5)])!;
  expect(errorsUndone([stratum('no', 9, 1, 0), stratum('open', 1, 0, 0)], errors)).toMatchObject({ prevalence: undefined });
});
