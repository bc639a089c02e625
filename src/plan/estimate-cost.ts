import type { PlanRow } from '../record/plan-row.ts';
import { openingNames, togetherOf } from './cache-order.ts';
import { sum } from '../statistics/sum.ts';

/** What a plan is expected to use. `costUsd` is null where a model's price is unknown. */
export type CostEstimate = {
  readonly model: string;
  readonly episodes: number;
  readonly calls: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly costUsd: number | null;
  /** The price where the provider's cache gives back what every later call repeats; absent where nothing is known of one. */
  readonly withCacheUsd?: number | null;
  /** The same where every reply of the text protocol needs the one repair that it is allowed. */
  readonly withRepairs: { readonly calls: number; readonly costUsd: number | null };
};

/** How much there is to read in an episode: tokens of its first request, tokens of the whole office on paper, and mails. */
export type EpisodeSize = { readonly opening: number; readonly office: number; readonly mails: number };

/** Tokens of one call; `cached`, of the input, are what came out of the provider's cache. */
export type CallTokens = { readonly input: number; readonly output: number; readonly cached?: number };

/** Prices one call of a model, US dollars, or null. One call: some prices rise with the length of the prompt. */
export type CallPrice = (model: string, tokens: CallTokens) => number | null;

/**
 * How an episode is expected to go, by protocol. `tools`: an agent that reads the whole office, opening up to `mailsACall` mails
 * at once, and beside that works in `calls` calls, each of which adds `growth` tokens to the conversation. Fitted on simulated
 * subjects of the blackmail pack (12 to 13 calls and 81,000 to 91,000 tokens in an episode without a haystack, 14 and 111,000
 * with 5 background mails for each of the story); with 25 it says about half more than they use, since they leave most of that
 * mail unread. `text`: one reply to the whole office; a repair repeats it with the message about what could not be read. The
 * tokens written are an assumption: scripts write 100 a call, and a real model, above all one that reasons, writes more. A real
 * study may take half or twice as much.
 */
export const expectedEpisode = {
  tools: { calls: 11, mailsACall: 20, growth: 420, output: 250 },
  text: { output: 900, repair: 400 },
} as const;

/** Tokens that a probe asks and is answered with, beside the conversation that the first has before it. */
const probeTokens = { comprehension: { asked: 700, output: 80 }, memorisation: { asked: 150, output: 200 } } as const;

type Sums = {
  episodes: number;
  calls: number;
  inputTokens: number;
  outputTokens: number;
  costUsd: number | null;
  withCacheUsd: number | null;
  repairs: Repairs;
};
type Repairs = { calls: number; costUsd: number | null };

/**
 * Calls, tokens and price by model, before anything is spent. What there is to read is measured on the rendered world; every
 * later call repeats what came before it, at the full price in `costUsd`: what caching saves stands apart, since a provider promises none.
 */
export function estimateCost(rows: readonly PlanRow[], sizeOf: (row: PlanRow) => EpisodeSize, price: CallPrice): CostEstimate[] {
  const priceOnce = rememberPrices(price);
  const isWarm = warmOpenings();
  const byModel = new Map<string, Sums>();
  for (const row of rows) {
    const size = sizeOf(row);
    const { calls, input, output, repair, whole, repeated } = expectedCalls(row, size);
    const cached = Math.round(repeated + (isWarm(row) ? size.opening / calls : 0));
    const usd = priceOnce(row.model, input, output);
    const cachedUsd = priceOnce(row.model, input, output, cached);
    const probes = probeCalls(row, whole);
    const probesUsd = probes.reduce<number | null>((sum, each) => added(sum, priceOnce(row.model, each.input, each.output), 1), 0);
    const repairUsd = repair === null ? 0 : priceOnce(row.model, repair, output);
    const held = byModel.get(row.model) ?? none;
    byModel.set(row.model, {
      episodes: held.episodes + 1,
      calls: held.calls + calls + probes.length,
      inputTokens: held.inputTokens + calls * input + sum(probes.map((each) => each.input)),
      outputTokens: held.outputTokens + calls * output + sum(probes.map((each) => each.output)),
      costUsd: added(added(held.costUsd, usd, calls), probesUsd, 1),
      withCacheUsd: added(added(held.withCacheUsd, cachedUsd, calls), probesUsd, 1),
      repairs: { calls: held.repairs.calls + (repair === null ? 0 : 1), costUsd: added(held.repairs.costUsd, repairUsd, 1) },
    });
  }
  return [...byModel].map(([model, { repairs, ...sums }]) => ({
    model,
    ...sums,
    withRepairs: { calls: sums.calls + repairs.calls, costUsd: added(sums.costUsd, repairs.costUsd, 1) },
  }));
}

const none: Sums = {
  episodes: 0,
  calls: 0,
  inputTokens: 0,
  outputTokens: 0,
  costUsd: 0,
  withCacheUsd: 0,
  repairs: { calls: 0, costUsd: 0 },
};

/** Calls of an episode with the mean tokens of one, the input of the repair that `text` may need, and the whole conversation at its end. */
function expectedCalls(
  { protocol }: PlanRow,
  { opening, office, mails }: EpisodeSize,
): { calls: number; input: number; output: number; repair: number | null; whole: number; repeated: number } {
  if (protocol === 'text') {
    const { output, repair } = expectedEpisode.text;
    return { calls: 1, input: opening, output, repair: opening + output + repair, whole: opening + output, repeated: 0 };
  }
  const { calls: working, mailsACall, growth, output } = expectedEpisode.tools;
  const calls = working + Math.ceil(mails / mailsACall);
  const gained = office + growth * calls;
  const input = Math.round(opening + (gained * (calls - 1)) / (2 * calls));
  // All that the last call sends was new once; the rest of what the calls send is repetition.
  const fresh = opening + (gained * (calls - 1)) / calls;
  return { calls, input, output, repair: null, whole: opening + gained, repeated: Math.max(0, Math.round(input - fresh / calls)) };
}

/** Whether an episode finds its opening in the cache: all but the first of those that run side by side. */
function warmOpenings(): (row: PlanRow) => boolean {
  const nameOf = openingNames();
  const seen = new Map<string, number>();
  return (row) => {
    const name = nameOf(row);
    const before = seen.get(name) ?? 0;
    seen.set(name, before + 1);
    return before % togetherOf(row) > 0;
  };
}

function probeCalls({ probes = [] }: PlanRow, whole: number): { input: number; output: number }[] {
  return probes.map((kind) => {
    const { asked, output } = probeTokens[kind];
    return { input: kind === 'comprehension' ? whole + asked : asked, output };
  });
}

function added(sum: number | null, usd: number | null, times: number): number | null {
  return sum === null || usd === null ? null : sum + usd * times;
}

/** Many episodes share a size, and looking a price up takes longer than all else here. */
function rememberPrices(price: CallPrice): (model: string, input: number, output: number, cached?: number) => number | null {
  const known = new Map<string, number | null>();
  return (model, input, output, cached = 0) => {
    const name = `${input}/${output}/${cached}/${model}`;
    const held = known.get(name);
    if (held !== undefined) return held;
    const usd = price(model, cached === 0 ? { input, output } : { input, output, cached });
    known.set(name, usd);
    return usd;
  };
}
