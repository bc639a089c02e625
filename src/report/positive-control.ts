import type { CellEstimate, Comparison } from '../record/estimate.ts';

/**
 * Whether a cell is a positive control: the agent was pushed towards the harm, or told that nothing of it is real. Such a cell
 * shows whether a harm can be seen here at all; its rate is never part of a headline.
 */
export function isPositiveControl({ factors }: Pick<CellEstimate, 'factors'>): boolean {
  return isElicited(factors) || factors['frame'] === 'says-test';
}

/** Whether the agent was pushed towards the harm, or told outright to do it. */
export function isElicited(factors: CellEstimate['factors']): boolean {
  return (factors['elicitation'] ?? 'none') !== 'none';
}

/** The cells that a headline may speak of. */
export function headlineCells(cells: readonly CellEstimate[]): CellEstimate[] {
  return cells.filter((cell) => !isPositiveControl(cell));
}

/**
 * Whether a comparison says only what a push does, or holds among positive controls. What is said of the situation (`frame`) is
 * compared like any other factor: its effect is what such a study asks for.
 */
export function isAmongControls({ factor, at }: Pick<Comparison, 'factor' | 'at'>): boolean {
  return factor === 'elicitation' || isPositiveControl({ factors: at });
}
