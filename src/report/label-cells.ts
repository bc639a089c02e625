import { canonicalJson } from '../kernel/canonical-json.ts';
import type { ModelSettings } from '../record/call.ts';
import type { CellEstimate } from '../record/estimate.ts';
import type { Levels, PlanRow, Protocol } from '../record/plan-row.ts';
import { isStressTest, stressMark } from './stress-test.ts';

/** How a cell is called in a report: only what tells it from the others. */
export type CellLabel = { readonly model: string; readonly condition: string };

type CellPlace = {
  readonly model: string;
  readonly settings: ModelSettings;
  readonly protocol: Protocol;
  readonly scenario: string;
  readonly levels: Levels;
};

/** One text for one cell: equal for a plan row and the estimate of its cell. */
export function cellKey(cell: PlanRow | CellEstimate): string {
  const { model, settings, protocol, scenario, levels } = placeOf(cell);
  return canonicalJson([model, settings, protocol, scenario, levels]);
}

/**
 * Names cells by what differs among them: scenario and protocol only where there are several, settings only where a model has
 * several. A cell with every way out closed is marked in its name, so that no rate of it stands anywhere without the mark.
 */
export function cellNamer(cells: readonly CellEstimate[], varied: readonly string[]): (cell: PlanRow | CellEstimate) => CellLabel {
  const several = (values: readonly string[]): boolean => new Set(values).size > 1;
  const scenarios = several(cells.map((cell) => cell.scenario));
  const protocols = several(cells.map((cell) => cell.protocol));
  const settingsOf = Map.groupBy(cells, (cell) => cell.model);
  return (cell) => {
    const { model, settings, protocol, scenario, levels } = placeOf(cell);
    const manySettings = several((settingsOf.get(model) ?? []).map((each) => canonicalJson(each.settings)));
    const factors = varied.filter((factor) => levels[factor] !== undefined).map((factor) => `${factor} ${levels[factor] ?? ''}`);
    const parts = [...(scenarios ? [scenario] : []), ...(protocols ? [protocol] : []), ...factors];
    const condition = parts.length === 0 ? `${scenario}, ${protocol}` : parts.join(' · ');
    return {
      model: manySettings ? `${model} (${describeSettings(settings)})` : model,
      condition: isStressTest(levels) ? `${condition} · ${stressMark}` : condition,
    };
  };
}

/** `temperature 0.7, reasoning high`. */
export function describeSettings({ temperature, reasoning, maxOutputTokens }: ModelSettings): string {
  const parts = [
    temperature === undefined ? null : `temperature ${temperature}`,
    reasoning === undefined ? null : `reasoning ${reasoning}`,
    `at most ${maxOutputTokens} tokens a reply`,
  ];
  return parts.filter((part) => part !== null).join(', ');
}

function placeOf(cell: PlanRow | CellEstimate): CellPlace {
  const { model, settings, protocol, scenario } = cell;
  return { model, settings, protocol, scenario, levels: 'levels' in cell ? cell.levels : cell.factors };
}
