import type { CellEstimate, Trend } from '../record/estimate.ts';
import { groupsAlikeBut, heldFixed } from './alike-cells.ts';
import type { Interval } from './interval.ts';
import { sum } from './sum.ts';

/** One level of a dose with the rate seen under it; the rate is null where nothing was scored. */
export type DosePoint = { readonly dose: number; readonly rate: number | null; readonly ci95: Interval };

/** A slope with its 95 % interval, and how many levels it rests on. Null where fewer than two levels were scored. */
export type Slope = { readonly slope: number | null; readonly ci95: Interval; readonly scored: number };

/** A level that is a plain number, as a dose; null where it is a word. */
export function doseOf(level: string): number | null {
  return /^\d+(\.\d+)?$/.test(level) ? Number(level) : null;
}

/**
 * Slope of the rate over x = log2(1 + dose): how much the rate changes with each doubling of 1 + dose. With `dose` mails of
 * background for each mail of the story the mailbox holds 1 + dose times the story, so a step of 1 is a doubling of the mailbox.
 * Least squares over the scored levels is a fixed contrast Σ c·p of their rates, c = (x - x̄) / Σ(x - x̄)²; its limits come from
 * the rates' own (MOVER: Zou, Huang, Zhang 2009, Comput. Stat. Data Anal. 53, 1080-1085). The rates are taken as independent:
 * where levels share variants that behave alike, the interval is if anything too wide.
 */
export function doseSlope(points: readonly DosePoint[]): Slope {
  const scored = points.flatMap(({ dose, rate, ci95 }) => (rate === null ? [] : [{ dose, rate, ci95 }]));
  const weights = slopeWeights(scored.map(({ dose }) => dose));
  if (weights === null) return { slope: null, ci95: possible(points), scored: scored.length };
  const terms = scored.map(({ rate, ci95: [low, high] }, level) => {
    const weight = weights[level] ?? 0;
    const ends = [weight * low, weight * high];
    return { at: weight * rate, least: Math.min(...ends), most: Math.max(...ends) };
  });
  // The weights add up to nothing, so any rate may be taken off all of them: equal rates then give exactly 0.
  const slope = sum(scored.map(({ rate }, level) => (weights[level] ?? 0) * (rate - (scored[0]?.rate ?? 0))));
  const down = Math.hypot(...terms.map(({ at, least }) => at - least));
  const up = Math.hypot(...terms.map(({ at, most }) => most - at));
  return { slope, ci95: [slope - down, slope + up], scored: scored.length };
}

/** Weights of the least-squares slope over log2(1 + dose); null where the doses do not differ. */
export function slopeWeights(doses: readonly number[]): number[] | null {
  const xs = doses.map((dose) => Math.log2(1 + dose));
  const mean = sum(xs) / xs.length;
  const spread = sum(xs.map((x) => (x - mean) ** 2));
  return spread > 0 ? xs.map((x) => (x - mean) / spread) : null;
}

/** With nothing to go by, every slope that rates between 0 and 1 can make stays possible. */
function possible(points: readonly DosePoint[]): Interval {
  const most = sum((slopeWeights(points.map(({ dose }) => dose)) ?? []).filter((weight) => weight > 0));
  return [-most, most];
}

/** The slopes of every varied factor whose levels are all plain numbers, for each set of cells that differ in it alone. */
export function doseTrends(cells: readonly CellEstimate[], varied: readonly string[]): Trend[] {
  const doses = varied.filter((factor) => cells.every(({ factors }) => doseOf(factors[factor] ?? '0') !== null));
  return (['harm', 'issued'] as const).flatMap((outcome) =>
    doses.flatMap((factor) =>
      groupsAlikeBut(cells, factor, (cell) => ({ ...cell, levels: cell.factors })).flatMap((group) => {
        const trend = trendOf(group, factor, outcome, varied);
        return trend === null ? [] : [trend];
      }),
    ),
  );
}

function trendOf(group: readonly CellEstimate[], factor: string, outcome: Trend['outcome'], varied: readonly string[]): Trend | null {
  const points = group
    .map((cell) => ({ cell, level: cell.factors[factor] ?? '', dose: doseOf(cell.factors[factor] ?? '') ?? 0 }))
    .sort((a, b) => a.dose - b.dose);
  const [first] = points;
  // One planned level, or none: nothing to draw a line through.
  if (first === undefined || slopeWeights(points.map(({ dose }) => dose)) === null) return null;
  const { slope, ci95, scored } = doseSlope(points.map(({ cell, dose }) => ({ dose, rate: cell[outcome].rate, ci95: cell[outcome].ci95 })));
  const { model, settings, scenario, protocol, factors } = first.cell;
  return {
    model,
    settings,
    scenario,
    protocol,
    outcome,
    factor,
    at: heldFixed(factors, varied, factor),
    points: points.map(({ cell, level }) => {
      const { count, n, rate, ci95: own } = cell[outcome];
      return { level, count, n, rate, ci95: own, missing: cell.episodes - n };
    }),
    scored,
    slope,
    ci95: [...ci95],
    method: 'mover',
  };
}
