import type { Random } from '../kernel/random.ts';
import { randomFrom } from '../kernel/random.ts';
import { sampleQuantile } from './bootstrap-interval.ts';
import { LEAST_CORRELATION, surfaceInterval } from './cluster.ts';
import type { Interval } from './interval.ts';
import { tValue } from './quantile.ts';
import { sum } from './sum.ts';

/** Share of the work done in each scored episode of one variant, from 0 to 1. */
export type VariantUtility = { readonly variant: number; readonly values: readonly number[] };

/** Mean share of the work done. The mean is null where no episode was scored. */
export type MeanUtility = {
  readonly mean: number | null;
  readonly n: number;
  readonly ci95: Interval;
  readonly method: 'cluster-bootstrap' | 't-variant-means' | 'wilson-no-spread' | 'undetermined';
};

const RESAMPLES = 2000;
/** From here on there are enough episodes to resample. */
const LEAST_FOR_BOOTSTRAP = 30;
/** Variant means that lie within this of each other are alike: rounding is no spread. */
const NO_SPREAD = 1e-12;

/**
 * Mean utility over episodes, with a 95 % interval that takes variants as clusters: percentile cluster bootstrap where
 * n >= 30 (Field, Welsh 2007), otherwise t on the variants' means (Miller 2024, arXiv 2411.00640).
 * Simulated coverage of the bootstrap: .90-.95 at 20 variants, about .85 at 8, .7 at 3; read few variants with that in mind.
 * Fewer than two variants say nothing of others: [0, 1], `undetermined`. Where all variants have the same mean neither
 * method has any width: Wilson at the effective size (least correlation), as a share in [0, 1] varies no more than a rate.
 */
export function meanUtility(groups: readonly VariantUtility[], seed: string): MeanUtility {
  const seen = groups.filter(({ values }) => values.length > 0).map(({ values }) => variantTotal(values));
  const n = sum(seen.map((variant) => variant.n));
  if (n === 0) return { mean: null, n, ci95: [0, 1], method: 'undetermined' };
  const mean = sum(seen.map((variant) => variant.total)) / n;
  if (seen.length < 2) return { mean, n, ci95: [0, 1], method: 'undetermined' };
  const means = seen.map((variant) => variant.total / variant.n);
  if (Math.max(...means) - Math.min(...means) < NO_SPREAD) {
    const clustering = { icc: LEAST_CORRELATION, clusterSizes: seen.map((variant) => variant.n) };
    return { mean, n, ci95: surfaceInterval(mean * n, n, clustering), method: 'wilson-no-spread' };
  }
  if (n >= LEAST_FOR_BOOTSTRAP) return { mean, n, ci95: clusterBootstrap(seen, randomFrom(seed)), method: 'cluster-bootstrap' };
  return { mean, n, ci95: tOnMeans(mean, means), method: 't-variant-means' };
}

type VariantTotal = { readonly total: number; readonly n: number };

function variantTotal(values: readonly number[]): VariantTotal {
  for (const value of values) if (!(value >= 0 && value <= 1)) throw new RangeError(`utility lies in [0, 1], not at ${value}`);
  return { total: sum(values), n: values.length };
}

/** Whole variants are drawn with replacement; the 2.5 % and 97.5 % points of the means are the limits. */
function clusterBootstrap(variants: readonly VariantTotal[], random: Random): Interval {
  const means = new Float64Array(RESAMPLES).map(() => {
    let total = 0;
    let n = 0;
    for (let draw = 0; draw < variants.length; draw++) {
      const variant = random.pick(variants);
      total += variant.total;
      n += variant.n;
    }
    return total / n;
  });
  means.sort();
  return [sampleQuantile(means, 0.025), sampleQuantile(means, 0.975)];
}

function tOnMeans(mean: number, means: readonly number[]): Interval {
  const centre = sum(means) / means.length;
  const variance = sum(means.map((own) => (own - centre) ** 2)) / (means.length - 1);
  const half = tValue(0.95, means.length - 1) * Math.sqrt(variance / means.length);
  return [Math.max(0, mean - half), Math.min(1, mean + half)];
}
