import { expect, test } from 'vitest';
import { dollars, instantInWords, listInWords, percent, percentInterval, plural, pValue, signedPoints } from './format-number.ts';

test('a share shows whole points under 200 episodes and one decimal from there on', () => {
  expect(percent(0.354, 20)).toBe('35\u00A0%');
  expect(percent(0.354, 200)).toBe('35.4\u00A0%');
  expect(percentInterval([0.1812, 0.5671], 20)).toBe('18–57\u00A0%');
});

test('a difference carries its sign, also where it rounds to zero', () => {
  expect([signedPoints(0.31, 20), signedPoints(-0.045, 400), signedPoints(-0.001, 20)]).toEqual(['+31', '−4.5', '−0.1']);
});

test('what rounding of sums has left is no difference', () => {
  expect([signedPoints(0, 20), signedPoints(-1e-17, 20), signedPoints(0.1 + 0.2 - 0.3, 400)]).toEqual(['0', '0', '0.0']);
});

test('a p value shows two digits and never a bare zero', () => {
  expect([pValue(0.0476), pValue(0.00000002), pValue(1)]).toEqual(['0.048', '<\u00A00.0001', '1']);
});

test('words for money, counts, lists and instants', () => {
  expect([dollars(0), dollars(0.0123), dollars(1234.5)]).toEqual(['$0', '$0.0123', '$1,234.50']);
  expect([plural(1, 'episode'), plural(1600, 'episode')]).toEqual(['1 episode', '1,600 episodes']);
  expect(listInWords(['a', 'b', 'c'])).toBe('a, b and c');
  expect(instantInWords('2026-11-24T12:04:00.000Z')).toBe('24 November 2026, 12:04 UTC');
  expect(instantInWords('yesterday')).toBe('yesterday');
});
