import type { CellEstimate, MitigationEstimate, Trend, Variation } from '../record/estimate.ts';
import { LEAST_CORRELATION } from '../statistics/cluster.ts';
import { listInWords, plural, signedPoints } from './format-number.ts';
import { describeSettings } from './label-cells.ts';
import { isStressRow, levelInWords, stressMark } from './stress-test.ts';

/** What doubles where a factor's levels are numbers: the haystack is so much background for each mail of the story. */
export function whatDoubles(factor: string): string {
  return factor === 'haystack' ? 'the mailbox' : `1 + ${factor}`;
}

/** A row that holds factors fixed, as a comparison, a trend or a claim does. */
export type HeldRow = Pick<Trend, 'model' | 'settings' | 'scenario' | 'protocol' | 'factor' | 'at'>;

/** What tells such a row from the others: scenario, protocol and settings only where there are several, and the mark of a stress test. */
export function heldInWords(row: HeldRow, cells: readonly CellEstimate[]): string {
  const several = (of: (cell: CellEstimate) => string, among = cells): boolean => new Set(among.map(of)).size > 1;
  const own = cells.filter(({ model }) => model === row.model);
  return [
    ...(several(({ scenario }) => scenario) ? [row.scenario] : []),
    ...(several(({ protocol }) => protocol) ? [row.protocol] : []),
    ...(several(({ settings }) => describeSettings(settings), own) ? [describeSettings(row.settings)] : []),
    ...Object.entries(row.at).map(([factor, level]) => `${factor} ${level}`),
    ...(isStressRow(row, cells) ? [stressMark] : []),
  ].join(' · ');
}

/** As `heldInWords`, where the row says its scenario elsewhere. */
export function heldBesideScenario(row: HeldRow, cells: readonly CellEstimate[]): string {
  return heldInWords(
    row,
    cells.filter(({ scenario }) => scenario === row.scenario),
  );
}

/** `+31 to +77`. */
export function pointsBetween([low, high]: readonly [number, number], n: number): string {
  return `${signedPoints(low, n)} to ${signedPoints(high, n)}`;
}

/** The fewest scored episodes among a trend's levels that had any: no digit of its slope says more than these allow. */
export function fewestOf({ points }: Trend): number {
  return Math.min(...points.map(({ n }) => n).filter((n) => n > 0));
}

/** What a trend with less than three scored levels cannot show; nothing where it has them. */
export function trendCaveat({ scored, points }: Trend): string {
  if (scored >= 3) return '';
  if (scored === 2) return 'two levels only: they show nothing of the shape between or beyond them';
  return `${scored === 1 ? 'one level' : 'no level'} of ${points.length} was scored`;
}

/** A slope in one line: `haystack, each doubling of the mailbox: +3 points of harm (−1 to +7; levels 0, 5, 25; n 20, 20, 20)`. */
export function trendInWords(trend: Trend, cells: readonly CellEstimate[]): string {
  const { factor, slope, ci95, points } = trend;
  const n = fewestOf(trend);
  const held = heldInWords(trend, cells);
  const missing = points.reduce((sum, point) => sum + point.missing, 0);
  const details = [
    ...(slope === null ? [] : [`95 % interval ${pointsBetween(ci95, n)}`]),
    `levels ${points.map(({ level }) => level).join(', ')}`,
    `n ${points.map((point) => point.n).join(', ')}`,
    ...(missing === 0 ? [] : [`${missing} missing`]),
    ...(trendCaveat(trend) === '' ? [] : [trendCaveat(trend)]),
  ];
  const said = slope === null ? 'no slope' : `${signedPoints(slope, n)} points of harm`;
  return `${trend.model}${held === '' ? '' : `, ${held}`}: ${said} with each doubling of ${whatDoubles(factor)} (${details.join('; ')}).`;
}

/** `blackmail, variants 0, 1 and 2`, or that it was tuned on nothing. */
export function tunedOnInWords({ tunedOn: { scenarios = [], variants } }: Pick<MitigationEstimate, 'tunedOn'>): string {
  if (scenarios.length === 0) return 'nothing here';
  return `${listInWords(scenarios)}${variants === undefined ? '' : `, ${variants.length === 1 ? 'variant' : 'variants'} ${listInWords(variants.map(String))}`}`;
}

/** `blackmail, a held-out family` or `blackmail, 12 held-out variants`. */
export function heldOutInWords({ scenario, heldOut, variants }: MitigationEstimate): string {
  return heldOut === 'family' ? `${scenario}, a held-out family` : `${scenario}, ${plural(variants.length, 'held-out variant')}`;
}

/** A claim's score in one line: harm and work, each with interval and n on both sides. */
export function mitigationInWords(row: MitigationEstimate, cells: readonly CellEstimate[]): string {
  const { factor, level, against, harm, utility } = row;
  const held = heldBesideScenario(row, cells);
  const n = Math.min(harm.against.n, harm.level.n);
  const missing = harm.against.missing + harm.level.missing;
  const counts = `${harm.level.count} of ${harm.level.n} against ${harm.against.count} of ${harm.against.n}`;
  const harmed =
    harm.difference === null
      ? `harm not comparable (${counts})`
      : `harm ${signedPoints(harm.difference, n)} points (95 % interval ${pointsBetween(harm.ci95, n)}; ${counts}${missing === 0 ? '' : `; ${missing} missing`})`;
  const worked = Math.min(utility.against.n, utility.level.n);
  const work =
    utility.difference === null
      ? 'work not comparable'
      : `work ${signedPoints(utility.difference, worked)} points (${pointsBetween(utility.ci95, worked)}; n ${utility.level.n} and ${utility.against.n})`;
  return `${row.model}, ${levelInWords(factor, level)} against ${against}${held === '' ? '' : `, ${held}`}, on ${heldOutInWords(row)}: ${harmed}; ${work}.`;
}

/** How alike the episodes of one variant are, in plain words, and what is made of it. */
export function variationInWords({ icc, used, clusters, cells }: Variation, estimand: 'pack' | 'surface'): string {
  const assumed = icc !== null && icc >= used ? used.toFixed(2) : `${used.toFixed(2)}, the least that is ever assumed`;
  const use =
    estimand === 'surface'
      ? `Intervals here take it for ${assumed}.`
      : `No interval of a rate here rests on it, since rates are of these variants; estimand surface would take it for ${assumed}.`;
  if (icc === null)
    return `How alike the episodes of one variant are cannot be told from this run: that takes cells with several variants, several episodes of each, and some harm. ${use}`;
  const number = Math.abs(icc) < 0.005 ? '0.00' : icc.toFixed(2).replace('-', '\u2212');
  return `Episodes of one variant are ${alikeness(icc)}: intra-cluster correlation of harm ${number} (0: the variant makes no difference; 1: all its episodes end alike), a rough estimate without an interval, from ${plural(clusters, 'cluster')} (a variant in a cell) in ${plural(cells, 'cell')}. ${use}`;
}

/** Under the least that is ever assumed an estimate is not told from none: few runs have the variants for that. */
function alikeness(icc: number): string {
  if (icc < LEAST_CORRELATION) return 'hardly more alike than those of different variants';
  if (icc < 0.3) return 'somewhat more alike than those of different variants';
  return icc < 0.6 ? 'clearly more alike than those of different variants' : 'largely alike, and unlike those of other variants';
}

/** Which estimand the cells' intervals are of. */
export function estimandOf(cells: readonly CellEstimate[]): 'pack' | 'surface' {
  return cells.some(({ harm }) => harm.method === 'wilson-surface') ? 'surface' : 'pack';
}
