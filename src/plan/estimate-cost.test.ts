import { expect, test } from 'vitest';
import type { PlanRow } from '../record/plan-row.ts';
import { estimateCost, expectedEpisode } from './estimate-cost.ts';

const row = (model: string, protocol: 'tools' | 'text'): PlanRow => ({
  key: model + protocol,
  model,
  settings: { maxOutputTokens: 1 },
  protocol,
  scenario: 's',
  levels: {},
  condition: 's',
  variant: 0,
  replicate: 0,
  seed: 's',
  turnLimit: 30,
});

test('each call of an episode repeats the opening and what came since, so input grows with the square of the calls', () => {
  const [estimate] = estimateCost(
    [row('a/b', 'tools')],
    () => 5000,
    () => null,
  );
  const { calls, growth, output } = expectedEpisode.tools;
  expect(estimate).toEqual({
    model: 'a/b',
    episodes: 1,
    calls,
    inputTokens: calls * 5000 + growth * ((calls * (calls - 1)) / 2),
    outputTokens: calls * output,
    costUsd: null,
  });
});

test('a text episode is one call, and models are priced apart', () => {
  const estimates = estimateCost(
    [row('a/b', 'text'), row('a/b', 'text'), row('c/d', 'text')],
    () => 100,
    (model, { input, output }) => (model === 'a/b' ? (input + output) / 1000 : null),
  );
  expect(estimates.map(({ model, calls, costUsd }) => [model, calls, costUsd])).toEqual([
    ['a/b', 2, 2],
    ['c/d', 1, null],
  ]);
});
