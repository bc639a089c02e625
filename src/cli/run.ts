import { Command } from 'commander';
import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { UsageError } from '../errors.ts';
import type { RunStore } from '../store/run-store.ts';
import type { ExitCode, Io } from './io.ts';
import { collect, dollars, minutes, positiveCount } from './options.ts';

type RunOptions = {
  run?: string;
  model: string[];
  episodes?: number;
  withNearest?: true;
  concurrency?: number;
  longestWait: number;
  budget?: number;
};

/** `turncoat run STUDY`: plan, run, judge, estimate, report. The same command resumes. */
export function runCommand(io: Io, finish: (code: ExitCode) => void): Command {
  return new Command('run')
    .description('Run a study: plan, episodes, verdicts, estimates, report. The same command goes on where a run stopped.')
    .argument('<study>', 'study file, .yaml or .ts')
    .option('--run <dir>', "folder of the run (default: runs/ and the study's name)")
    .option('--model <id>', 'run these models instead of those of the study (repeatable)', collect, [])
    .option('--episodes <n>', 'episodes in each cell', positiveCount)
    .option('--with-nearest', "in the place of a model that its provider does not serve any more, the roster's nearest")
    .option(
      '--concurrency <n>',
      'calls of an account (provider and key) that are open at once, at most; 64, or 16 for a server of your own',
      positiveCount,
    )
    .option('--longest-wait <minutes>', 'how long a server that is busy, or that asks for a pause, is waited for', minutes, 10)
    .option('--budget <usd>', 'US dollars that the run may cost in all', dollars)
    .addHelpText(
      'after',
      '\nExample:\n  turncoat run studies/quickstart.yaml\n  turncoat run my-study.yaml --model anthropic/claude-sonnet-4-5 --episodes 5 --budget 10\n',
    )
    .action(async (studyPath: string, options: RunOptions) => finish(await run(studyPath, options, io)));
}

async function run(studyPath: string, options: RunOptions, io: Io): Promise<ExitCode> {
  const { openWorkbench, storedStudy } = await import('./workbench.ts');
  const { askedModels, connectModels, isPaid, openLimiter, preflight, studyPrices } = await import('./connect.ts');
  const { openRun } = await import('../store/open-run.ts');
  const { engineVersion } = await import('../company/engine-version.ts');
  const { describeWait, runToEnd } = await import('./run-to-end.ts');
  const { RetryBoard } = await import('./run-waits.ts');
  const { Budget } = await import('../model/with-budget.ts');
  const { usualOpenCalls } = await import('../model/lane-of.ts');
  const { announceCost, refuseSmallBudget } = await import('./announce.ts');
  const bench = await openWorkbench(studyPath, io, {
    models: options.model,
    ...(options.episodes === undefined ? {} : { episodes: options.episodes }),
    ...(options.budget === undefined ? {} : { budget: options.budget }),
    withNearest: options.withNearest === true,
  });
  const { study, packs } = bench;
  preflight(study, io);
  const prices = studyPrices(study, io);
  const limitUsd = study.file.budget;
  const paid = askedModels(study).filter((id) => isPaid(id, prices));
  if (paid.length > 0 && limitUsd === undefined && !io.terminal.interactive) {
    throw new UsageError('NO_BUDGET', `${paid.join(', ')} cost money and no budget is set`, {
      hint: 'Add --budget 10, or budget: 10 to the study; outside a terminal a paid run needs one.',
    });
  }
  refuseSmallBudget(paid, bench, prices);
  const dir = resolve(io.cwd, options.run ?? `runs/${study.file.name}`);
  const header = {
    runId: randomUUID(),
    study: storedStudy(bench, commandOf(studyPath, options)),
    studyName: study.file.name,
    createdAt: io.now().toISOString(),
    engineVersion,
    planHash: bench.planHash,
    canary: [...packs.values()].map((pack) => pack.canary),
  };
  using store = openRun(dir, { mode: 'create-or-open', now: io.now, process: io.process, header });
  const known = store.header();
  if (known.studyName !== study.file.name) {
    throw new UsageError('OTHER_RUN', `${options.run ?? dir} holds a run of the study ${known.studyName}, not of ${study.file.name}`, {
      place: dir,
      hint: 'Choose another folder with --run.',
    });
  }
  store.setStudy(header.study, bench.planHash);
  const change = store.putPlan(bench.rows);
  for (const { model, nearest } of bench.replaced) {
    const text = `${nearest} stands in the place of ${model}, which is not served any more.`;
    store.note('nearest', text);
    io.err(`${text}\n`);
  }
  announceCost(bench, store, change, prices, io);
  noteResumed(store);
  const stop = new AbortController();
  const retries = new RetryBoard();
  const longestWaitMs = options.longestWait * 60_000;
  const limiter = openLimiter(io, stop.signal, longestWaitMs);
  const budget = limitUsd === undefined ? undefined : new Budget(limitUsd, store.usageTotal().costUsd);
  const models = await connectModels(askedModels(study), prices, io, {
    sceneOf: bench.sceneOf,
    limiter,
    mostOpen: options.concurrency,
    limits: study.limits,
    longestWaitMs,
    budget,
    stop: stop.signal,
    onWait: (wait) => {
      if (retries.add(wait, io.now().getTime())) store.note('wait', describeWait(wait));
    },
  });
  const openEpisodes = (id: string): number => options.concurrency ?? usualOpenCalls(id);
  return await runToEnd({ bench, store, dir, models, limiter, budget, retries, stop, openEpisodes }, io);
}

/** A run that another shell stopped goes on: from now on `status` says so no more. */
function noteResumed(store: RunStore): void {
  const last = store.notes().findLast(({ kind }) => ['paused', 'cancelled', 'resumed'].includes(kind));
  if (last !== undefined && last.kind !== 'resumed') store.note('resumed', `Goes on after it was ${last.kind}.`);
}

/** The command as it can be given again. */
function commandOf(studyPath: string, { run: dir, model, episodes, withNearest }: RunOptions): string {
  const parts = [
    'turncoat run',
    studyPath,
    ...(dir === undefined ? [] : ['--run', dir]),
    ...model.flatMap((id) => ['--model', id]),
    ...(episodes === undefined ? [] : ['--episodes', String(episodes)]),
    ...(withNearest === true ? ['--with-nearest'] : []),
  ];
  return parts.map((part) => (/[^\w./:@=-]/.test(part) && part !== 'turncoat run' ? `'${part}'` : part)).join(' ');
}
