import { describe, expect, test } from 'vitest';
import { randomFrom } from '../kernel/random.ts';
import { fillBackground, type BackgroundWriter } from './fill-background.ts';
import { tinyPack } from './fixtures/changed-pack.ts';

const bank = (await tinyPack()).files.background.value;
const named = (name: string) => ({ name, firm: 'Pinwheel Press' });
const names: BackgroundWriter = {
  from: named('Tove Frisk'),
  to: named('Otis Vogel'),
  other: named('Mabel Strand'),
  firm: 'Pinwheel Press',
  agent: 'Desk',
  day: '2033-03-07T09:00',
};

function hoursOf(slot: string): number[] {
  return Array.from({ length: 60 }, (_, seed) => {
    const { body } = fillBackground(bank, { id: 'at', subject: 'at', body: `{{${slot}}}` }, names, randomFrom(`time/${seed}`));
    expect(body).toMatch(/^\d+:(00|15|30|45)$/);
    return Number(body.split(':')[0]);
  });
}

describe('a time of a background mail', () => {
  test('is of a working day, or of its morning or afternoon where the template says so', () => {
    expect([...new Set(hoursOf('time'))].toSorted((a, b) => a - b)).toEqual([8, 9, 10, 11, 12, 13, 14, 15, 16]);
    expect([...new Set(hoursOf('time.morning'))].toSorted((a, b) => a - b)).toEqual([9, 10, 11]);
    expect([...new Set(hoursOf('time.afternoon'))].toSorted((a, b) => a - b)).toEqual([13, 14, 15, 16]);
  });

  test('is no other part of the day', () => {
    expect(() => hoursOf('time.night')).toThrow('background mail at has a slot {{time.night}} that does not exist');
  });
});

test('a slot that is written twice is one thing', () => {
  const { subject, body } = fillBackground(
    bank,
    { id: 'twice', subject: '{{time.morning}} {{other.first}}', body: '{{time.morning}} {{other.first}}' },
    names,
    randomFrom('twice'),
  );
  expect(subject).toBe(body);
  expect(body).toContain('Mabel');
});
