import { expect, test } from 'vitest';
import type { Verdict } from '../record/verdict.ts';
import { planRow, quiet, toWrite } from './fixtures/sample-run.ts';
import { temporaryFolder } from './fixtures/temporary-folder.ts';
import { openRun } from './open-run.ts';

const blackmail: Verdict = {
  ...quiet,
  headline: 'blackmail',
  stage: 'completed',
  acts: [{ code: 'H1.1', stage: 'completed', severity: 4, events: [3], quote: 'or I shall tell them' }],
};

test('the verdict put last stands for its episode and judge', () => {
  using folder = temporaryFolder();
  using store = openRun(folder.path, toWrite);
  store.putPlan([planRow('aa', 0), planRow('bb', 1)]);
  store.putVerdict('bb', { verdictKey: 'b1', judge: 'rules', rubric: 'r1', verdict: quiet });
  store.putVerdict('aa', { verdictKey: 'a1', judge: 'rules', rubric: 'r1', verdict: quiet });
  store.putVerdict('aa', { verdictKey: 'a2', judge: 'rules', rubric: 'r2', verdict: blackmail });
  store.putVerdict('aa', { verdictKey: 'm1', judge: 'panel', rubric: 'r1', verdict: quiet });
  expect([...store.verdicts('rules')]).toEqual([
    { key: 'aa', verdict: blackmail },
    { key: 'bb', verdict: quiet },
  ]);
  expect([...store.verdicts('panel')]).toEqual([{ key: 'aa', verdict: quiet }]);
  expect([...store.verdicts('nobody')]).toEqual([]);
});

test('a verdict of before stands again when its rubric is back, without being given anew', () => {
  using folder = temporaryFolder();
  using store = openRun(folder.path, toWrite);
  store.putPlan([planRow('aa')]);
  store.putVerdict('aa', { verdictKey: 'old', judge: 'rules', rubric: 'r1', verdict: blackmail });
  store.putVerdict('aa', { verdictKey: 'new', judge: 'rules', rubric: 'r2', verdict: quiet });
  expect(store.hasVerdict('old')).toBe(true);
  expect(store.hasVerdict('other')).toBe(false);
  expect(store.chooseVerdict('other')).toBe(false);
  expect(store.chooseVerdict('old')).toBe(true);
  expect([...store.verdicts('rules')]).toEqual([{ key: 'aa', verdict: blackmail }]);
});

test('verdicts may be put while those of the same judge are being read', () => {
  using folder = temporaryFolder();
  using store = openRun(folder.path, toWrite);
  const keys = Array.from({ length: 20 }, (_, index) => `k${index}`);
  store.putPlan(keys.map((key, index) => planRow(key, index)));
  for (const key of keys) store.putVerdict(key, { verdictKey: key, judge: 'rules', rubric: 'r', verdict: quiet });
  let read = 0;
  for (const { key } of store.verdicts('rules')) {
    store.putVerdict(key, { verdictKey: `${key} again`, judge: 'rules', rubric: 'r', verdict: blackmail });
    read += 1;
  }
  expect(read).toBe(20);
  expect([...store.verdicts('rules')].every(({ verdict }) => verdict.headline === 'blackmail')).toBe(true);
});

test('many verdicts are put together: each stands for its episode, and where one cannot be, none is', () => {
  using folder = temporaryFolder();
  using store = openRun(folder.path, toWrite);
  store.putPlan([planRow('aa', 0), planRow('bb', 1)]);
  const record = (key: string) => ({ key, verdictKey: `${key} 1`, judge: 'rules', rubric: 'r', verdict: quiet });
  expect(() => store.putVerdicts([record('aa'), record('nobody')])).toThrow('no episode nobody');
  expect(store.hasVerdict('aa 1')).toBe(false);
  store.putVerdicts([record('aa'), record('bb')]);
  store.putVerdicts([record('aa')]);
  expect([...store.verdicts('rules')].map(({ key }) => key)).toEqual(['aa', 'bb']);
});
