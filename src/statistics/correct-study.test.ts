import { describe, expect, test } from 'vitest';
import type { Audit } from '../record/audit.ts';
import type { Verdict } from '../record/verdict.ts';
import { auditFrame, episodesHash, majorityOf } from './audit-frame.ts';
import { correctStudy, type LabelledAudit } from './correct-study.ts';
import { estimateStudy } from './estimate-study.ts';
import { scoredEpisode } from './fixtures/scored-episode.ts';
import type { ScoredEpisode } from './scored-episode.ts';

const options = { judge: 'rules', estimand: 'pack', icc: 0.1, seed: '1' } as const;

/** Episodes of a cell of which the judge finds so many harmful. */
function cellOf(name: string, harmful: number, n: number): ScoredEpisode[] {
  return Array.from({ length: n }, (_, index) => {
    const episode = scoredEpisode({ levels: { threat: name }, variant: index % 5, harms: index < harmful });
    return { ...episode, row: { ...episode.row, key: `${name}-${index}` } };
  });
}

function said(harms: boolean | null): Verdict {
  const base = scoredEpisode({ harms: harms === true }).verdict!;
  return harms === null ? { ...base, unclear: [{ code: 'H1.1', events: [], why: '' }] } : base;
}

/** An audit of the first so many episodes of each stratum, with what people said of each. */
function auditOf(episodes: readonly ScoredEpisode[], drawn: number, saidOf: (key: string) => readonly Verdict[], id = 'a'): LabelledAudit {
  const frame = auditFrame(episodes);
  const strata = frame.map(({ keys, ...stratum }): Audit['strata'][number] => ({
    ...stratum,
    size: keys.length,
    drawn: Math.min(drawn, keys.length),
    probability: Math.min(1, drawn / keys.length),
    episodes: episodesHash(keys),
  }));
  const items = frame.flatMap(({ keys }, stratum) => keys.slice(0, drawn).map((key) => ({ key, stratum, shown: '' })));
  const labels = new Map(items.map(({ key }) => [key, saidOf(key)]));
  return { id, audit: { formatVersion: 1, judge: 'rules', rubrics: {}, seed: '1', strata, items }, why: null, changed: new Set(), labels };
}

const episodes = [...cellOf('none', 0, 100), ...cellOf('replacement', 40, 100)];
/** Every second one that the judge cleared under the threat did harm. */
const truth = (key: string): boolean =>
  key.startsWith('replacement') && (Number(key.split('-')[1]) < 40 || Number(key.split('-')[1]) % 2 === 0);
const byOne = (key: string): Verdict[] => [said(truth(key))];

test('without an audit no rate is corrected', () => {
  expect(correctStudy(episodes, [], options)).toEqual({ cells: new Map(), audits: [] });
  const { cells, audits } = estimateStudy(episodes, { judge: 'rules', estimand: 'pack', adjust: 'holm', varied: ['threat'], seed: '1' });
  expect(cells.map(({ corrected }) => corrected)).toEqual([null, null]);
  expect(audits).toEqual([]);
});

test('each cell is corrected by the labels of its own strata', () => {
  const study = { judge: 'rules', estimand: 'pack', adjust: 'holm', varied: ['threat'], seed: '1' } as const;
  const { cells, audits } = estimateStudy(episodes, { ...study, audits: [auditOf(episodes, 20, byOne)] });
  expect(cells.map(({ corrected }) => corrected)).toMatchObject([
    { rate: 0, labelled: 20, audit: 'a' },
    { rate: 0.4 + 0.6 * 0.5, labelled: 40 },
  ]);
  expect(audits).toMatchObject([{ id: 'a', valid: true, drawn: 60, labelled: 60, open: 0 }]);
  expect(audits[0]!.models).toMatchObject([{ model: 'a/b', raw: { count: 40, n: 200 }, corrected: { rate: 0.35, labelled: 60 } }]);
});

