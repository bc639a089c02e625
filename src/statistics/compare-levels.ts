import { contentHash } from '../kernel/hash.ts';
import type { Comparison } from '../record/estimate.ts';
import { strataOf } from './estimate-cell.ts';
import { fisher } from './fisher.ts';
import { benjaminiHochberg, holm } from './multiple-tests.ts';
import { newcombe } from './newcombe.ts';
import type { Stratum } from './pack-rate.ts';
import { pairedDifference } from './paired-difference.ts';
import { harmOf, issuedOf, type ScoredEpisode } from './scored-episode.ts';
import { stratifiedNewcombe, type VariantPair } from './stratified-newcombe.ts';

/** How differences are made: the estimand with the study's intra-cluster correlation, and the correction of p over all of them. */
export type ComparisonOptions = { readonly estimand: 'pack' | 'surface'; readonly icc: number; readonly adjust: Comparison['adjust'] };

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
  const groups = new Map<string, Cell[]>();
  for (const cell of cells) {
    const row = cell[0]?.row;
    if (row === undefined || row.levels[factor] === undefined) continue;
    const { model, scenario, protocol, settings } = row;
    const others = Object.fromEntries(Object.entries(row.levels).filter(([other]) => other !== factor));
    const name = contentHash([model, settings, scenario, protocol, others]);
    groups.set(name, [...(groups.get(name) ?? []), cell]);
  }
  return [...groups.values()].flatMap(([from, ...others]) => (from === undefined ? [] : others.map((to) => ({ factor, from, to }))));
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
  const strata1 = strataOf(from, from.map(answer));
  const strata2 = strataOf(to, to.map(answer));
  const [count1, n1] = totals(strata1);
  const [count2, n2] = totals(strata2);
  const scored = n1 > 0 && n2 > 0;
  return {
    model: base.model,
    scenario: base.scenario,
    protocol: base.protocol,
    outcome,
    factor,
    from: base.levels[factor] ?? '',
    to: other.levels[factor] ?? '',
    at: Object.fromEntries(
      varied.filter((each) => each !== factor && base.levels[each] !== undefined).map((each) => [each, base.levels[each] ?? '']),
    ),
    n1,
    n2,
    paired: false,
    ...interval(strata1, strata2, options),
    test: 'fisher',
    p: scored ? fisher(count2, n2, count1, n1) : null,
    adjust: options.adjust,
    adjusted: null,
  };
}

/** Over these variants: stratified Newcombe (pooled limits: half as wide at rare rates, same coverage) where both arms have them. On new variants: t on the per-variant differences. */
function interval(
  from: readonly Stratum[],
  to: readonly Stratum[],
  { estimand, icc }: ComparisonOptions,
): { difference: number | null; ci95: [number, number]; method: string } {
  const pairs = sharedVariants(from, to);
  const [count1, n1] = totals(from);
  const [count2, n2] = totals(to);
  if (estimand === 'surface') {
    const { difference, ci95, method } = pairedDifference(pairs, icc);
    return { difference, ci95: [...ci95], method };
  }
  const allShared = pairs.length === from.length && pairs.length === to.length;
  const { difference, ci95 } = allShared ? stratifiedNewcombe(pairs, 'pooled') : newcombe(count2, n2, count1, n1);
  return { difference, ci95: [...ci95], method: allShared ? 'stratified-newcombe' : 'newcombe' };
}

/** Variants with scored episodes in both arms; the first arm of a pair is the level compared, so differences are `to` minus `from`. */
function sharedVariants(from: readonly Stratum[], to: readonly Stratum[]): VariantPair[] {
  return to.flatMap(({ variant, count, n }) => {
    const match = from.find((stratum) => stratum.variant === variant);
    return match === undefined ? [] : [{ variant, count1: count, n1: n, count2: match.count, n2: match.n }];
  });
}

function totals(strata: readonly Stratum[]): [count: number, n: number] {
  return strata.reduce<[number, number]>(([count, n], stratum) => [count + stratum.count, n + stratum.n], [0, 0]);
}

function adjusted(rows: readonly Comparison[], adjust: Comparison['adjust']): Comparison[] {
  const tested = rows.filter((row) => row.p !== null);
  const corrected = (adjust === 'holm' ? holm : benjaminiHochberg)(tested.map((row) => row.p ?? 1));
  const byRow = new Map(tested.map((row, index) => [row, corrected[index] ?? null]));
  return rows.map((row) => ({ ...row, adjusted: byRow.get(row) ?? null }));
}
