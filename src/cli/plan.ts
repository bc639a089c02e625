import { Command } from 'commander';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { CostEstimate } from '../plan/estimate-cost.ts';
import type { PlanRow } from '../record/plan-row.ts';
import type { ExitCode, Io } from './io.ts';
import { collect, dollars, positiveCount } from './options.ts';
import type { Workbench } from './workbench.ts';

type PlanOptions = { run?: string; model: string[]; episodes?: number; withNearest?: true; budget?: number; json?: true };

/** `turncoat plan STUDY`: what would be run and what it would cost; spends nothing and writes nothing. */
export function planCommand(io: Io, finish: (code: ExitCode) => void): Command {
  return new Command('plan')
    .description('Say what a study would run, what it would cost, and what of it is done already. Spends nothing.')
    .argument('<study>', 'study file, .yaml or .ts')
    .option('--run <dir>', "folder of the run to compare with (default: runs/ and the study's name)")
    .option('--model <id>', 'these models instead of those of the study (repeatable)', collect, [])
    .option('--episodes <n>', 'episodes in each cell', positiveCount)
    .option('--with-nearest', "in the place of a model that its provider does not serve any more, the roster's nearest")
    .option('--budget <usd>', 'US dollars that the run may cost', dollars)
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  turncoat plan studies/quickstart.yaml\n')
    .action(async (studyPath: string, options: PlanOptions) => finish(await plan(studyPath, options, io)));
}

async function plan(studyPath: string, options: PlanOptions, io: Io): Promise<ExitCode> {
  const { openWorkbench } = await import('./workbench.ts');
  const { studyPrices } = await import('./connect.ts');
  const { costOf, costOfJudges, describeCost } = await import('./announce.ts');
  const { describePastRuns, pastRuns } = await import('./past-runs.ts');
  const { describeRetirements, planRetirements } = await import('./plan-retirements.ts');
  const bench = await openWorkbench(studyPath, io, {
    models: options.model,
    ...(options.episodes === undefined ? {} : { episodes: options.episodes }),
    ...(options.budget === undefined ? {} : { budget: options.budget }),
    withNearest: options.withNearest === true,
  });
  const dir = resolve(io.cwd, options.run ?? `runs/${bench.study.file.name}`);
  const done = await doneKeys(dir, io);
  const todo = bench.rows.filter((row) => !done.has(row.key));
  const prices = studyPrices(bench.study, io);
  const costOfRows = (rows: readonly PlanRow[]): CostEstimate[] => costOf(rows, bench, prices);
  const judging = costOfJudges(todo.length, bench, prices);
  const costs = [...costOfRows(todo), ...judging];
  const retirements = planRetirements(bench, todo, costOfRows, io.now());
  const cells = cellsOf(bench, done);
  const past = pastRuns(dir, bench, prices, io);
  if (options.json === true) {
    const sums = { planHash: bench.planHash, episodes: bench.rows.length, toRun: todo.length };
    io.out(`${JSON.stringify({ ...sums, cells, cost: costs, ...retirements, pastRuns: past }, null, 2)}\n`);
    return 0;
  }
  io.out(`${await cellTable(cells)}\n${costLines(costs)}${describePastRuns(past)}${describeRetirements(retirements, describeCost)}`);
  io.out(
    `${bench.rows.length} episodes in ${cells.length} cells, ${bench.rows.length - todo.length} done, ${todo.length} to run: ${todo.length === 0 ? 'nothing to do' : describeCost(costs)}. Plan ${bench.planHash.slice(0, 12)}.\n`,
  );
  return 0;
}

type PlannedCell = { readonly model: string; readonly condition: string; readonly episodes: number; readonly done: number };

function cellsOf({ study, rows }: Workbench, done: ReadonlySet<string>): PlannedCell[] {
  return study.conditions.map(({ model, name, episodes }) => ({
    model,
    condition: name,
    episodes,
    done: rows.filter((row) => row.model === model && row.condition === name && done.has(row.key)).length,
  }));
}

/** One line a cell; what all cells share is said once, so that the lines fit a terminal. */
async function cellTable(cells: readonly PlannedCell[]): Promise<string> {
  const { default: Table } = await import('cli-table3');
  const parts = cells.map(({ condition }) => condition.split(' · '));
  const shared = cells.length < 2 ? [] : (parts[0] ?? []).filter((part) => parts.every((each) => each.includes(part)));
  const own = parts.map((each) => each.filter((part) => !shared.includes(part)).join(' · '));
  const hasOwn = own.some((text) => text !== '');
  const table = new Table({ head: ['model', ...(hasOwn ? ['condition'] : []), 'episodes', 'done'], style: { head: [], border: [] } });
  for (const [index, { model, episodes, done }] of cells.entries())
    table.push([model, ...(hasOwn ? [own[index] ?? ''] : []), episodes, done]);
  return `${shared.length === 0 ? '' : `In every cell: ${shared.join(' · ')}\n`}${table.toString()}`;
}

function costLines(costs: readonly CostEstimate[]): string {
  return costs
    .map(({ model, episodes, calls, inputTokens, outputTokens, costUsd }) => {
      const price = costUsd === null ? 'price unknown' : costUsd === 0 ? 'free' : `about $${costUsd.toFixed(2)}`;
      return `${model}: ${episodes} episodes, about ${calls} calls, ${Math.round(inputTokens / 1000)}k tokens in, ${Math.round(outputTokens / 1000)}k out, ${price}\n`;
    })
    .join('');
}

/** Keys of finished episodes of a run that exists; none where there is no run yet. */
async function doneKeys(dir: string, io: Io): Promise<ReadonlySet<string>> {
  const { openRun, storeFile } = await import('../store/open-run.ts');
  if (!existsSync(join(dir, storeFile))) return new Set();
  using store = openRun(dir, { mode: 'read', now: io.now, process: io.process });
  return new Set([...store.outcomes()].filter(([, end]) => end.outcome !== 'error').map(([key]) => key));
}
