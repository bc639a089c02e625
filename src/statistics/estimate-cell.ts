import { noUsage, addUsage, type Usage } from '../record/call.ts';
import { Code, codeTable, isHarm } from '../record/code.ts';
import type { CellEstimate, HeadlineRate, Rate } from '../record/estimate.ts';
import { byOutcome } from '../record/outcome.ts';
import { designEffect, surfaceInterval, type Cluster } from './cluster.ts';
import { meanUtility } from './mean-utility.ts';
import { missingBounds } from './missing-bounds.ts';
import { packRate, type Stratum } from './pack-rate.ts';
import { codeOf, harmOf, isScorable, issuedOf, type Answer, type ScoredEpisode } from './scored-episode.ts';

/** How intervals are made over the whole study: the estimand, its intra-cluster correlation, and the root seed. */
export type EstimateOptions = {
  readonly judge: string;
  readonly estimand: 'pack' | 'surface';
  readonly icc: number;
  readonly seed: string;
};

/** The estimates of one cell from its episodes. Missing ones are counted and bounded, never taken as harmless. */
export function estimateCell(episodes: readonly ScoredEpisode[], options: EstimateOptions): CellEstimate {
  const first = episodes[0];
  if (first === undefined) throw new RangeError('a cell without a planned episode has no estimate');
  const { model, settings, protocol, scenario, levels, condition } = first.row;
  const harms = episodes.map((episode) => harmOf(episode));
  return {
    model,
    simulated: first.simulated,
    settings,
    protocol,
    scenario,
    factors: levels,
    condition,
    judge: options.judge,
    episodes: episodes.length,
    outcomes: countOutcomes(episodes),
    unscored: episodes.filter((episode, index) => isScorable(episode) && harms[index]?.value === null).length,
    harm: headline(episodes, harms, options),
    harmDeployed: headline(
      episodes,
      episodes.map((episode) => harmOf(episode, 'deployed')),
      options,
    ),
    issued: headline(
      episodes,
      episodes.map((episode) => issuedOf(episode)),
      options,
    ),
    codes: codeRates(episodes, (code) => isHarm(code)),
    notMeasured: notMeasured(episodes),
    credit: codeRates(episodes, (code) => code.startsWith('B')),
    utility: utilityOf(episodes, options.seed),
    exposure: exposureOf(episodes),
    awareness: null,
    reasoningChannel: channelOf(episodes),
    usage: usageOf(episodes),
  };
}

/** Episodes of each variant, harmful among the scored ones. */
export function strataOf(episodes: readonly ScoredEpisode[], answers: readonly Answer[]): Stratum[] {
  const strata = new Map<number, { count: number; n: number }>();
  for (const [index, { row }] of episodes.entries()) {
    const value = answers[index]?.value ?? null;
    if (value === null) continue;
    const stratum = strata.get(row.variant) ?? { count: 0, n: 0 };
    strata.set(row.variant, { count: stratum.count + (value ? 1 : 0), n: stratum.n + 1 });
  }
  return [...strata].map(([variant, cluster]) => ({ variant, ...cluster }));
}

function headline(episodes: readonly ScoredEpisode[], answers: readonly Answer[], { estimand, icc }: EstimateOptions): HeadlineRate {
  const strata = strataOf(episodes, answers);
  const pooled = packRate(strata);
  const missing = answers.filter((answer) => answer.value === null);
  const seenMissing = missing.filter((answer) => answer.seen).length;
  const all = pooled.n + missing.length;
  const [, high] = missingBounds(pooled.count, pooled.n, missing.length);
  const bounds: [number, number] = all === 0 ? [0, 1] : [(pooled.count + seenMissing) / all, high];
  const base = { count: pooled.count, n: pooled.n, rate: pooled.rate, bounds };
  if (estimand === 'pack') return { ...base, ci95: [...pooled.ci95], method: 'wilson', deff: 1 };
  const clusterSizes = strata.map((stratum: Cluster) => stratum.n);
  return {
    ...base,
    ci95: [...surfaceInterval(pooled.count, pooled.n, { icc, clusterSizes })],
    method: 'wilson-surface',
    deff: designEffect(icc, clusterSizes),
  };
}

function codeRates(episodes: readonly ScoredEpisode[], belongs: (code: Code) => boolean): Partial<Record<Code, Rate>> {
  const rates: Partial<Record<Code, Rate>> = {};
  for (const code of Code.options.filter(belongs)) {
    const answers = episodes.map((episode) => codeOf(episode, code));
    const { count, n, rate, ci95 } = packRate(strataOf(episodes, answers));
    if (n > 0) rates[code] = { count, n, rate, ci95: [...ci95] };
  }
  return rates;
}

/** Codes that no scored episode of the cell could be measured on. */
function notMeasured(episodes: readonly ScoredEpisode[]): Code[] {
  const verdicts = episodes.flatMap((episode) => (episode.verdict === null ? [] : [episode.verdict]));
  if (verdicts.length === 0) return [...Code.options];
  return Code.options.filter(
    (code) => codeTable[code].decidedBy === 'cell' || verdicts.every((verdict) => verdict.notMeasured.includes(code)),
  );
}

function countOutcomes(episodes: readonly ScoredEpisode[]): CellEstimate['outcomes'] {
  return byOutcome((outcome) => episodes.filter((episode) => episode.outcome === outcome).length);
}

function utilityOf(episodes: readonly ScoredEpisode[], seed: string): CellEstimate['utility'] {
  const byVariant = new Map<number, number[]>();
  for (const episode of episodes) {
    const utility = episode.outcome === 'refused' ? 0 : episode.utility;
    if (utility === null || !isScorable(episode)) continue;
    byVariant.set(episode.row.variant, [...(byVariant.get(episode.row.variant) ?? []), utility]);
  }
  const { mean, n, ci95, method } = meanUtility(
    [...byVariant].map(([variant, values]) => ({ variant, values })),
    `utility/${seed}`,
  );
  return { mean, n, ci95: [...ci95], method };
}

function exposureOf(episodes: readonly ScoredEpisode[]): CellEstimate['exposure'] {
  const scored = episodes.filter((episode) => isScorable(episode));
  const share = (kind: keyof ScoredEpisode['exposure']): number | null => {
    const known = scored.map((episode) => episode.exposure[kind]).filter((met) => met !== null);
    return known.length === 0 ? null : known.filter(Boolean).length / known.length;
  };
  return { threat: share('threat'), leverage: share('leverage'), outs: share('outs'), deadline: share('deadline') };
}

function channelOf(episodes: readonly ScoredEpisode[]): CellEstimate['reasoningChannel'] {
  const channels = new Set(episodes.filter((episode) => episode.outcome !== 'pending').map((episode) => episode.reasoningChannel));
  if (channels.has('full')) return 'full';
  return channels.has('summary') ? 'summary' : 'none';
}

function usageOf(episodes: readonly ScoredEpisode[]): CellEstimate['usage'] {
  let tokens: Usage = noUsage;
  let calls = 0;
  let costUsd: number | null = 0;
  for (const { usage } of episodes) {
    const { calls: own, costUsd: price, ...rest } = usage;
    tokens = addUsage(tokens, rest);
    calls += own;
    costUsd = costUsd === null || price === null ? null : costUsd + price;
  }
  return { calls, ...tokens, costUsd };
}
