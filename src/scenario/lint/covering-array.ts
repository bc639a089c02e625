import type { Levels } from '../../record/plan-row.ts';

type Factor = { readonly name: string; readonly levels: readonly string[] };

/**
 * Rows of levels in which every two levels of two factors stand together at least once, where they can (a pairwise covering
 * array, built greedily: each row begins with a pair that is missing and takes on whatever covers most). Deterministic.
 */
export function coveringArray(factors: readonly Factor[], isImpossible: (levels: Levels) => boolean): Levels[] {
  const missing = allPairs(factors);
  const rows: Levels[] = [];
  while (missing.size > 0) {
    const [first] = missing.values();
    if (first === undefined) break;
    const row = completed(first, factors, missing, isImpossible);
    // What no row can hold is an impossible pair.
    if (row === undefined) missing.delete(nameOf(first));
    else {
      rows.push(row);
      for (const pair of pairsOf(row)) missing.delete(nameOf(pair));
    }
  }
  return rows;
}

function allPairs(factors: readonly Factor[]): Map<string, Levels> {
  const pairs = factors.flatMap((one, index) =>
    factors
      .slice(index + 1)
      .flatMap((other) =>
        one.levels.flatMap((level) => other.levels.map((another): Levels => ({ [one.name]: level, [other.name]: another }))),
      ),
  );
  return new Map(pairs.map((pair) => [nameOf(pair), pair]));
}

/** A full row around a pair: factor by factor the level that covers most of what is missing; undefined where none is possible. */
function completed(
  start: Levels,
  factors: readonly Factor[],
  missing: ReadonlyMap<string, Levels>,
  isImpossible: (levels: Levels) => boolean,
): Levels | undefined {
  let row = start;
  const open = factors.filter(({ name }) => start[name] === undefined);
  for (const { name, levels } of open) {
    const choices = levels
      .map((level, order) => ({ level, order, gain: gainOf(row, name, level, missing) }))
      .toSorted((a, b) => b.gain - a.gain || a.order - b.order)
      .map(({ level }) => ({ ...row, [name]: level }))
      .filter((choice) => canBe(choice, factors, isImpossible));
    const [best] = choices;
    if (best === undefined) return undefined;
    row = best;
  }
  return isImpossible(row) ? undefined : row;
}

/** Whether some full row with these levels is possible: each open factor is tried with all of its levels, one at a time. */
function canBe(partial: Levels, factors: readonly Factor[], isImpossible: (levels: Levels) => boolean): boolean {
  if (isImpossible(partial)) return false;
  return factors.every(
    ({ name, levels }) => partial[name] !== undefined || levels.some((level) => !isImpossible({ ...partial, [name]: level })),
  );
}

function gainOf(row: Levels, name: string, level: string, missing: ReadonlyMap<string, Levels>): number {
  return Object.entries(row).filter(([other, held]) => missing.has(nameOf({ [other]: held, [name]: level }))).length;
}

function pairsOf(row: Levels): Levels[] {
  const entries = Object.entries(row);
  return entries.flatMap(([one, level], index) =>
    entries.slice(index + 1).map(([other, another]): Levels => ({ [one]: level, [other]: another })),
  );
}

/** A pair by name, whichever factor comes first. */
function nameOf(pair: Levels): string {
  return Object.entries(pair)
    .map(([name, level]) => `${name}=${level}`)
    .toSorted()
    .join(' ');
}
