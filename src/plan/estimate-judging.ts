import type { CallPrice, CostEstimate } from './estimate-cost.ts';

/**
 * What a model judge is expected to use for an episode: two calls, acts and intent. Input measured on simulated subjects of the
 * lethal pack (3,400 to 6,800 tokens, median 6,300, for the acts; the second call holds the events again and the reasoning);
 * what a judge writes is an assumption, and one that thinks writes more.
 */
export const expectedJudging = { acts: { input: 6300, output: 300 }, intent: { input: 6000, output: 100 } } as const;

/** Calls, tokens and price of letting some models judge so many episodes. An answer that cannot be read costs a call more. */
export function estimateJudging(judges: readonly string[], episodes: number, price: CallPrice): CostEstimate[] {
  const { acts, intent } = expectedJudging;
  return judges.map((judge) => {
    const once = [acts, intent].map((call) => price(judge, call));
    const costUsd = once.reduce<number | null>((sum, usd) => (sum === null || usd === null ? null : sum + usd * episodes), 0);
    const calls = 2 * episodes;
    return {
      model: judge,
      episodes,
      calls,
      inputTokens: episodes * (acts.input + intent.input),
      outputTokens: episodes * (acts.output + intent.output),
      costUsd,
      withRepairs: { calls, costUsd },
    };
  });
}
