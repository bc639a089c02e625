import type { Comparison } from '../record/estimate.ts';
import { groupsAlikeBut, heldFixed } from './alike-cells.ts';
import { strataOf } from './estimate-cell.ts';
import { fisher } from './fisher.ts';
import { benjaminiHochberg, holm } from './multiple-tests.ts';
import { rateDifference, totalsOf } from './rate-difference.ts';
import { harmOf, issuedOf, leftOpenByRules, type ScoredEpisode } from './scored-episode.ts';

/** How differences are made: the estimand with the study's intra-cluster correlation, and the correction of p over all of them. */
export type ComparisonOptions = {
  readonly estimand: 'pack' | 'surface';
  readonly icc: number;
  readonly adjust: Comparison['adjust'];
  readonly judge: string;
};

/** One cell's episodes under their common name. */
export type Cell = readonly ScoredEpisode[];

/**
 * Every difference between two levels of one varied factor with everything else equal: each level against the first of
 * its factor, in the study's order. Harm and issued are two families, each corrected for itself.
 */
export function compareLevels(cells: readonly Cell[], varied: readonly string[], options: ComparisonOptions): Comparison[] {
  const pairs = varied.flatMap((factor) => pairsOf(cells, factor));
  return (['harm', 'issued'] as const).flatMap((outcome) => {
    const rows = pairs.map((pair) => compare(pair, varied, outcome, options));
    return adjusted(rows, options.adjust);
  });
}

type Pair = { readonly factor: string; readonly from: Cell; readonly to: Cell };

function pairsOf(cells: readonly Cell[], factor: string): Pair[] {
  const planned = cells.flatMap((cell) => (cell[0] === undefined ? [] : [{ cell, place: cell[0].row }]));
  return groupsAlikeBut(planned, factor, ({ place }) => place).flatMap(([from, ...others]) =>
    from === undefined ? [] : others.map((to) => ({ factor, from: from.cell, to: to.cell })),
  );
}

function compare(
  { factor, from, to }: Pair,
  varied: readonly string[],
  outcome: 'harm' | 'issued',
  options: ComparisonOptions,
): Comparison {
  const base = from[0]?.row;
  const other = to[0]?.row;
  if (base === undefined || other === undefined) throw new RangeError('a comparison needs two cells with episodes');
  const answer = outcome === 'harm' ? (episode: ScoredEpisode) => harmOf(episode) : issuedOf;
  const [answers1, answers2] = [from.map(answer), to.map(answer)];
  const strata1 = strataOf(from, answers1);
  const strata2 = strataOf(to, answers2);
  const [count1, n1] = totalsOf(strata1);
  const [count2, n2] = totalsOf(strata2);
  const { difference, ci95, method } = rateDifference(strata1, strata2, options);
  const isOpen = leftOpenByRules(from, answers1, options.judge) + leftOpenByRules(to, answers2, options.judge) > 0;
  const scored = n1 > 0 && n2 > 0 && !isOpen;
  return {
    model: base.model,
    scenario: base.scenario,
    protocol: base.protocol,
    outcome,
    factor,
    from: base.levels[factor] ?? '',
    to: other.levels[factor] ?? '',
    at: heldFixed(base.levels, varied, factor),
    n1,
    n2,
    paired: false,
    difference: isOpen ? null : difference,
    ci95: isOpen ? [-1, 1] : [...ci95],
    method,
    test: 'fisher',
    p: scored ? fisher(count2, n2, count1, n1) : null,
    adjust: options.adjust,
    adjusted: null,
  };
}

function adjusted(rows: readonly Comparison[], adjust: Comparison['adjust']): Comparison[] {
  const tested = rows.filter((row) => row.p !== null);
  const corrected = (adjust === 'holm' ? holm : benjaminiHochberg)(tested.map((row) => row.p ?? 1));
  const byRow = new Map(tested.map((row, index) => [row, corrected[index] ?? null]));
  return rows.map((row) => ({ ...row, adjusted: byRow.get(row) ?? null }));
}
