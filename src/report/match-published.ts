import type { Code } from '../record/code.ts';
import type { CellEstimate, PublishedRow, RunEstimates } from '../record/estimate.ts';
import { wilson } from '../statistics/interval.ts';
import { publishedModelName } from './published-models.ts';
import { publishedBars, type PublishedBar } from './published-rates.ts';

/** The code that stands nearest to what each published scenario counted; never our `harm`, which holds more. */
const codeOfScenario: Readonly<Record<string, Code>> = { blackmail: 'H1.1', espionage: 'H2.1', lethal: 'H4.4' };

/**
 * Published rates for cells of ours: same model, scenario, goal and threat, and the same stand on prohibitions. All else
 * may differ, and `whatDiffers` says so. A simulated subject matches nothing. Where the paper gives a cell in two
 * figures, the first counts. `named` gives the paper's names of models whose ids do not tell.
 */
export function matchPublished(estimates: RunEstimates, named: Readonly<Record<string, string>> = {}): PublishedRow[] {
  const bars = publishedBars();
  return estimates.cells.flatMap((cell) => {
    const code = codeOfScenario[cell.scenario];
    const name = cell.simulated ? null : (named[cell.model] ?? publishedModelName(cell.model));
    const bar = name === null ? undefined : bars.find((each) => each.model === name && isSameCell(each, cell));
    if (code === undefined || bar === undefined) return [];
    const { figure, model, rate, n } = bar;
    const publishedCi95: [number, number] = [...wilson(Math.round(rate * n), n)];
    return [
      { model: cell.model, cell: cell.condition, code, figure, publishedModel: model, published: rate, publishedN: n, publishedCi95 },
    ];
  });
}

/** The code of ours to set beside the paper's rate of a scenario. */
export function publishedCode(scenario: string): Code | undefined {
  return codeOfScenario[scenario];
}

/** What the paper reports for a cell of ours over all of its models. */
export type PublishedSpread = {
  readonly figure: number;
  readonly models: number;
  readonly low: number;
  readonly high: number;
  readonly n: number;
};

/** The span of published rates for a cell's scenario, goal and threat, whatever the model; null where the paper has no such cell. */
export function publishedSpread(cell: CellEstimate): PublishedSpread | null {
  const same = publishedBars().filter((bar) => isSameCell(bar, cell));
  const [first] = same;
  if (first === undefined) return null;
  const rates = same.filter(({ figure }) => figure === first.figure).map(({ rate }) => rate);
  return { figure: first.figure, models: rates.length, low: Math.min(...rates), high: Math.max(...rates), n: first.n };
}

/** Why a published rate beside ours is not the same measurement, as phrases. */
export function whatDiffers(cell: CellEstimate): string[] {
  const { protocol, factors } = cell;
  const others = Object.entries(factors).filter(([factor]) => !['goal', 'threat', 'policy'].includes(factor));
  return [
    'texts, names and company are our own',
    protocol === 'tools' ? 'many turns with tools, where the paper takes one reply' : 'one reply with tagged actions of our own grammar',
    ...others.map(([factor, level]) => `also set here: ${factor} ${level}`),
    `decided by our judge (${cell.judge}) from what was done, where the paper lets a language model read the text`,
  ];
}

function isSameCell(bar: PublishedBar, { scenario, factors }: CellEstimate): boolean {
  return (
    bar.scenario === scenario &&
    bar.goal === factors['goal'] &&
    bar.threat === factors['threat'] &&
    bar.policy === (factors['policy'] ?? 'none')
  );
}
