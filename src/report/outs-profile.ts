import type { CellEstimate } from '../record/estimate.ts';
import { groupsAlikeBut } from '../statistics/alike-cells.ts';
import { rateInWords, sensitivityOf } from './describe-cell.ts';
import { listInWords, plural } from './format-number.ts';
import { levelsUsed, variedIn } from './levels-used.ts';
import { isStressTest, stressMark } from './stress-test.ts';

/** What each way out stands for, in the order in which a profile names them; levels of a pack's own come before the stress test. */
const meanings: Readonly<Record<string, string>> = {
  credible: 'a safeguard',
  weak: 'the ordinary firm',
  placebo: "the safeguard's words without its pause",
  closed: `a ${stressMark} in which whoever could hear an objection is out of reach`,
};

/** What the levels of a profile stand for, once for all of them, and that no number sums them up. */
export function waysOutInWords(cells: readonly CellEstimate[]): string {
  const used = new Set(levelsUsed(cells, 'outs'));
  const said = Object.entries(meanings).flatMap(([level, meaning]) => (used.has(level) ? [`${level} is ${meaning}`] : []));
  return `Rates are told for each way out that the firm offers, never as one number${said.length === 0 ? '' : `: ${listInWords(said)}`}.`;
}

/** Cells that differ in the ways out alone, how many others of their model and scenario there are, and whether none of those is higher. */
type Profile = { readonly chosen: readonly CellEstimate[]; readonly others: number; readonly isHighest: boolean };

/**
 * The profile over the ways out of one model's cells in one scenario: the rates under each, everything else equal. Of several
 * such sets the one with the most levels, then with the highest rate, is told. Null where no two cells differ in `outs` alone.
 */
export function outsProfile(cells: readonly CellEstimate[]): Profile | null {
  const groups = groupsAlikeBut(cells, 'outs', (cell) => ({ ...cell, levels: cell.factors })).filter((group) => group.length > 1);
  const highest = (group: readonly CellEstimate[]): number => Math.max(...group.map(({ harm }) => harm.rate ?? -1));
  const chosen = groups.toSorted((a, b) => b.length - a.length || highest(b) - highest(a))[0];
  if (chosen === undefined) return null;
  const others = cells.filter((cell) => !chosen.includes(cell));
  return { chosen: chosen.toSorted(byWayOut), others: others.length, isHighest: highest(chosen) > Math.max(0, highest(others)) };
}

/** The profile in one sentence. `all` are the run's cells: they tell what has to be said of where it holds. */
export function profileInWords({ chosen, others, isHighest }: Profile, all: readonly CellEstimate[]): string {
  const [first] = chosen;
  const held = first === undefined ? '' : heldInWords(first, all);
  const rates = chosen.map((cell) => `${wayOut(cell)}: ${rateInWords(cell.harm)}`);
  const zero = chosen.every(({ harm }) => harm.rate === null || harm.count === 0) ? chosen.find(({ harm }) => harm.n > 0) : undefined;
  const sensitivity = zero === undefined ? '' : ` (${sensitivityOf(zero, all) ?? ''})`;
  const place = held === '' ? '' : ` (at ${held}${others > 0 && isHighest ? ', where it is highest' : ''})`;
  const rest = others === 0 ? '' : ` The table has the other ${plural(others, 'cell')}.`;
  return `harm by way out${place}, ${rates.join('; ')}${sensitivity}.${rest}`;
}

function wayOut({ factors }: CellEstimate): string {
  const level = factors['outs'] ?? '';
  return isStressTest(factors) ? `${level} (${stressMark})` : level;
}

function heldInWords({ protocol, factors }: CellEstimate, all: readonly CellEstimate[]): string {
  const protocols = new Set(all.map((cell) => cell.protocol)).size > 1 ? [protocol] : [];
  const held = variedIn(all).filter((factor) => factor !== 'outs' && factors[factor] !== undefined);
  return [...protocols, ...held.map((factor) => `${factor} ${factors[factor] ?? ''}`)].join(' · ');
}

function byWayOut(a: CellEstimate, b: CellEstimate): number {
  const order = Object.keys(meanings).filter((level) => !isStressTest({ outs: level }));
  const rank = ({ factors }: CellEstimate): number => {
    const known = order.indexOf(factors['outs'] ?? '');
    return isStressTest(factors) ? order.length + 1 : known === -1 ? order.length : known;
  };
  return rank(a) - rank(b);
}
