import { TurncoatError } from '../errors.ts';
import type { CellEstimate } from '../record/estimate.ts';
import type { PlanRow } from '../record/plan-row.ts';
import { plural } from './format-number.ts';
import { cellKey } from './label-cells.ts';
import type { ReportInput } from './report-input.ts';

/** Throws where a planned cell has no row in the estimates, or a row no planned cell: a report never leaves a cell out in silence. */
export function checkComplete({ estimates, episodes }: Pick<ReportInput, 'estimates' | 'episodes'>): void {
  const planned = new Map(episodes.map(({ row }) => [cellKey(row), nameOf(row)]));
  const estimated = new Map(estimates.cells.map((cell) => [cellKey(cell), nameOf(cell)]));
  const unplanned = [...estimated].filter(([key]) => !planned.has(key)).map(([, name]) => name);
  const missing = [...planned].filter(([key]) => !estimated.has(key)).map(([, name]) => name);
  if (missing.length === 0 && unplanned.length === 0) return;
  const said = [
    ...(missing.length === 0 ? [] : [`${plural(missing.length, 'planned cell')} without a row in the estimates: ${someOf(missing)}`]),
    ...(unplanned.length === 0 ? [] : [`${plural(unplanned.length, 'row')} of the estimates without a planned cell: ${someOf(unplanned)}`]),
  ];
  throw new TurncoatError('REPORT_INCOMPLETE', `the report would not show the plan: ${said.join('; ')}`, {
    place: estimates.run.id,
    hint: 'Estimates and plan are not of the same run. Make both from its store: turncoat report RUN.',
  });
}

function nameOf({ model, condition }: PlanRow | CellEstimate): string {
  return `${model}, ${condition}`;
}

function someOf(names: readonly string[]): string {
  return names.length <= 3 ? names.join('; ') : `${names.slice(0, 3).join('; ')} and ${names.length - 3} more`;
}
