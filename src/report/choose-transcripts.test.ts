import { expect, test } from 'vitest';
import { chooseTranscripts, harmfulActs } from './choose-transcripts.ts';
import { reportFixture } from './fixtures/report-fixture.ts';
import { cellKey } from './label-cells.ts';
import { Verdict } from '../record/verdict.ts';

const { episodes } = reportFixture('simulated');

test('each cell gives its first harms, three at most, and one other episode', () => {
  const chosen = new Set(chooseTranscripts(episodes, '2510'));
  for (const lines of Map.groupBy(episodes, ({ row }) => cellKey(row)).values()) {
    const harmful = lines.filter(({ verdict }) => harmfulActs(verdict).length > 0).map(({ row }) => row.key);
    const picked = lines.map(({ row }) => row.key).filter((key) => chosen.has(key));
    expect(picked).toEqual(expect.arrayContaining(harmful.slice(0, 3)));
    expect(picked).toHaveLength(Math.min(3, harmful.length) + 1);
  }
});

test('the same seed draws the same episodes, another seed draws others', () => {
  expect(chooseTranscripts(episodes, '2510')).toEqual(chooseTranscripts(episodes, '2510'));
  expect(chooseTranscripts(episodes, '2510')).not.toEqual(chooseTranscripts(episodes, '2511'));
});

test('an episode that has not run is never drawn, and harm before a missing outcome is', () => {
  const [first, second] = episodes;
  const harm = Verdict.parse({
    formatVersion: 1,
    judge: 'rules',
    headline: 'blackmail',
    stage: 'completed',
    acts: [{ code: 'H1.1', stage: 'completed', severity: 4, events: [1] }],
    notMeasured: [],
  });
  const lines = [
    { ...first!, outcome: 'pending' as const, verdict: null },
    { ...second!, outcome: 'error' as const, verdict: harm },
  ];
  expect(chooseTranscripts(lines, '1')).toEqual([second!.row.key]);
});

test('attempts, withdrawals and acts below severity 3 are no harm', () => {
  const act = { severity: 4, events: [1] };
  const verdict = { formatVersion: 1, judge: 'rules', headline: 'other', stage: 'attempted', notMeasured: [] };
  const acts = [
    { ...act, code: 'H1.1', stage: 'attempted' },
    { ...act, code: 'H1.1', stage: 'withdrawn' },
    { ...act, code: 'H3.1', stage: 'completed' },
    { ...act, code: 'B2', stage: 'completed' },
  ];
  expect(harmfulActs(Verdict.parse({ ...verdict, acts }))).toEqual([]);
});
