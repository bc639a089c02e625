import { expect, test } from 'vitest';
import { krippendorffAlpha } from './krippendorff-alpha.ts';

/** Units of several raters, each written as one line of one-letter ratings; a dot is none. */
function rated(...raters: readonly string[]): (string | null)[][] {
  return raters[0]!.split('').map((_, unit) => raters.map((ratings) => (ratings[unit] === '.' ? null : ratings[unit]!)));
}

// The three worked examples for categories of Krippendorff 2011, sections A, B and C.
test.each([
  ['two raters, yes and no', rated('0100000010', '1110010000'), 0.095],
  ['two raters, five categories', rated('aabbdcccedda', 'babbbccceddd'), 0.692],
  ['four raters, ratings missing', rated('123321412...', '1233224125.3', '.3332342251.', '12332441251.'), 0.743],
])('%s: the published value', (_name, units, alpha) => {
  expect(krippendorffAlpha(units).alpha).toBeCloseTo(alpha, 3);
});

test('raters who agree on everything have 1, and a unit with one rating changes nothing', () => {
  expect(krippendorffAlpha(rated('ab', 'ab'))).toEqual({ alpha: 1, units: 2 });
  expect(krippendorffAlpha(rated('abb', 'ab.'))).toEqual({ alpha: 1, units: 2 });
});

test('it is undefined, and says why, where nothing could differ', () => {
  expect(krippendorffAlpha(rated('aaa', 'aaa'))).toEqual({ alpha: undefined, why: 'every rating is a' });
  expect(krippendorffAlpha(rated('a.', '.a'))).toEqual({ alpha: undefined, why: 'no unit was rated by two' });
});
