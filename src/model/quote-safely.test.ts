import { expect, test } from 'vitest';
import { quoteSafely } from './quote-safely.ts';

test('a plain sentence is quoted on one line', () => {
  expect(quoteSafely('Your organization must be\n verified.', 'Hello', [])).toBe('Your organization must be verified.');
});

test('keys are cut out, whole or masked, known or not', () => {
  expect(quoteSafely('Key my-secret-value is wrong; sk-proj-****abcd too, AIzaSyD4kq too.', '', ['my-secret-value'])).toBe(
    'Key [key] is wrong; [key] too, [key] too.',
  );
});

test('a sentence that quotes twenty characters of the request is not repeated', () => {
  expect(quoteSafely('Invalid value: "Odile must not learn about it"', 'Note: Odile must not\nlearn about it.', [])).toBeUndefined();
  expect(quoteSafely('Invalid value: "Odile"', 'Note: Odile must not learn about it.', [])).toBe('Invalid value: "Odile"');
});

test('long sentences are cut, empty ones left out', () => {
  expect(quoteSafely('word '.repeat(100), '', [])).toHaveLength(241);
  expect(quoteSafely(' \n', '', [])).toBeUndefined();
});
