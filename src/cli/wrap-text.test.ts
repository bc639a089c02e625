import { expect, test } from 'vitest';
import { wrapText } from './wrap-text.ts';

test('long lines are broken between words and keep their indent, rows of a list one further in; short lines and long words stay as they are', () => {
  expect(wrapText('one two three four\n    five six seven', 12)).toBe('one two\nthree four\n    five six\n    seven');
  expect(wrapText('T-1  [open]  deck paint', 16)).toBe('T-1  [open]\n    deck paint');
  expect(wrapText('T-1  [open]  x\n\nhttps://nowhere.example/a/long/one b', 14)).toBe(
    'T-1  [open]  x\n\nhttps://nowhere.example/a/long/one b',
  );
});
