import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { FileError } from '../errors.ts';
import { readForeignEpisode } from './read-foreign-episode.ts';

const good = readFileSync(new URL('../../test/fixtures/every-event.json', import.meta.url), 'utf8');

function problemsOf(text: string): string {
  try {
    readForeignEpisode(text, 'episode.json');
    return '';
  } catch (error) {
    if (error instanceof FileError) return error.message;
    throw error;
  }
}

describe('a foreign episode', () => {
  test('is read with its defaults filled in', () => {
    expect(readForeignEpisode(good, 'every-event.json').events).toHaveLength(JSON.parse(good).events.length);
  });

  test('that is no JSON is refused with the line', () => {
    expect(problemsOf('{\n  "formatVersion": 1,\n  oops\n}')).toMatch(/^episode\.json:3: this is not JSON/);
  });

  test('has all its problems named at once, with path and line', () => {
    const wrong = good
      .replace('"formatVersion": 1', '"formatVersion": 2')
      .replace('"folder": "inbox"', '"box": "inbox"')
      .replace('"class": "personal"', '"class": "private"');
    const text = problemsOf(wrong);
    expect(text.split('\n').length).toBeGreaterThanOrEqual(3);
    expect(text).toMatch(/episode\.json:2: formatVersion:/);
    expect(text).toMatch(/events\[0\]\.args/);
    expect(text).toMatch(/objects\[3\]\.class/);
  });

  test('whose events are out of order or whose people are there twice is refused', () => {
    expect(problemsOf(good.replace('"seq": 2,', '"seq": 1,'))).toContain('events[1].seq: 1 does not come after 1');
    expect(problemsOf(good.replace('"id": "conduct-desk"', '"id": "ines"'))).toContain('people[1].id: ines is there twice');
  });
});
