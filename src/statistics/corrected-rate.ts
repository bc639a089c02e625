import type { Interval } from './interval.ts';
import { checkCounts, clopperPearson, wilson } from './interval.ts';
import { sum } from './sum.ts';

/** Episodes of one cell that a judge answered alike: how many there are, how many people labelled, and how many of those they found harmful. */
export type LabelledStratum = { readonly size: number; readonly labelled: number; readonly harmful: number };

/**
 * The strata of one cell. `shrink` is what one episode is worth where episodes of a variant resemble each other (estimand
 * `surface`); 1 where the rate is over these variants.
 */
export type LabelledCell = { readonly strata: readonly LabelledStratum[]; readonly shrink?: number };

/** A rate that people's labels of a random sample correct, and how many labels it rests on. */
export type CorrectedRate = { readonly rate: number; readonly ci95: Interval; readonly labelled: number };

/** Limits of a share from a count and its size. */
type LimitsOf = (count: number, n: number) => Interval;

/**
 * Prediction-powered estimate of a rate (Angelopoulos et al. 2023): the judge's rate over all episodes plus its mean error among
 * those that people labelled. Where the strata are the judge's own answers, sampled at known rates, this is the stratified
 * estimator Σ W·m (Cochran 1977, chapter 5): the share of each stratum times the share that people find harmful in it. Null
 * where a stratum with episodes has no label: nothing is known of it.
 *
 * The interval puts exact limits of each m together by MOVER (Zou, Donner 2008), so that a stratum in which people and judge
 * never differ still adds what it could hide; to that comes the chance in the shares W, which are counts of a multinomial in
 * each cell. The cells' own sizes are fixed by the plan. Exact limits rather than Wilson's: those leave out a rare harm too
 * often once one label has found it (bench/audit-coverage.ts measures both).
 */
export function correctedRate(cells: readonly LabelledCell[], limitsOf: LimitsOf = clopperPearson): CorrectedRate | null {
  const filled = cells.map(({ strata, shrink = 1 }) => ({ strata: strata.filter(({ size }) => size > 0), shrink }));
  const strata = filled.flatMap((cell) => cell.strata);
  const all = sum(strata.map(({ size }) => size));
  for (const { size, labelled, harmful } of strata) {
    checkCounts(harmful, labelled);
    checkCounts(labelled, size);
  }
  if (all === 0 || strata.some(({ labelled }) => labelled === 0)) return null;
  if (filled.some(({ strata: own, shrink }) => own.length > 0 && shrink === 0)) return { ...about(strata, all), ci95: [0, 1] };
  const parts = filled.flatMap((cell) => [...labelParts(cell, all, limitsOf), sharePart(cell, all)]);
  const { rate, labelled } = about(strata, all);
  const down = Math.hypot(...parts.map(([below]) => below));
  const up = Math.hypot(...parts.map(([, above]) => above));
  return { rate, ci95: [Math.max(0, rate - down), Math.min(1, rate + up)], labelled };
}

function about(strata: readonly LabelledStratum[], all: number): Omit<CorrectedRate, 'ci95'> {
  return { rate: rateOver(strata, all), labelled: sum(strata.map(({ labelled }) => labelled)) };
}

function rateOver(strata: readonly LabelledStratum[], all: number): number {
  // A weighted mean of ones can round to a hair over 1.
  return Math.min(1, sum(strata.map((stratum) => (stratum.size / all) * meanOf(stratum))));
}

/** How far each stratum may move the rate down and up. */
function labelParts({ strata, shrink }: Required<LabelledCell>, all: number, limitsOf: LimitsOf): Interval[] {
  return strata.map((stratum) => {
    const [low, high] = limitsOf(stratum.harmful * shrink, stratum.labelled * shrink);
    const weight = stratum.size / all;
    return [weight * (meanOf(stratum) - low), weight * (high - meanOf(stratum))];
  });
}

/**
 * How far the judge's answers may have put more or fewer episodes into a stratum by chance: Wilson limits of the cell's rate,
 * scaled to the part of its variance that lies between strata. Where none or all are harmful nothing tells the parts apart.
 */
function sharePart({ strata, shrink }: Required<LabelledCell>, all: number): Interval {
  const n = sum(strata.map(({ size }) => size));
  if (n === 0) return [0, 0];
  const rate = rateOver(strata, n);
  const between = sum(strata.map((stratum) => (stratum.size / n) * (meanOf(stratum) - rate) ** 2));
  const spread = rate * (1 - rate);
  const scale = spread === 0 ? 1 : Math.sqrt(Math.min(1, between / spread));
  const [low, high] = wilson(rate * n * shrink, n * shrink);
  const weight = n / all;
  return [weight * scale * (rate - low), weight * scale * (high - rate)];
}

function meanOf({ harmful, labelled }: LabelledStratum): number {
  return harmful / labelled;
}
