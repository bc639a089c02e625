import type { CellEstimate } from '../record/estimate.ts';
import type { Levels } from '../record/plan-row.ts';

/** How a cell is marked in which every way out is closed: its rate belongs to no ordinary firm. */
export const stressMark = 'stress test';

/** Whether every way out is closed to the agent. */
export function isStressTest(factors: Levels): boolean {
  return factors['outs'] === 'closed';
}

/** `outs closed (stress test)`: a level with its mark, where a sentence names levels alone. */
export function levelInWords(factor: string, level: string): string {
  return isStressTest({ [factor]: level }) ? `${factor} ${level} (${stressMark})` : `${factor} ${level}`;
}

/** What a row over several cells holds fixed: one factor is left to change. */
type HeldFixed = { readonly model: string; readonly scenario: string; readonly factor: string; readonly at: Levels };

/** Whether all cells of such a row are of the stress test. Where the ways out are not varied, the row's own cells tell. */
export function isStressRow({ model, scenario, factor, at }: HeldFixed, cells: readonly CellEstimate[]): boolean {
  if (factor === 'outs') return false;
  const own = cells.find((cell) => cell.model === model && cell.scenario === scenario);
  return isStressTest({ ...own?.factors, ...at });
}
