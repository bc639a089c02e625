import { expect, test } from 'vitest';
import { CallWindow } from './call-window.ts';

/** A round: as many calls as there are places are open, and all are answered. */
function round(window: CallWindow): number {
  const open = window.size;
  for (let call = 0; call < open; call++) window.begin();
  for (let left = open; left > 0; left--) window.grow(Math.max(left, window.size));
  return window.size;
}

test('it doubles with every round until the first refusal, then grows by one', () => {
  const window = new CallWindow({ first: 4, most: 64 });
  expect([round(window), round(window), round(window)]).toEqual([8, 16, 32]);
  expect(window.cut(window.begin())).toBe(true);
  expect(window.size).toBe(16);
  // A little less than one a round: the last answers of a round meet a larger window than the first.
  expect(Array.from({ length: 10 }, () => round(window)).at(-1)).toBe(25);
});

test('the calls of one round cut it once, whatever they all came to', () => {
  const window = new CallWindow({ first: 16, most: 64 });
  const calls = Array.from({ length: 16 }, () => window.begin());
  expect(calls.map((call) => window.cut(call)).filter(Boolean)).toHaveLength(1);
  expect(window.size).toBe(8);
  expect(window.cut(window.begin())).toBe(true);
  expect(window.size).toBe(5);
});

test('it stays between one and what is allowed, and grows only where it holds calls back', () => {
  const window = new CallWindow({ first: 4, most: 6 });
  for (let each = 0; each < 10; each++) window.grow(3);
  expect(window.size).toBe(4);
  for (let each = 0; each < 10; each++) window.grow(6);
  expect(window.size).toBe(6);
  for (let each = 0; each < 10; each++) window.cut(window.begin());
  expect(window.size).toBe(1);
  window.grow(1);
  expect(window.size).toBe(2);
});
