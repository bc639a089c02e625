import type { CostEstimate } from './estimate-cost.ts';

/** What some episodes of one model really used. `costUsd` is null where a call had no price. */
export type Used = {
  readonly model: string;
  readonly episodes: number;
  readonly calls: number;
  readonly inputTokens: number;
  readonly cacheReadTokens: number;
  readonly outputTokens: number;
  readonly costUsd: number | null;
};

/**
 * How far an estimate was from what was used: each number is used over estimated, so that 1.2 is a fifth more than the plan
 * would have said. Null where nothing was estimated or no price is known.
 */
export type EstimateError = {
  readonly model: string;
  readonly episodes: number;
  readonly calls: number | null;
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
  readonly costUsd: number | null;
  /** Share of the input that came from the provider's cache, which the estimate does not count on. */
  readonly cachedShare: number;
};

/** The error of estimates that were made for exactly the episodes that were used, by model. */
export function estimateErrors(estimates: readonly CostEstimate[], used: readonly Used[]): EstimateError[] {
  return used.flatMap((one) => {
    const expected = estimates.find(({ model }) => model === one.model);
    if (expected === undefined) return [];
    return [
      {
        model: one.model,
        episodes: one.episodes,
        calls: ratio(one.calls, expected.calls),
        inputTokens: ratio(one.inputTokens, expected.inputTokens),
        outputTokens: ratio(one.outputTokens, expected.outputTokens),
        costUsd: one.costUsd === null ? null : ratio(one.costUsd, expected.costUsd ?? 0),
        cachedShare: one.inputTokens === 0 ? 0 : one.cacheReadTokens / one.inputTokens,
      },
    ];
  });
}

function ratio(used: number, estimated: number): number | null {
  return estimated === 0 ? null : used / estimated;
}

/** `calls ×0.93, tokens in ×1.10 (62 % from the cache), out ×1.45, price ×0.61`. */
export function describeError({ calls, inputTokens, cachedShare, outputTokens, costUsd }: EstimateError): string {
  const cached = cachedShare === 0 ? '' : ` (${Math.round(cachedShare * 100)} % from the cache)`;
  const price = costUsd === null ? '' : `, price ${times(costUsd)}`;
  return `calls ${times(calls)}, tokens in ${times(inputTokens)}${cached}, out ${times(outputTokens)}${price}`;
}

function times(value: number | null): string {
  return value === null ? '–' : `×${value.toFixed(2)}`;
}
