import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { runEpisodes } from './run-episodes.ts';

test('no more episodes are open at once than allowed, and all are run', async () => {
  let open = 0;
  let most = 0;
  const ended = await Array.fromAsync(
    runEpisodes(
      [1, 2, 3, 4, 5, 6, 7],
      async (row) => {
        most = Math.max(most, ++open);
        await delay(2);
        open--;
        return row;
      },
      { concurrency: 3, stop: new AbortController().signal },
    ),
  );
  expect(ended.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(most).toBe(3);
});

test('after a stop nothing new is begun and what is open comes to its end', async () => {
  const stop = new AbortController();
  const begun: number[] = [];
  const ended: number[] = [];
  for await (const row of runEpisodes(
    [1, 2, 3, 4, 5],
    async (each) => {
      begun.push(each);
      await delay(1);
      return each;
    },
    { concurrency: 2, stop: stop.signal },
  )) {
    ended.push(row);
    stop.abort();
  }
  expect(begun).toEqual([1, 2]);
  expect(ended).toEqual([1, 2]);
});

test('an error waits for the episodes under way, then is thrown', async () => {
  const ended: number[] = [];
  const running = async () => {
    for await (const row of runEpisodes(
      [1, 2, 3, 4],
      async (each) => {
        await delay(each);
        if (each === 1) throw new Error('the disk is full');
        return each;
      },
      { concurrency: 3, stop: new AbortController().signal },
    ))
      ended.push(row);
  };
  await expect(running()).rejects.toThrow('the disk is full');
  expect(ended).toEqual([2, 3]);
});
