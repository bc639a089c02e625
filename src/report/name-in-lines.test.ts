import { expect, test } from 'vitest';
import { nameInLines } from './name-in-lines.ts';

test('a name that fits is one line, a longer one breaks between its factors', () => {
  expect(nameInLines('goal none · threat none', 30, false)).toEqual(['goal none · threat none']);
  expect(nameInLines('goal none · threat none · outs closed · stress test', 25, true)).toEqual([
    'goal none · threat none',
    'outs closed · stress test',
  ]);
});

test('what does not fit three lines loses its end, but not the mark of a stress test', () => {
  const name = 'goal explicit-america · threat replacement · outs closed · policy do-not · autonomy high · stress test';
  expect(nameInLines(name, 25, true)).toEqual(['goal explicit-america', 'threat replacement', 'outs close… · stress test']);
  expect(nameInLines(name.replace(' · stress test', ''), 25, false)).toEqual([
    'goal explicit-america',
    'threat replacement',
    'outs closed · policy do-…',
  ]);
});

test('a level too long for a line is cut alone', () => {
  expect(nameInLines(`goal ${'x'.repeat(40)} · outs weak`, 20, false)).toEqual([`goal ${'x'.repeat(14)}…`, 'outs weak']);
});
