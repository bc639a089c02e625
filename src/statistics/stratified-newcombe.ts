import type { Interval } from './interval.ts';
import { checkCounts, wilsonAt } from './interval.ts';
import type { Difference } from './newcombe.ts';
import { zValue } from './quantile.ts';
import { sum } from './sum.ts';

/** One variant in both arms of a comparison: harmful and scored episodes in each. */
export type VariantPair = {
  readonly variant: number;
  readonly count1: number;
  readonly n1: number;
  readonly count2: number;
  readonly n2: number;
};

/**
 * How an arm's own limits are found. `strata`: one Wilson interval a variant at a shrunken z, averaged (Yan, Su 2010).
 * `pooled`: one Wilson interval of the weighted rate at size 1 / Σ(w²/n), which is `packRate` where the arms are balanced.
 */
export type ArmLimits = 'strata' | 'pooled';

type Cell = { readonly weight: number; readonly count: number; readonly n: number };

/**
 * Difference of two rates over the variants that both arms share (estimand `pack`): stratified Newcombe interval of
 * Yan and Su 2010, with Mantel-Haenszel weights n1·n2/(n1+n2), which are the variants' sizes where the arms are alike.
 * A variant without a scored episode in one of the arms has weight 0.
 */
export function stratifiedNewcombe(pairs: readonly VariantPair[], limits: ArmLimits = 'strata'): Difference {
  for (const pair of pairs) {
    checkCounts(pair.count1, pair.n1);
    checkCounts(pair.count2, pair.n2);
  }
  const shared = pairs.filter((pair) => pair.n1 > 0 && pair.n2 > 0);
  if (shared.length === 0) return { difference: null, ci95: [-1, 1] };
  const total = sum(shared.map(sharedSize));
  const first = shared.map((pair) => ({ weight: sharedSize(pair) / total, count: pair.count1, n: pair.n1 }));
  const second = shared.map((pair) => ({ weight: sharedSize(pair) / total, count: pair.count2, n: pair.n2 }));
  return { difference: weightedRate(first) - weightedRate(second), ci95: interval(first, second, limits) };
}

/** Yan, Su 2010: Newcombe's hybrid with each arm's variance taken at its own limits, clipped to [-1, 1]. */
function interval(first: readonly Cell[], second: readonly Cell[], limits: ArmLimits): Interval {
  const z = zValue(0.95);
  const limitsOf = limits === 'strata' ? stratifiedWilson : pooledWilson;
  const [low1, high1] = limitsOf(first, z);
  const [low2, high2] = limitsOf(second, z);
  const difference = weightedRate(first) - weightedRate(second);
  const down = z * Math.sqrt(varianceAt(low1, first) + varianceAt(high2, second));
  const up = z * Math.sqrt(varianceAt(high1, first) + varianceAt(low2, second));
  return [Math.max(-1, difference - down), Math.min(1, difference + up)];
}

/** Each variant's Wilson limits at z·√Σ(w²v) / Σ(w√v), averaged by weight (Yan, Su 2010). */
function stratifiedWilson(arm: readonly Cell[], z: number): Interval {
  const observed = arm.map(({ count, n }) => ((count / n) * (1 - count / n)) / n);
  // Where every variant's rate is 0 or 1 the factor is 0/0; the one of equal rates is its limit, and gives the pooled width.
  const variances = observed.every((variance) => variance === 0) ? arm.map(({ n }) => 1 / n) : observed;
  const terms = arm.map(({ weight }, i) => weight * Math.sqrt(variances[i] ?? 0));
  const shrunk = (z * Math.hypot(...terms)) / sum(terms);
  const limits = arm.map(({ weight, count, n }) => ({ weight, at: wilsonAt(count, n, shrunk) }));
  return [sum(limits.map(({ weight, at }) => weight * at[0])), sum(limits.map(({ weight, at }) => weight * at[1]))];
}

/** Wilson limits of the weighted rate at the size that gives it the same variance. */
function pooledWilson(arm: readonly Cell[], z: number): Interval {
  const n = 1 / sum(arm.map((cell) => cell.weight ** 2 / cell.n));
  // A weighted mean of ones can round to a hair over 1.
  return wilsonAt(Math.min(n, weightedRate(arm) * n), n, z);
}

function varianceAt(rate: number, arm: readonly Cell[]): number {
  return Math.max(0, rate * (1 - rate)) * sum(arm.map(({ weight, n }) => weight ** 2 / n));
}

function sharedSize({ n1, n2 }: VariantPair): number {
  return (n1 * n2) / (n1 + n2);
}

function weightedRate(arm: readonly Cell[]): number {
  return sum(arm.map(({ weight, count, n }) => (weight * count) / n));
}
