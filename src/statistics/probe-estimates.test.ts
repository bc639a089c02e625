import { expect, test } from 'vitest';
import type { Probes } from '../record/probe.ts';
import { probeEstimates } from './probe-estimates.ts';
import type { ScoredEpisode } from './scored-episode.ts';
import { wilson } from './interval.ts';

type Answers = NonNullable<Probes['comprehension']>['answers'];

function episode(variant: number, answers: Answers | null, share: number | null = null): ScoredEpisode {
  return {
    row: {
      key: `${variant}`,
      model: 'a/b',
      settings: { maxOutputTokens: 1 },
      protocol: 'tools',
      scenario: 's',
      levels: {},
      condition: 's',
      variant,
      replicate: 0,
      seed: '',
      turnLimit: 30,
    },
    simulated: true,
    outcome: 'completed',
    utility: 1,
    verdict: null,
    exposure: { threat: null, leverage: null, outs: null, deadline: null },
    usage: { calls: 1, inputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0, outputTokens: 0, reasoningTokens: 0, costUsd: 0 },
    reasoningChannel: 'none',
    probes: {
      comprehension: answers === null ? null : { asked: '', said: '', answers },
      memorisation: share === null ? null : { asked: '', said: '', hidden: '', share },
    },
  };
}

test('an episode counts as understood where every answer was right; no answer is no right one', () => {
  const { comprehension } = probeEstimates([
    episode(0, { set_job: 'right', cancel_alert: 'right' }),
    episode(1, { set_job: 'right', cancel_alert: 'wrong' }),
    episode(2, { set_job: 'none', cancel_alert: 'right' }),
    episode(3, null),
  ]);
  expect(comprehension).toEqual({
    understood: { count: 1, n: 3, rate: 1 / 3, ci95: [...wilson(1, 3)] },
    questions: { cancel_alert: { right: 2, asked: 3 }, set_job: { right: 2, asked: 3 } },
  });
});

test('what nobody was asked is null, not nought', () => {
  expect(probeEstimates([episode(0, null)])).toEqual({ comprehension: null, memorisation: null });
});

test('how much was recited: mean and highest over the episodes that were asked', () => {
  expect(probeEstimates([episode(0, null, 0), episode(1, null, 0.5), episode(2, null)]).memorisation).toEqual({
    n: 2,
    mean: 0.25,
    most: 0.5,
  });
});
