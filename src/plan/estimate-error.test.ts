import { expect, test } from 'vitest';
import type { CostEstimate } from './estimate-cost.ts';
import { describeError, estimateErrors, type Used } from './estimate-error.ts';

const estimate = (own: Partial<CostEstimate> = {}): CostEstimate => ({
  model: 'a/m',
  episodes: 10,
  calls: 100,
  inputTokens: 1_000_000,
  outputTokens: 20_000,
  costUsd: 4,
  withRepairs: { calls: 100, costUsd: 4 },
  ...own,
});
const used = (own: Partial<Used> = {}): Used => ({
  model: 'a/m',
  episodes: 10,
  calls: 93,
  inputTokens: 1_100_000,
  cacheReadTokens: 682_000,
  outputTokens: 29_000,
  costUsd: 2.44,
  ...own,
});

test('the error of an estimate is what was used over what was said', () => {
  const [error] = estimateErrors([estimate()], [used()]);
  expect(error).toEqual({
    model: 'a/m',
    episodes: 10,
    calls: 0.93,
    inputTokens: 1.1,
    outputTokens: 1.45,
    costUsd: 0.61,
    cachedShare: 0.62,
  });
  expect(describeError(error!)).toBe('calls ×0.93, tokens in ×1.10 (62 % from the cache), out ×1.45, price ×0.61');
});

test('a price that is unknown or nothing has no error', () => {
  expect(estimateErrors([estimate({ costUsd: null })], [used()])[0]?.costUsd).toBeNull();
  expect(estimateErrors([estimate({ costUsd: 0 })], [used({ costUsd: 0 })])[0]?.costUsd).toBeNull();
  expect(estimateErrors([estimate()], [used({ costUsd: null })])[0]?.costUsd).toBeNull();
  expect(describeError(estimateErrors([estimate()], [used({ costUsd: null, cacheReadTokens: 0 })])[0]!)).toBe(
    'calls ×0.93, tokens in ×1.10, out ×1.45',
  );
});

test('a model that no estimate was made for is left out', () => {
  expect(estimateErrors([estimate()], [used({ model: 'b/m' })])).toEqual([]);
});
