import { UsageError } from '../errors.ts';
import { estimateRequestTokens, estimateTokens } from '../model/estimate-tokens.ts';
import { estimateCost, type CallPrice, type CostEstimate, type EpisodeSize } from '../plan/estimate-cost.ts';
import { estimateJudging } from '../plan/estimate-judging.ts';
import type { PriceList } from '../model/prices.ts';
import { specOf, splitModelId } from '../model/provider-table.ts';
import { openingRequest } from '../protocol/protocol.ts';
import type { PlanRow } from '../record/plan-row.ts';
import type { RunStore } from '../store/run-store.ts';
import { modelJudges } from '../study/judges.ts';
import type { Io } from './io.ts';
import type { Workbench } from './workbench.ts';

/** What is left to do and what it may cost, said before the first call. */
export function announceCost(
  bench: Workbench,
  store: RunStore,
  change: { added: number; kept: number; superseded: number },
  prices: PriceList,
  io: Io,
): void {
  const done = store.outcomes();
  const todo = bench.rows.filter((row) => {
    const end = done.get(row.key);
    return end === undefined || end.outcome === 'error';
  });
  const superseded = change.superseded > 0 ? ` ${change.superseded} episodes of an earlier form of the study are kept apart.` : '';
  if (todo.length === 0) {
    io.err(`All ${bench.rows.length} episodes are done already: nothing to run.${superseded}\n`);
    return;
  }
  const estimates = [...costOf(todo, bench, prices), ...costOfJudges(todo.length, bench, prices)];
  io.err(`${todo.length} of ${bench.rows.length} episodes to run: ${describeCost(estimates)}${describeBudget(bench)}.${superseded}\n`);
}

/** Refuses a budget that not even the first call of a paid model fits in, before anything is written. */
export function refuseSmallBudget(paid: readonly string[], bench: Workbench, prices: PriceList): void {
  const limitUsd = bench.study.file.budget;
  if (limitUsd === undefined) return;
  const sizeOf = sizesOf(bench);
  for (const id of paid) {
    const row = bench.rows.find((each) => each.model === id);
    const ceiling = row === undefined ? null : prices.ceilingUsd(id, mostTokens(sizeOf(row).opening), row.settings.maxOutputTokens);
    if (ceiling === null || ceiling <= limitUsd) continue;
    throw new UsageError(
      'BUDGET_TOO_SMALL',
      `The budget of $${limitUsd.toFixed(2)} does not hold the first call of ${id}, which may cost $${ceiling.toFixed(4)}`,
      {
        place: id,
        value: limitUsd,
        hint: 'Raise --budget, or budget in the study; `turncoat plan` says what the whole would cost.',
      },
    );
  }
}

/** What the budget reserves for a text of so many tokens: one for each of its characters, four of which were counted as one, and a thousand. */
function mostTokens(expected: number): number {
  return 4 * expected + 1_000;
}

/** Expected cost of some episodes, by model. */
export function costOf(rows: readonly PlanRow[], bench: Pick<Workbench, 'worldOf'>, prices: PriceList): CostEstimate[] {
  return estimateCost(rows, sizesOf(bench), callPrice(prices));
}

/** The price of a call by the list. What comes from the cache costs its own price, and what does not may be written into it, where the provider is known to cache. */
function callPrice(prices: PriceList): CallPrice {
  return (model, { input, output, cached = 0 }) => {
    const plain = { inputTokens: input, outputTokens: output, cacheReadTokens: 0, cacheWriteTokens: 0, reasoningTokens: 0 };
    const isCaching = specOf(splitModelId(model)?.provider ?? '')?.cacheTtlMs !== undefined;
    if (cached === 0 || !isCaching) return prices.costUsd(model, plain);
    const read = prices.costUsd(model, { ...plain, cacheReadTokens: cached });
    const written = prices.costUsd(model, { ...plain, cacheReadTokens: cached, cacheWriteTokens: input - cached });
    return read === null || written === null ? null : Math.max(read, written);
  };
}

/** Expected cost of letting a study's model judges judge so many episodes, by judge. */
export function costOfJudges(episodes: number, { study }: Pick<Workbench, 'study'>, prices: PriceList): CostEstimate[] {
  return estimateJudging(
    modelJudges(study.file).map(({ id }) => id),
    episodes,
    callPrice(prices),
  );
}

/** How much there is to read in an episode, measured once a condition and variant on what the agent is really given. */
function sizesOf(bench: Pick<Workbench, 'worldOf'>): (row: PlanRow) => EpisodeSize {
  const known = new Map<string, EpisodeSize>();
  return (row) => {
    const name = `${row.condition}/${row.variant}`;
    const held = known.get(name);
    if (held !== undefined) return held;
    const { setting } = bench.worldOf(row.scenario, row.levels, row.variant);
    const size = {
      opening: estimateRequestTokens(openingRequest(row.protocol, setting)),
      office: estimateTokens(JSON.stringify(openingRequest('text', setting).messages)),
      mails: setting.mails.length,
    };
    known.set(name, size);
    return size;
  };
}

/** The sum of an estimate in a phrase, with what the repairs of the text protocol may add. */
export function describeCost(estimates: readonly CostEstimate[]): string {
  const expected = summed(estimates);
  const most = summed(estimates.map(({ withRepairs }) => withRepairs));
  const repairs =
    most.calls === expected.calls ? '' : ` (${most.calls} calls, ${priceInWords(most)}, where every reply has to be repaired once)`;
  return `about ${expected.calls} calls, ${priceInWords(expected)}${repairs}${cachingInWords(estimates, expected)}`;
}

/** What caches would bring the price down to, where that is known of all and makes a difference. */
function cachingInWords(estimates: readonly CostEstimate[], { costUsd }: Priced): string {
  const cached = summed(estimates.map(({ calls, costUsd: plain, withCacheUsd = plain }) => ({ calls, costUsd: withCacheUsd })));
  if (costUsd === null || costUsd === 0 || cached.costUsd === null || cached.costUsd > costUsd * 0.99) return '';
  return ` (${priceInWords(cached)} where the providers' caches hold)`;
}

type Priced = { readonly calls: number; readonly costUsd: number | null };

function summed(parts: readonly Priced[]): Priced & { readonly known: number } {
  const known = parts.reduce((sum, { costUsd }) => sum + (costUsd ?? 0), 0);
  return {
    calls: parts.reduce((sum, { calls }) => sum + calls, 0),
    costUsd: parts.some(({ costUsd }) => costUsd === null) ? null : known,
    known,
  };
}

function priceInWords({ costUsd, known }: ReturnType<typeof summed>): string {
  if (costUsd === null) return `more than $${known.toFixed(2)} (a price is unknown)`;
  return costUsd === 0 ? 'free' : `about $${costUsd.toFixed(2)}`;
}

function describeBudget({ study }: Workbench): string {
  return study.file.budget === undefined || study.file.budget === 0 ? '' : `, at most $${study.file.budget.toFixed(2)}`;
}
