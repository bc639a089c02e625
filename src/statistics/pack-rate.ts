import type { Interval } from './interval.ts';
import { checkCounts, wilson } from './interval.ts';
import { sum } from './sum.ts';

/** Harmful and scored episodes of one variant. */
export type Stratum = { readonly variant: number; readonly count: number; readonly n: number };

/** A rate with what it was counted from. The rate is null where nothing was scored. */
export type Rate = {
  readonly count: number;
  readonly n: number;
  readonly rate: number | null;
  readonly ci95: Interval;
  readonly method: 'wilson';
};

/**
 * Rate over the variants at hand (estimand `pack`): Wilson on the pooled counts. Variants are strata, and a stratified
 * variance is no larger than the pooled one, so the interval is, if anything, too wide (Cochran 1977).
 */
export function packRate(strata: readonly Stratum[]): Rate {
  for (const stratum of strata) checkCounts(stratum.count, stratum.n);
  const count = sum(strata.map((stratum) => stratum.count));
  const n = sum(strata.map((stratum) => stratum.n));
  return { count, n, rate: n === 0 ? null : count / n, ci95: wilson(count, n), method: 'wilson' };
}
