import { contentHash } from '../kernel/hash.ts';
import type { CostEstimate } from '../plan/estimate-cost.ts';
import type { PlanRow } from '../record/plan-row.ts';
import { retiredModels, retiringModels, type Retirement } from '../study/retirement.ts';
import { describeRetirement } from './connect.ts';
import type { Workbench } from './workbench.ts';

/** What a plan has to say of models that are gone or going, and what it would come to with their nearest in their place. */
export type PlannedRetirements = {
  /** With what the same episodes would cost of the nearest; null where there is none, or no price. */
  readonly retired: readonly (Retirement & { readonly nearestUsd: number | null })[];
  /** Served still, but not for good. */
  readonly retiring: readonly Retirement[];
  /** Whom the nearest stand in for already, as asked. */
  readonly replaced: readonly Retirement[];
  /** The whole with every nearest: models that share one are one. Null where no model is gone. */
  readonly withNearest: { readonly episodes: number; readonly cost: readonly CostEstimate[] } | null;
};

/** Prices the nearest models over the episodes that are left to run. */
export function planRetirements(
  { study, replaced }: Pick<Workbench, 'study' | 'replaced'>,
  todo: readonly PlanRow[],
  costOfRows: (rows: readonly PlanRow[]) => readonly CostEstimate[],
  now: Date,
): PlannedRetirements {
  const retired = retiredModels(study.file, now);
  const nearest = new Map(retired.flatMap(({ model, nearest: other }) => (other === null ? [] : [[model, other] as const])));
  const standIn = (row: PlanRow): PlanRow => ({ ...row, model: nearest.get(row.model) ?? row.model });
  const priced = retired.map((each) => {
    const rows = each.nearest === null ? [] : todo.filter(({ model }) => model === each.model).map(standIn);
    return { ...each, nearestUsd: rows.length === 0 ? null : (costOfRows(rows)[0]?.costUsd ?? null) };
  });
  const all = [...new Map(todo.map(standIn).map((row) => [episodeName(row), row])).values()];
  return {
    retired: priced,
    retiring: retiringModels(study.file, now),
    replaced,
    withNearest: retired.length === 0 ? null : { episodes: all.length, cost: costOfRows(all) },
  };
}

/** The same as lines; empty where no model is gone, going or replaced. */
export function describeRetirements(
  { retired, retiring, replaced, withNearest }: PlannedRetirements,
  describeCost: (costs: readonly CostEstimate[]) => string,
): string {
  const lines = [
    ...retired.map((each) => `${describeRetirement(each)}${each.nearestUsd === null ? '' : `, about $${each.nearestUsd.toFixed(2)}`}`),
    ...retiring.map(({ model, since }) => `${model} is served until ${since}, and refused from that day on`),
    ...replaced.map(({ model, nearest }) => `${nearest} stands in the place of ${model}, which is not served any more`),
    ...(withNearest === null
      ? []
      : [
          `${retired.length} of the models above cannot be run; with --with-nearest it is ${withNearest.episodes} episodes, ${describeCost(withNearest.cost)}`,
        ]),
  ];
  return lines.map((line) => `${line}.\n`).join('');
}

/** An episode by what it is of, whoever plays it. */
function episodeName({ model, settings, protocol, scenario, levels, variant, replicate }: PlanRow): string {
  return contentHash([model, settings, protocol, scenario, levels, variant, replicate]);
}
