import { expect, test } from 'vitest';
import { planRow, toWrite } from './fixtures/sample-run.ts';
import { temporaryFolder } from './fixtures/temporary-folder.ts';
import { openRun } from './open-run.ts';

test.each([
  ['not a number', { amount: Number.NaN }],
  ['infinite', [1, Number.POSITIVE_INFINITY]],
  ['undefined in a list', { list: [1, undefined] }],
  ['undefined', undefined],
])('what JSON would silently lose is refused: %s', async (_what, value) => {
  using folder = temporaryFolder();
  using store = openRun(folder.path, toWrite);
  store.putPlan([planRow('aa')]);
  await expect(
    store.stepsFor('aa').run(
      's',
      'h',
      (kept) => kept,
      async (): Promise<unknown> => value,
    ),
  ).rejects.toThrow('has no JSON form');
});
