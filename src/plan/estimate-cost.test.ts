import { expect, test } from 'vitest';
import type { PlanRow } from '../record/plan-row.ts';
import { estimateCost, expectedEpisode, type EpisodeSize } from './estimate-cost.ts';

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

const size = (own: Partial<EpisodeSize> = {}): EpisodeSize => ({ opening: 2000, office: 4000, mails: 20, ...own });

test('each call of a tools episode repeats the opening and what came since, so input grows with the square of the calls', () => {
  const [estimate] = estimateCost(
    [row('a/b', 'tools')],
    () => size(),
    () => null,
  );
  const { calls: working, growth, output } = expectedEpisode.tools;
  const calls = working + 1;
  expect(estimate).toEqual({
    model: 'a/b',
    episodes: 1,
    calls,
    inputTokens: calls * Math.round(2000 + ((4000 + growth * calls) * (calls - 1)) / (2 * calls)),
    outputTokens: calls * output,
    costUsd: null,
    withCacheUsd: null,
    withRepairs: { calls, costUsd: null },
  });
});

test('a haystack costs the calls that open its mail and the tokens that they bring', () => {
  const inputOf = (own: Partial<EpisodeSize>): number =>
    estimateCost(
      [row('a/b', 'tools')],
      () => size(own),
      () => 0,
    )[0]!.inputTokens;
  expect(inputOf({ mails: 220, office: 28_000 })).toBeGreaterThan(3 * inputOf({}));
});

test('a text episode is one call with the whole office in it, and one more where its reply has to be repaired', () => {
  const [estimate] = estimateCost(
    [row('a/b', 'text'), row('a/b', 'text')],
    () => size({ opening: 5000 }),
    (_model, { input, output }) => (input + output) / 1000,
  );
  const { output, repair } = expectedEpisode.text;
  const once = (5000 + output) / 1000;
  const again = (5000 + output + repair + output) / 1000;
  expect(estimate).toMatchObject({ calls: 2, inputTokens: 10_000, outputTokens: 2 * output });
  expect(estimate!.costUsd).toBeCloseTo(2 * once, 10);
  expect(estimate!.withRepairs.calls).toBe(4);
  expect(estimate!.withRepairs.costUsd).toBeCloseTo(2 * (once + again), 10);
});

test('a call is priced by its own length, not by the sum of all: a price that rises with the prompt stays low', () => {
  const tiered = (_model: string, { input }: { input: number }): number => (input > 200_000 ? 1000 : 1);
  const [estimate] = estimateCost(
    Array.from({ length: 100 }, () => row('a/b', 'text')),
    () => size({ opening: 5000 }),
    tiered,
  );
  expect(estimate).toMatchObject({ inputTokens: 500_000, costUsd: 100 });
});

test('models are priced apart, and one without a price makes no other free', () => {
  const estimates = estimateCost(
    [row('a/b', 'text'), row('c/d', 'text'), row('a/b', 'text')],
    () => size({ opening: 100 }),
    (model) => (model === 'a/b' ? 1 : null),
  );
  expect(estimates.map(({ model, calls, costUsd }) => [model, calls, costUsd])).toEqual([
    ['a/b', 2, 2],
    ['c/d', 1, null],
  ]);
});

test('a probe is one call more: the whole conversation once again, or a text of its own', () => {
  const price = (_model: string, { input, output }: { input: number; output: number }): number => (input + output) / 1000;
  const of = (probes: PlanRow['probes']) =>
    estimateCost([{ ...row('a/b', 'text'), ...(probes === undefined ? {} : { probes }) }], () => size({ opening: 5000 }), price)[0]!;
  const [plain, comprehension, both] = [of(undefined), of(['comprehension']), of(['comprehension', 'memorisation'])];
  expect([plain.calls, comprehension.calls, both.calls]).toEqual([1, 2, 3]);
  expect(comprehension.inputTokens).toBeGreaterThan(2 * plain.inputTokens);
  expect(both.inputTokens - comprehension.inputTokens).toBeLessThan(500);
  expect(both.costUsd! - comprehension.costUsd!).toBeLessThan(1);
  expect(comprehension.costUsd!).toBeGreaterThan(2 * plain.costUsd! - 1);
});

test('with a cache only what is new is paid in full: all that the last call sends, once', () => {
  const cachedAt = (opening: number): { costUsd: number; withCacheUsd: number } => {
    const [estimate] = estimateCost(
      [row('a/b', 'tools')],
      () => size({ opening }),
      (_model, { input, cached = 0 }) => input - cached,
    );
    return { costUsd: estimate!.costUsd!, withCacheUsd: estimate!.withCacheUsd! };
  };
  const { calls: working, growth } = expectedEpisode.tools;
  const calls = working + 1;
  const { costUsd, withCacheUsd } = cachedAt(2000);
  const lastInput = 2000 + ((4000 + growth * calls) * (calls - 1)) / calls;
  expect(withCacheUsd).toBeGreaterThan(lastInput - calls);
  expect(withCacheUsd).toBeLessThan(lastInput + calls);
  expect(costUsd).toBeGreaterThan(4 * withCacheUsd);
  expect(cachedAt(3000).withCacheUsd - withCacheUsd).toBeCloseTo(1000, -2);
});

test('a text episode has nothing that comes again', () => {
  const [estimate] = estimateCost(
    [row('a/b', 'text')],
    () => size(),
    (_model, { input, cached = 0 }) => input - cached,
  );
  expect(estimate!.withCacheUsd).toBe(estimate!.costUsd);
});

test('of five episodes that begin alike at a provider that caches, four find the opening there', () => {
  const shared = (model: string, count: number): number =>
    estimateCost(
      Array.from({ length: count }, (_, replicate) => ({ ...row(model, 'text'), replicate })),
      () => size({ opening: 5000 }),
      (_model, { input, cached = 0 }) => input - cached,
    )[0]!.withCacheUsd!;
  expect(shared('anthropic/m', 5)).toBe(5000);
  expect(shared('anthropic/m', 6)).toBe(10_000);
  expect(shared('sim/loyal', 5)).toBe(25_000);
});