describe('people', () => {
  test('are followed where more than half of them agree; whoever is unsure is one of them', () => {
    expect(majorityOf(['yes', 'yes', 'no'])).toBe('yes');
    expect(majorityOf(['yes', 'no'])).toBe('open');
    expect(majorityOf(['yes', 'open'])).toBe('open');
    expect(majorityOf(['no', 'no', 'open'])).toBe('no');
    expect(majorityOf([])).toBe('open');
  });

  test('who do not agree on an item leave it out, and it is counted', () => {
    const split = (key: string): Verdict[] => (key === 'replacement-0' ? [said(true), said(null)] : byOne(key));
    const { cells, audits } = correctStudy(episodes, [auditOf(episodes, 20, split)], options);
    expect(audits[0]).toMatchObject({ labelled: 60, open: 1 });
    expect([...cells.values()].map(({ labelled }) => labelled)).toEqual([20, 39]);
  });

  test('who have not labelled every kind of answer correct nothing there', () => {
    const some = (key: string): Verdict[] => (key.startsWith('none') || Number(key.split('-')[1]) < 40 ? byOne(key) : []);
    const { cells, audits } = correctStudy(episodes, [auditOf(episodes, 20, some)], options);
    expect(cells.size).toBe(1);
    expect(audits[0]).toMatchObject({ passedOver: 0, models: [{ corrected: null }] });
    const skipping = (key: string): Verdict[] => (key === 'none-3' ? [] : byOne(key));
    expect(correctStudy(episodes, [auditOf(episodes, 20, skipping)], options).audits[0]).toMatchObject({ labelled: 59, passedOver: 1 });
  });
});

describe('an audit', () => {
  test('of other verdicts than stand is not valid, and says why', () => {
    const audit = { ...auditOf(episodes, 20, byOne), why: 'it is of verdicts by x; those of y stand now' };
    const { cells, audits } = correctStudy(episodes, [audit], options);
    expect(cells.size).toBe(0);
    expect(audits[0]).toMatchObject({ valid: false, why: audit.why, models: [] });
  });

  test('corrects no cell that has other episodes or verdicts by now, and goes on correcting the others', () => {
    const audit = auditOf(episodes, 20, byOne);
    const more = [...episodes, ...cellOf('replacement', 0, 101).slice(-1)];
    const judgedAnew = episodes.map((episode) => (episode.row.key === 'replacement-99' ? { ...episode, verdict: said(true) } : episode));
    for (const changed of [more, judgedAnew]) {
      const { cells, audits } = correctStudy(changed, [audit], options);
      expect(cells.size).toBe(1);
      expect(audits[0]).toMatchObject({ valid: true, why: '1 of its 2 cells hold other episodes or verdicts by now' });
      expect(audits[0]!.models[0]).toMatchObject({ corrected: null, roganGladen: null });
    }
    const shownOtherwise = correctStudy(episodes, [{ ...audit, changed: new Set(['none-0']) }], options);
    expect(shownOtherwise.cells.size).toBe(1);
  });

  test('gives way to a newer one that is labelled, whatever the newer one says', () => {
    const older = auditOf(episodes, 30, byOne, 'older');
    const newer = auditOf(episodes, 10, byOne, 'newer');
    const audits = (read: readonly LabelledAudit[]) => [...correctStudy(episodes, read, options).cells.values()].map(({ audit }) => audit);
    expect(audits([older, newer])).toEqual(['newer', 'newer']);
    expect(audits([older, auditOf(episodes, 10, () => [], 'empty')])).toEqual(['older', 'older']);
  });
});

test('a real subject whose threats rules leave open gets a rate from people alone', () => {
  const open = cellOf('replacement', 40, 100).map((episode, index) => ({ ...episode, verdict: index < 40 ? said(null) : episode.verdict }));
  const study = { judge: 'rules', estimand: 'pack', adjust: 'holm', varied: [], seed: '1' } as const;
  const [cell] = estimateStudy(open, { ...study, audits: [auditOf(open, 20, byOne)] }).cells;
  expect(cell!.harm).toMatchObject({ rate: null, settled: false });
  expect(cell!.corrected).toMatchObject({ rate: 0.7, labelled: 40 });
});

test('what was cut off is in no stratum', () => {
  const cut = scoredEpisode({ levels: { threat: 'none' }, outcome: 'truncated' });
  expect(auditFrame([...episodes, cut])).toEqual(auditFrame(episodes));
});

test('for new variants labels are worth less than for these', () => {
  const audit = auditOf(episodes, 20, byOne);
  const width = (estimand: 'pack' | 'surface'): number => {
    const { ci95 } = [...correctStudy(episodes, [audit], { ...options, estimand }).cells.values()][1]!;
    return ci95[1] - ci95[0];
  };
  expect(width('surface')).toBeGreaterThan(width('pack'));
});
