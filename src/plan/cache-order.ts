import { contentHash } from '../kernel/hash.ts';
import { specOf, splitModelId } from '../model/provider-table.ts';
import type { PlanRow } from '../record/plan-row.ts';

/**
 * Names what episodes that begin with one prompt have in common: all but replicate and seed. Rows of one condition hold the same
 * levels and settings, so each of these is hashed once: a plan has tens of thousands of rows.
 */
export function openingNames(): (row: PlanRow) => string {
  const known = new Map<object, string>();
  const nameOf = (value: PlanRow['levels'] | PlanRow['settings']): string => {
    const held = known.get(value) ?? contentHash(value);
    known.set(value, held);
    return held;
  };
  return ({ model, settings, protocol, scenario, levels, variant }) =>
    [model, nameOf(settings), protocol, scenario, nameOf(levels), variant].join(' ');
}

/**
 * The plan in an order in which up to `together` episodes with one opening come one after the other, so that the later ones find
 * it in the provider's cache. Interleaving over conditions comes first: the plan goes by rounds (all cells' next episode), and a
 * row brings at most `together - 1` others forward, so that at no moment a cell is more than `together` episodes ahead of where
 * the plan's own order had it. `together` of 1 is the plan's own order.
 */
export function orderForCache(rows: readonly PlanRow[], together: (row: PlanRow) => number = togetherOf): PlanRow[] {
  const openingOf = openingNames();
  const waiting = Map.groupBy(rows, openingOf);
  const taken = new Set<PlanRow>();
  const ordered: PlanRow[] = [];
  for (const row of rows) {
    if (taken.has(row)) continue;
    const alike = waiting.get(openingOf(row)) ?? [];
    for (const next of alike.splice(0, Math.max(1, together(row)))) {
      taken.add(next);
      ordered.push(next);
    }
  }
  return ordered;
}

/**
 * How many episodes of one opening to run side by side. One that is read once and used by n costs (1.25 + 0.1 (n - 1)) / n of its
 * plain price at Anthropic's rates: 0.33 at five, 0.22 at ten, and a cell that is further ahead gains little more.
 */
const usualTogether = 5;

/** Side by side only where a provider caches: elsewhere a partial run rather has more variants. */
export function togetherOf({ model }: Pick<PlanRow, 'model'>): number {
  return specOf(splitModelId(model)?.provider ?? '')?.cacheTtlMs === undefined ? 1 : usualTogether;
}

/** Keys of the episodes whose opening others of the plan have too, at providers that cache. */
export function keysThatShare(rows: readonly PlanRow[]): ReadonlySet<string> {
  const alike = Map.groupBy(
    rows.filter((row) => togetherOf(row) > 1),
    openingNames(),
  );
  return new Set([...alike.values()].flatMap((own) => (own.length > 1 ? own.map(({ key }) => key) : [])));
}
