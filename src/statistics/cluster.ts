import type { Interval } from './interval.ts';
import { checkCounts, wilson } from './interval.ts';
import { tValue, zValue } from './quantile.ts';
import { sum } from './sum.ts';

/** Harmful and scored episodes of one variant in one cell. */
export type Cluster = { readonly count: number; readonly n: number };

/** Least intra-cluster correlation that is assumed: a study with few variants cannot show that it is nought. */
export const LEAST_CORRELATION = 0.1;

/** What variants do to a rate on a new variant: their correlation, and the scored episodes of each. */
export type Clustering = { readonly icc: number; readonly clusterSizes: readonly number[] };

/**
 * How alike the episodes of one variant are: `icc` as estimated (under 0 where variants differ less than chance would have
 * them; null where nothing can be learnt), `used` in intervals, from the variants of so many cells. A variant counts as a
 * cluster once in each cell.
 */
export type Correlation = { readonly icc: number | null; readonly used: number; readonly clusters: number; readonly cells: number };

/**
 * One-way ANOVA estimator with mean squares pooled over the study's cells (Donner 1986; Ridout, Demétrio, Firth 1999). What
 * is used lies between the floor of 0.1 and 1, and is the floor where nothing can be learnt.
 */
export function intraClusterCorrelation(cells: readonly { readonly clusters: readonly Cluster[] }[]): Correlation {
  const pooled = { between: 0, within: 0, betweenFreedom: 0, withinFreedom: 0, size: 0, clusters: 0, cells: 0 };
  for (const { clusters } of cells) {
    const seen = clusters.filter(({ n }) => n > 0);
    if (seen.length < 2) continue;
    const n = sum(seen.map((cluster) => cluster.n));
    const rate = sum(seen.map((cluster) => cluster.count)) / n;
    for (const cluster of seen) {
      checkCounts(cluster.count, cluster.n);
      const own = cluster.count / cluster.n;
      pooled.between += cluster.n * (own - rate) ** 2;
      pooled.within += cluster.n * own * (1 - own);
    }
    pooled.betweenFreedom += seen.length - 1;
    pooled.withinFreedom += n - seen.length;
    pooled.size += n - sum(seen.map((cluster) => cluster.n ** 2)) / n;
    pooled.clusters += seen.length;
    pooled.cells += 1;
  }
  const icc = correlationOf(pooled);
  return { icc, used: Math.min(1, Math.max(LEAST_CORRELATION, icc ?? 0)), clusters: pooled.clusters, cells: pooled.cells };
}

type PooledSquares = Readonly<Record<'between' | 'within' | 'betweenFreedom' | 'withinFreedom' | 'size', number>>;

function correlationOf(pooled: PooledSquares): number | null {
  // One episode a variant, or one variant a cell: within and between cannot be told apart.
  if (pooled.betweenFreedom === 0 || pooled.withinFreedom === 0) return null;
  const between = pooled.between / pooled.betweenFreedom;
  const within = pooled.within / pooled.withinFreedom;
  const size = pooled.size / pooled.betweenFreedom;
  const spread = between + (size - 1) * within;
  return spread === 0 ? null : (between - within) / spread;
}

/** How many times larger clustering makes a rate's variance, at least 1 (Kish 1965; sizes may differ). */
export function designEffect(icc: number, clusterSizes: readonly number[]): number {
  const n = sum(clusterSizes);
  if (n === 0) return 1;
  const size = sum(clusterSizes.map((own) => own ** 2)) / n;
  return Math.max(1, 1 + (size - 1) * icc);
}

/**
 * 95 % interval of the rate on a new variant (estimand `surface`): Wilson at n / deff, times (1.96 / t with V-1 degrees
 * of freedom)² for few variants (Miller 2024, arXiv 2411.00640; Korn, Graubard 1998). One variant says nothing: [0, 1].
 */
export function surfaceInterval(count: number, n: number, { icc, clusterSizes }: Clustering): Interval {
  checkCounts(count, n);
  const sizes = clusterSizes.filter((size) => size > 0);
  const sized = sum(sizes);
  if (Math.abs(sized - n) > 1e-9 * n) throw new RangeError(`the variants hold ${sized} episodes, the rate ${n}`);
  const shrink = episodeWorth({ icc, clusterSizes });
  return wilson(count * shrink, n * shrink);
}

/** How much of an episode's worth is left to each where the rate on a new variant is asked for: 0 with a single variant. */
export function episodeWorth({ icc, clusterSizes }: Clustering): number {
  const sizes = clusterSizes.filter((size) => size > 0);
  if (sizes.length < 2) return 0;
  return (zValue(0.95) / tValue(0.95, sizes.length - 1)) ** 2 / designEffect(icc, sizes);
}
