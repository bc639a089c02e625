import type { PlanRow } from '../record/plan-row.ts';

/** What a plan is expected to use. `costUsd` is null where a model's price is unknown. */
export type CostEstimate = {
  readonly model: string;
  readonly episodes: number;
  readonly calls: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly costUsd: number | null;
};

/**
 * How an episode is expected to go, by protocol: calls, tokens that the conversation gains a call, tokens written a call. In
 * `tools`, calls and growth are set by the quickstart's 320 episodes of simulated subjects: 12.3 calls and 72,900 tokens in an
 * episode, after an opening of 2,100. The tokens written are an assumption: scripts write 100 a call, and a real model, above
 * all one that reasons, writes more. A real study may take half or twice as much.
 */
export const expectedEpisode = {
  tools: { calls: 12, growth: 720, output: 250 },
  text: { calls: 1, growth: 0, output: 900 },
} as const;

/**
 * Calls, tokens and price by model, before anything is spent. The prompt's size is measured on the rendered opening;
 * every later call repeats it and what came since. `promptTokens` gives the opening's tokens, `price` US dollars or null.
 */
export function estimateCost(
  rows: readonly PlanRow[],
  promptTokens: (row: PlanRow) => number,
  price: (model: string, tokens: { input: number; output: number }) => number | null,
): CostEstimate[] {
  const byModel = new Map<string, { episodes: number; calls: number; inputTokens: number; outputTokens: number }>();
  for (const row of rows) {
    const { calls, growth, output } = expectedEpisode[row.protocol];
    const held = byModel.get(row.model) ?? { episodes: 0, calls: 0, inputTokens: 0, outputTokens: 0 };
    byModel.set(row.model, {
      episodes: held.episodes + 1,
      calls: held.calls + calls,
      inputTokens: held.inputTokens + calls * promptTokens(row) + (growth * calls * (calls - 1)) / 2,
      outputTokens: held.outputTokens + calls * output,
    });
  }
  return [...byModel].map(([model, sums]) => ({
    model,
    ...sums,
    costUsd: price(model, { input: sums.inputTokens, output: sums.outputTokens }),
  }));
}
