import { Command } from 'commander';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { CostEstimate } from '../plan/estimate-cost.ts';
import type { ExitCode, Io } from './io.ts';
import { collect, dollars, positiveCount } from './options.ts';

type PlanOptions = { run?: string; model: string[]; episodes?: number; budget?: number; json?: true };

/** `turncoat plan STUDY`: what would be run and what it would cost; spends nothing and writes nothing. */
export function planCommand(io: Io, finish: (code: ExitCode) => void): Command {
  return new Command('plan')
    .description('Say what a study would run, what it would cost, and what of it is done already. Spends nothing.')
    .argument('<study>', 'study file, .yaml or .ts')
    .option('--run <dir>', "folder of the run to compare with (default: runs/ and the study's name)")
    .option('--model <id>', 'these models instead of those of the study (repeatable)', collect, [])
    .option('--episodes <n>', 'episodes in each cell', positiveCount)
    .option('--budget <usd>', 'US dollars that the run may cost', dollars)
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  turncoat plan studies/quickstart.yaml\n')
    .action(async (studyPath: string, options: PlanOptions) => finish(await plan(studyPath, options, io)));
}

async function plan(studyPath: string, options: PlanOptions, io: Io): Promise<ExitCode> {
  const { openWorkbench } = await import('./workbench.ts');
  const { studyPrices } = await import('./connect.ts');
  const { costOf, describeCost } = await import('./announce.ts');
  const { default: Table } = await import('cli-table3');
  const bench = await openWorkbench(studyPath, io, {
    models: options.model,
    ...(options.episodes === undefined ? {} : { episodes: options.episodes }),
    ...(options.budget === undefined ? {} : { budget: options.budget }),
  });
  const done = await doneKeys(resolve(io.cwd, options.run ?? `runs/${bench.study.file.name}`), io);
  const todo = bench.rows.filter((row) => !done.has(row.key));
  const costs = costOf(todo, bench, studyPrices(bench.study, io));
  const cells = bench.study.conditions.map(({ model, name, episodes }) => ({
    model,
    condition: name,
    episodes,
    done: bench.rows.filter((row) => row.model === model && row.condition === name && done.has(row.key)).length,
  }));
  if (options.json === true) {
    io.out(
      `${JSON.stringify({ planHash: bench.planHash, episodes: bench.rows.length, toRun: todo.length, cells, cost: costs }, null, 2)}\n`,
    );
    return 0;
  }
  const table = new Table({ head: ['model', 'condition', 'episodes', 'done'], style: { head: [], border: [] } });
  for (const cell of cells) table.push([cell.model, cell.condition, cell.episodes, cell.done]);
  io.out(`${table.toString()}\n`);
  io.out(`${costLines(costs)}`);
  io.out(
    `${bench.rows.length} episodes in ${cells.length} cells, ${bench.rows.length - todo.length} done, ${todo.length} to run: ${todo.length === 0 ? 'nothing to do' : describeCost(costs)}. Plan ${bench.planHash.slice(0, 12)}.\n`,
  );
  return 0;
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
