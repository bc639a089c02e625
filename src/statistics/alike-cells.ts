import { contentHash } from '../kernel/hash.ts';
import type { PlanRow } from '../record/plan-row.ts';

/** What tells one cell of a study from the others. */
export type CellPlace = Pick<PlanRow, 'model' | 'settings' | 'protocol' | 'scenario' | 'levels'>;

/** Cells that are alike in everything but one factor, in the order in which they come. A cell without the factor is in no group. */
export function groupsAlikeBut<T>(cells: readonly T[], factor: string, placeOf: (cell: T) => CellPlace): T[][] {
  const groups = Map.groupBy(
    cells.filter((cell) => placeOf(cell).levels[factor] !== undefined),
    (cell) => {
      const { model, settings, protocol, scenario, levels } = placeOf(cell);
      const others = Object.fromEntries(Object.entries(levels).filter(([other]) => other !== factor));
      return contentHash([model, settings, scenario, protocol, others]);
    },
  );
  return [...groups.values()];
}

/** The other varied factors of a cell: what a change of one factor holds fixed. */
export function heldFixed(levels: CellPlace['levels'], varied: readonly string[], factor: string): Record<string, string> {
  return Object.fromEntries(
    varied.flatMap((other) => {
      const level = levels[other];
      return other === factor || level === undefined ? [] : [[other, level] as const];
    }),
  );
}
