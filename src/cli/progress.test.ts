import { expect, test } from 'vitest';
import { testIo } from '../../test/test-io.ts';
import { progressDisplay, progressLine, type Progress } from './progress.ts';

const halfway: Progress = {
  total: 320,
  done: 160,
  running: 15,
  failed: 1,
  calls: 2168,
  tokens: 13_000_000,
  costUsd: 1.5,
  elapsedMs: 60_000,
  leftMs: 120_000,
  waiting: '',
};

test('the line shows done, running, failed, calls, tokens, price and time left', () => {
  expect(progressLine(halfway, 100)).toBe(
    '█████░░░░░ 160/320 done · 15 running · 1 failed · 2168 calls · 13.0M tokens · $1.50 · about 2 min left',
  );
});

test('before anything is finished the time left is not guessed, and an unknown price is said', () => {
  expect(progressLine({ ...halfway, done: 0, leftMs: null, costUsd: null }, 100)).toContain('price unknown · time left unknown');
});

test('what is waited for stands under the line', () => {
  expect(progressLine({ ...halfway, waiting: 'anthropic waits until 12:40: rate limit' }, 100).split('\n')[1]).toBe(
    'anthropic waits until 12:40: rate limit',
  );
});

test('a log gets one line at each tenth, not one an episode', () => {
  const io = testIo({ cwd: '/' });
  const display = progressDisplay(io);
  for (let done = 0; done <= 320; done++) display.show({ ...halfway, done });
  display.close();
  expect(io.takeErr().trimEnd().split('\n')).toHaveLength(11);
});
