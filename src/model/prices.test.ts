import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { keptPrices, pricedModels, priceSource } from './prices.ts';

const now = (): number => Date.parse('2026-11-24');
const million = { inputTokens: 100_000, cacheReadTokens: 0, cacheWriteTokens: 0, outputTokens: 100_000, reasoningTokens: 0 };

test('the kept price list is the one that is installed, and its day is stated', () => {
  const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  expect(manifest.dependencies[priceSource.package]).toBe(priceSource.version);
  expect(priceSource.publishedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
});

test('cached tokens are priced as what they are', () => {
  const usage = { inputTokens: 80, cacheReadTokens: 40, cacheWriteTokens: 30, outputTokens: 10, reasoningTokens: 4 };
  expect(keptPrices({ now }).costUsd('anthropic/claude-sonnet-4-5', usage)).toBeCloseTo(
    (10 * 3 + 40 * 0.3 + 30 * 3.75 + 10 * 15) / 1_000_000,
    12,
  );
});

test('both doors to OpenAI have one price, and a dated name that of its model', () => {
  const prices = keptPrices({ now });
  expect(prices.costUsd('openai/gpt-5', million)).toBeCloseTo(0.125 + 1, 10);
  expect(prices.costUsd('openai-chat/gpt-5-2025-08-07', million)).toBe(prices.costUsd('openai/gpt-5', million));
});

test('what no list knows has no price; what runs here or on one’s own server is free', () => {
  const prices = keptPrices({ now, free: ['sim'] });
  expect(prices.costUsd('anthropic/claude-nonesuch', million)).toBeNull();
  expect(prices.ceilingUsd('anthropic/claude-nonesuch', 1, 1)).toBeNull();
  expect(prices.costUsd('openai-compatible/gpt-5', million)).toBeNull();
  expect(prices.costUsd('other/gpt-5', million)).toBeNull();
  expect(prices.costUsd('ollama/qwen3:8b', million)).toBe(0);
  expect(prices.costUsd('sim/loyal', million)).toBe(0);
});

test('a given price wins, and counts cached input in full', () => {
  const prices = keptPrices({ now, given: { 'openai/gpt-5': { inputPerMillion: 10, outputPerMillion: 20 } } });
  expect(prices.costUsd('openai/gpt-5', { ...million, cacheReadTokens: 100_000 })).toBe(1 + 2);
});

test('the ceiling takes the dearest rate for input', () => {
  expect(keptPrices({ now }).ceilingUsd('anthropic/claude-sonnet-4-5', 100_000, 0)).toBeCloseTo(0.375, 10);
});

test('a server that counts more cached tokens than tokens is priced all the same', () => {
  expect(keptPrices({ now }).costUsd('openai/gpt-5', { ...million, cacheReadTokens: 200_000 })).toBeCloseTo(0.0125 + 1, 10);
});

test('models of a provider are known by name', () => {
  expect(pricedModels('anthropic')).toContain('claude-sonnet-4-5');
  expect(pricedModels('ollama')).toEqual([]);
});

test('a given price may price the cache', () => {
  const given = { 'a/m': { inputPerMillion: 10, outputPerMillion: 20, cacheReadPerMillion: 1, cacheWritePerMillion: 12.5 } };
  const prices = keptPrices({ now, given });
  const usage = { inputTokens: 100, cacheReadTokens: 50, cacheWriteTokens: 30, outputTokens: 10, reasoningTokens: 0 };
  expect(prices.costUsd('a/m', usage)).toBeCloseTo((20 * 10 + 50 * 1 + 30 * 12.5 + 10 * 20) / 1_000_000, 12);
  expect(prices.ceilingUsd('a/m', 100, 0)).toBeCloseTo((100 * 12.5) / 1_000_000, 12);
});

test.each([
  ['mistral/mistral-large-2512'],
  ['bedrock/us.anthropic.claude-sonnet-4-5-20250929-v1:0'],
  ['azure/gpt-4.1'],
  ['openrouter/deepseek/deepseek-r1'],
])('%s has a price, by cache where its list tells', (id) => {
  const prices = keptPrices({ now });
  const plain = prices.costUsd(id, million) ?? 0;
  expect(plain).toBeGreaterThan(0);
  expect(prices.costUsd(id, { ...million, cacheReadTokens: 100_000 })).toBeLessThanOrEqual(plain);
});
