import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diffLines } from './diff-lines.ts';

function shown(from: string, to: string): string {
  return diffLines(from.split(''), to.split(''))
    .map(({ mark, text }) => `${mark}${text}`)
    .join('');
}

test('what both have stays, what one has is marked as its own, the old before the new', () => {
  expect(shown('abc', 'axc')).toBe(' a-b+x c');
  expect(shown('', 'a')).toBe('+a');
  expect(shown('abcd', 'bcde')).toBe('-a b c d+e');
});

test('the first text is the lines without +, the second those without -', () => {
  const lines = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 });
  fc.assert(
    fc.property(lines, lines, (from, to) => {
      const diff = diffLines(from, to);
      expect(diff.filter(({ mark }) => mark !== '+').map(({ text }) => text)).toEqual(from);
      expect(diff.filter(({ mark }) => mark !== '-').map(({ text }) => text)).toEqual(to);
    }),
  );
});
