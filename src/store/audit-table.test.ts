import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { contentHash } from '../kernel/hash.ts';
import type { Audit } from '../record/audit.ts';
import { end, facts, planRow, quiet, toRead, toWrite } from './fixtures/sample-run.ts';
import { temporaryFolder } from './fixtures/temporary-folder.ts';
import { openRun, storeFile } from './open-run.ts';

const audit: Audit = { formatVersion: 1, judge: 'rules', rubrics: { rules: ['6'] }, seed: '1', strata: [], items: [] };

test('an audit comes back as it was put, under the hash of its content, in the order in which it was drawn', () => {
  using folder = temporaryFolder();
  using store = openRun(folder.path, toWrite);
  const other = { ...audit, seed: 'a longer seed' };
  expect(store.putAudit(other)).toBe(contentHash(other));
  expect(store.putAudit(audit)).toBe(contentHash(audit));
  expect(store.putAudit(other)).toBe(contentHash(other));
  expect(store.audits().map((own) => own.audit)).toEqual([other, audit]);
});

test('a run from before there were audits opens, and can have one', () => {
  using folder = temporaryFolder();
  openRun(folder.path, toWrite)[Symbol.dispose]();
  const database = new DatabaseSync(join(folder.path, storeFile));
  database.exec('DROP TABLE audits');
  database.close();
  {
    using store = openRun(folder.path, toRead);
    expect(store.audits()).toEqual([]);
  }
  {
    using store = openRun(folder.path, toWrite);
    store.putAudit(audit);
  }
  using store = openRun(folder.path, toRead);
  expect(store.audits()).toHaveLength(1);
});

test('by a rubric the last word of each judge on each episode is given, whatever stands and whatever another rubric says', () => {
  using folder = temporaryFolder();
  using store = openRun(folder.path, toWrite);
  store.putPlan([planRow('aa')]);
  store.finishEpisode('aa', end(), facts, []);
  const put = (verdictKey: string, judge: string, rubric: string, headline: 'none' | 'other'): void =>
    store.putVerdict('aa', { verdictKey, judge, rubric, verdict: { ...quiet, judge, headline } });
  put('1', 'human:ana', 'first', 'none');
  put('2', 'human:ana', 'first', 'other');
  put('3', 'human:ben', 'first', 'none');
  put('4', 'human:ana', 'second', 'none');
  store.refreshFacts('aa', { ...facts, scenario: 'other' });
  expect(store.verdictsBy('first').map(({ judge, verdict }) => [judge, verdict.headline])).toEqual([
    ['human:ana', 'other'],
    ['human:ben', 'none'],
  ]);
  expect(store.verdictsBy('second')).toHaveLength(1);
});
