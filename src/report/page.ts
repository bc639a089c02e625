import type { PublishedRow } from '../record/estimate.ts';
import type { CellEstimate } from '../record/estimate.ts';
import type { PlanRow } from '../record/plan-row.ts';
import type { CellLabel } from './label-cells.ts';
import type { Markup } from './markup.ts';
import type { ReportInput } from './report-input.ts';

/** What every section draws on: the input, and how cells are called in it. */
export type Page = {
  readonly input: ReportInput;
  readonly naming: (cell: PlanRow | CellEstimate) => CellLabel;
  readonly publishedOf: (cell: CellEstimate) => PublishedRow | null;
};

/** One section of the report; its id is its anchor. */
export type Section = { readonly id: string; readonly title: string; readonly body: Markup };
