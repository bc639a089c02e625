import type { CellEstimate } from '../record/estimate.ts';

/** The levels of a factor that the run's cells have, in the order of the plan. */
export function levelsUsed(cells: readonly CellEstimate[], factor: string): string[] {
  return [...new Set(cells.flatMap(({ factors }) => factors[factor] ?? []))];
}

/** Factors with more than one level among the cells, in the order in which the cells name them. */
export function variedIn(cells: readonly CellEstimate[]): string[] {
  const factors = new Set(cells.flatMap((cell) => Object.keys(cell.factors)));
  return [...factors].filter((factor) => levelsUsed(cells, factor).length > 1);
}
