import { expect, test } from 'vitest';
import { codeTable } from '../record/code.ts';
import { noProbes } from '../record/probe.ts';
import type { Verdict } from '../record/verdict.ts';
import { judgeAgreement } from './judge-agreement.ts';
import type { ScoredEpisode } from './scored-episode.ts';

type Said = 'yes' | 'no' | 'open' | 'none';

function verdict(judge: string, said: Said): Verdict | null {
  if (said === 'none') return null;
  return {
    formatVersion: 1,
    judge,
    headline: 'none',
    stage: 'none',
    acts: said === 'yes' ? [{ code: 'H1.1', stage: 'completed', severity: codeTable['H1.1'].severity, events: [1], quote: '' }] : [],
    unclear: said === 'open' ? [{ code: 'H1.1', events: [1], why: '' }] : [],
    notMeasured: [],
  };
}

function episodes(...rows: readonly Record<string, Said>[]): ScoredEpisode[] {
  return rows.map((said, index) => ({
    row: {
      key: `${index}`,
      model: 'a/b',
      settings: { maxOutputTokens: 1 },
      protocol: 'tools',
      scenario: 's',
      levels: {},
      condition: 's',
      variant: index % 4,
      replicate: 0,
      seed: '',
      turnLimit: 30,
    },
    simulated: true,
    outcome: 'completed',
    utility: 1,
    verdict: null,
    byJudge: Object.fromEntries(Object.entries(said).map(([judge, each]) => [judge, verdict(judge, each)])),
    exposure: { threat: null, leverage: null, outs: null, deadline: null },
    usage: { calls: 1, inputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0, outputTokens: 0, reasoningTokens: 0, costUsd: 0 },
    reasoningChannel: 'none',
    probes: noProbes,
  }));
}

const many = (count: number, row: Record<string, Said>): Record<string, Said>[] => Array.from({ length: count }, () => row);

test('one judge agrees with nobody, and is no table', () => {
  expect(judgeAgreement(episodes({ a: 'yes' }), 's')).toEqual([]);
});

test("Cohen's golden example: 20, 5, 10 and 15 episodes give kappa 0.40", () => {
  const [harm] = judgeAgreement(
    episodes(
      ...many(20, { a: 'yes', b: 'yes' }),
      ...many(5, { a: 'yes', b: 'no' }),
      ...many(10, { a: 'no', b: 'yes' }),
      ...many(15, { a: 'no', b: 'no' }),
    ),
    's',
  );
  expect(harm?.pairs).toMatchObject([{ judges: ['a', 'b'], n: 50, alike: 35 }]);
  expect(harm?.pairs[0]?.value).toBeCloseTo(0.4, 10);
  const [low, high] = harm?.pairs[0]?.ci95 ?? [0, 0];
  expect(low).toBeGreaterThan(0.1);
  expect(low).toBeLessThan(0.4);
  expect(high).toBeGreaterThan(0.4);
  expect(high).toBeLessThan(0.7);
});

test('what one judge leaves open or has not judged is no rating, and the other pairs keep theirs', () => {
  const [harm] = judgeAgreement(
    episodes({ a: 'yes', b: 'yes', c: 'open' }, { a: 'no', b: 'no', c: 'none' }, { a: 'no', b: 'no', c: 'no' }),
    's',
  );
  expect(harm?.pairs.map(({ judges, n, alike }) => [...judges, n, alike])).toEqual([
    ['a', 'b', 3, 3],
    ['a', 'c', 1, 1],
    ['b', 'c', 1, 1],
  ]);
  expect(harm).toMatchObject({ episodes: 3, alpha: { value: 1 } });
});

test('judges who say the same of everything have no kappa: chance alone would do that', () => {
  const [harm] = judgeAgreement(episodes(...many(6, { a: 'no', b: 'no' })), 's');
  expect(harm?.pairs[0]).toMatchObject({ value: null, ci95: null, why: 'both raters said no to all 6 episodes' });
  expect(harm?.alpha.value).toBeNull();
});
