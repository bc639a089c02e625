import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { runEpisodes, type PoolOptions } from './run-episodes.ts';

const never = new AbortController().signal;

/** One lane for all, with so many places. */
function places<Row>(most: number, stop: AbortSignal = never): PoolOptions<Row> {
  return { placesOf: () => ({ lane: 'all', most }), stop };
}

test('no more episodes of a lane are open at once than allowed, and all are run', async () => {
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
      places<number>(3),
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
    places<number>(2, stop.signal),
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
      places<number>(3),
    ))
      ended.push(row);
  };
  await expect(running()).rejects.toThrow('the disk is full');
  expect(ended).toEqual([2, 3]);
});

describe('one queue over models, conditions and replicates', () => {
  type Row = { readonly model: string; readonly cell: string };
  const cells = ['none', 'threat', 'goal', 'both'];
  const rounds = Array.from({ length: 25 }, (_, round) => round);
  const models = ['slow', 'fast', 'stuck'];
  const rows = rounds.flatMap(() => cells.flatMap((cell) => models.map((model): Row => ({ model, cell }))));
  const placesOf = ({ model }: Row) => ({ lane: model, most: 3 });

  /** Runs the rows by how long a model takes, until so many episodes have ended; the stuck one never answers. */
  async function runUntil(enough: number): Promise<Row[]> {
    const stop = new AbortController();
    const free = new AbortController();
    const ended: Row[] = [];
    const perform = async (row: Row): Promise<Row> => {
      if (row.model === 'stuck') await new Promise<void>((resolve) => free.signal.addEventListener('abort', () => resolve()));
      else await delay(row.model === 'slow' ? 8 : 0);
      return row;
    };
    for await (const row of runEpisodes(rows, perform, { placesOf, stop: stop.signal })) {
      ended.push(row);
      if (ended.length < enough) continue;
      stop.abort();
      free.abort();
    }
    return ended;
  }

  test('a model that is throttled or slow keeps no episode of another from starting', async () => {
    const ended = await runUntil(110);
    // Behind one queue of three places for all, the stuck model would hold every place after a moment.
    expect(ended.filter(({ model }) => model === 'fast').length).toBeGreaterThanOrEqual(80);
    expect(ended.filter(({ model }) => model === 'slow').length).toBeGreaterThan(0);
  });

  test.each([20, 55, 90])(
    'when it is stopped after %i episodes, the cells of each model are even but for those that were open',
    async (enough) => {
      const ended = await runUntil(enough);
      for (const model of ['slow', 'fast']) {
        const counts = cells.map((cell) => ended.filter((row) => row.model === model && row.cell === cell).length);
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(3);
      }
    },
  );

  test('a hundred thousand episodes are queued in no time, whatever the number of places', async () => {
    const many = Array.from({ length: 100_000 }, (_, index) => index);
    let count = 0;
    const began = performance.now();
    for await (const _ of runEpisodes(many, (row) => Promise.resolve(row), places<number>(2_000))) count++;
    expect(count).toBe(100_000);
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});
