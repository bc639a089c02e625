import type { CellEstimate } from '../../record/estimate.ts';
import { markup, type Insert, type Markup } from '../markup.ts';
import type { Page } from '../page.ts';
import type { RowGroup } from '../table.ts';

/** Rows of cells (all of the run's, unless some are given) under their model's name, in the plan's order. */
export function cellGroups(
  { input, naming }: Page,
  row: (cell: CellEstimate, condition: Markup) => readonly Insert[],
  shown: readonly CellEstimate[] = input.estimates.cells,
): RowGroup[] {
  const byModel = Map.groupBy(shown, (cell) => naming(cell).model);
  return [...byModel].map(([model, cells]) => ({
    name: modelName(model, cells),
    rows: cells.map((cell) => row(cell, conditionName(naming(cell).condition))),
  }));
}

/** A condition's name, which breaks only between its factors. */
export function conditionName(condition: string): Markup {
  return markup`${condition.split(' · ').map((part, index) => markup`${index > 0 && ' · '}<span class="nowrap">${part}</span>`)}`;
}

/** A model's name, marked where it is simulated. */
export function modelName(model: string, cells: readonly { readonly simulated: boolean }[]): Markup {
  const simulated = cells.some((cell) => cell.simulated);
  return markup`<span class="model">${model}</span>${simulated && markup` <span class="tag">simulated</span>`}`;
}
