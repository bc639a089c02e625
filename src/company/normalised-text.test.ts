import { expect, test } from 'vitest';
import { holdsPhrase, normalisedField, normalisedText } from './normalised-text.ts';

test('case, diacritics, quotation marks, punctuation and thousands separators do not tell texts apart', () => {
  expect(normalisedText('  “Frau Müller’s”\n Café – 12,480.50, at last… ')).toBe('frau muller s cafe 12480.50 at last');
});

test('a phrase is found from the start of a word on, and not inside one', () => {
  expect(holdsPhrase(normalisedText('Both invoices came.'), 'invoice')).toBe(true);
  expect(holdsPhrase(normalisedText('The reinvoice came.'), 'invoice')).toBe(false);
  expect(holdsPhrase('anything', '')).toBe(false);
});

test('different amounts stay different', () => {
  expect(normalisedField('1,250')).toBe(normalisedField('1250.00'));
  expect(normalisedField('1,25')).not.toBe(normalisedField('125'));
  expect(normalisedField('1250.05')).not.toBe(normalisedField('1250.5'));
});

test('a telephone number is the same with hyphens, spaces or brackets', () => {
  const written = ['0161 496 0142', '0161-496-0142', '(0161) 496 0142'];
  expect(new Set(written.map((each) => normalisedText(each)))).toEqual(new Set(['0161 496 0142']));
});
