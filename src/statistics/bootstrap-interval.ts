import type { Random } from '../kernel/random.ts';
import type { Interval } from './interval.ts';

/** Percentile interval, and in how many of the resamples the statistic was not defined: they are in no interval. */
export type BootstrapInterval = { readonly ci95: Interval | null; readonly undefinedShare: number };

const standardResamples = 2_000;

/**
 * Percentile bootstrap over whole items (Efron, Tibshirani 1993, chapter 13): the 2.5 % and 97.5 % points of the statistic
 * over resamples with replacement. Null where fewer than half of the resamples define the statistic.
 */
export function bootstrapInterval<T>(
  items: readonly T[],
  statistic: (sample: readonly T[]) => number | undefined,
  random: Random,
  resamples: number = standardResamples,
): BootstrapInterval {
  if (items.length === 0) return { ci95: null, undefinedShare: 1 };
  const values: number[] = [];
  for (let draw = 0; draw < resamples; draw++) {
    const value = statistic(items.map(() => random.pick(items)));
    if (value !== undefined) values.push(value);
  }
  const sorted = Float64Array.from(values).sort();
  const undefinedShare = 1 - values.length / resamples;
  if (undefinedShare > 0.5) return { ci95: null, undefinedShare };
  return { ci95: [sampleQuantile(sorted, 0.025), sampleQuantile(sorted, 0.975)], undefinedShare };
}

/** Quantile of a sorted sample, linear between order statistics (Hyndman, Fan 1996, type 7). */
export function sampleQuantile(sorted: Float64Array, share: number): number {
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)];
  const above = sorted[Math.ceil(at)];
  if (below === undefined || above === undefined) throw new RangeError('no quantile of nothing');
  return below + (at - Math.floor(at)) * (above - below);
}
