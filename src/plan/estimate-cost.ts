import type { PlanRow } from '../record/plan-row.ts';
import { sum } from '../statistics/sum.ts';

/** What a plan is expected to use. `costUsd` is null where a model's price is unknown. */
export type CostEstimate = {
  readonly model: string;
  readonly episodes: number;
  readonly calls: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly costUsd: number | null;
  /** The same where every reply of the text protocol needs the one repair that it is allowed. */
  readonly withRepairs: { readonly calls: number; readonly costUsd: number | null };
};

/** How much there is to read in an episode: tokens of its first request, tokens of the whole office on paper, and mails. */
export type EpisodeSize = { readonly opening: number; readonly office: number; readonly mails: number };

/** Prices one call of a model, US dollars, or null. One call: some prices rise with the length of the prompt. */
export type CallPrice = (model: string, tokens: { readonly input: number; readonly output: number }) => number | null;

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

type Sums = { episodes: number; calls: number; inputTokens: number; outputTokens: number; costUsd: number | null; repairs: Repairs };
type Repairs = { calls: number; costUsd: number | null };

/**
 * Calls, tokens and price by model, before anything is spent. What there is to read is measured on the rendered world; every
 * later call repeats what came before it. Prompt caching, which some providers offer, is not counted: it makes a run cheaper.
 */
export function estimateCost(rows: readonly PlanRow[], sizeOf: (row: PlanRow) => EpisodeSize, price: CallPrice): CostEstimate[] {
  const priceOnce = rememberPrices(price);
  const byModel = new Map<string, Sums>();
  for (const row of rows) {
    const { calls, input, output, repair, whole } = expectedCalls(row, sizeOf(row));
    const usd = priceOnce(row.model, input, output);
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
      repairs: { calls: held.repairs.calls + (repair === null ? 0 : 1), costUsd: added(held.repairs.costUsd, repairUsd, 1) },
    });
  }
  return [...byModel].map(([model, { repairs, ...sums }]) => ({
    model,
    ...sums,
    withRepairs: { calls: sums.calls + repairs.calls, costUsd: added(sums.costUsd, repairs.costUsd, 1) },
  }));
}

const none: Sums = { episodes: 0, calls: 0, inputTokens: 0, outputTokens: 0, costUsd: 0, repairs: { calls: 0, costUsd: 0 } };

/** Calls of an episode with the mean tokens of one, the input of the repair that `text` may need, and the whole conversation at its end. */
function expectedCalls(
  { protocol }: PlanRow,
  { opening, office, mails }: EpisodeSize,
): { calls: number; input: number; output: number; repair: number | null; whole: number } {
  if (protocol === 'text') {
    const { output, repair } = expectedEpisode.text;
    return { calls: 1, input: opening, output, repair: opening + output + repair, whole: opening + output };
  }
  const { calls: working, mailsACall, growth, output } = expectedEpisode.tools;
  const calls = working + Math.ceil(mails / mailsACall);
  const gained = office + growth * calls;
  return { calls, input: Math.round(opening + (gained * (calls - 1)) / (2 * calls)), output, repair: null, whole: opening + gained };
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
function rememberPrices(price: CallPrice): (model: string, input: number, output: number) => number | null {
  const known = new Map<string, number | null>();
  return (model, input, output) => {
    const name = `${input}/${output}/${model}`;
    const held = known.get(name);
    if (held !== undefined) return held;
    const usd = price(model, { input, output });
    known.set(name, usd);
    return usd;
  };
}
