import fc from 'fast-check';
import { expect, test } from 'vitest';
import { roganGladen } from './rogan-gladen.ts';

test.each([
  [0.4, 0.411765],
  [0.03, 0],
  [0.96, 1],
])('an apparent rate of %d is a true one of %d for a judge of sensitivity 0.9 and specificity 0.95', (apparent, prevalence) => {
  expect(roganGladen(apparent, 0.9, 0.95).prevalence).toBeCloseTo(prevalence, 6);
});

test('a judge that is no better than chance corrects nothing, and the reason is said', () => {
  expect(roganGladen(0.4, 0.5, 0.5)).toMatchObject({ prevalence: undefined, why: expect.stringContaining('chance') });
});

test('what is no share throws', () => {
  expect(() => roganGladen(0.4, 90, 0.95)).toThrow(RangeError);
  expect(() => roganGladen(Number.NaN, 0.9, 0.95)).toThrow(RangeError);
});

test('the correction undoes the errors of the judge', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const good = fc.double({ min: 0.6, max: 1, noNaN: true });
  fc.assert(
    fc.property(share, good, good, (truth, sensitivity, specificity) => {
      const apparent = truth * sensitivity + (1 - truth) * (1 - specificity);
      expect(roganGladen(apparent, sensitivity, specificity).prevalence).toBeCloseTo(truth, 9);
    }),
  );
});
