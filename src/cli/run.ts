import { Command } from 'commander';
import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { UsageError } from '../errors.ts';
import type { Wait } from '../model/with-retry.ts';
import type { ExitCode, Io } from './io.ts';
import { collect, dollars, positiveCount } from './options.ts';

type RunOptions = { run?: string; model: string[]; episodes?: number; withNearest?: true; concurrency: number; budget?: number };

/** `turncoat run STUDY`: plan, run, judge, estimate, report. The same command resumes. */
export function runCommand(io: Io, finish: (code: ExitCode) => void): Command {
  return new Command('run')
    .description('Run a study: plan, episodes, verdicts, estimates, report. The same command goes on where a run stopped.')
    .argument('<study>', 'study file, .yaml or .ts')
    .option('--run <dir>', "folder of the run (default: runs/ and the study's name)")
    .option('--model <id>', 'run these models instead of those of the study (repeatable)', collect, [])
    .option('--episodes <n>', 'episodes in each cell', positiveCount)
    .option('--with-nearest', "in the place of a model that its provider does not serve any more, the roster's nearest")
    .option('--concurrency <n>', 'episodes open at once', positiveCount, 16)
    .option('--budget <usd>', 'US dollars that the run may cost in all', dollars)
    .addHelpText(
      'after',
      '\nExample:\n  turncoat run studies/quickstart.yaml\n  turncoat run my-study.yaml --model anthropic/claude-sonnet-4-5 --episodes 5 --budget 10\n',
    )
    .action(async (studyPath: string, options: RunOptions) => finish(await run(studyPath, options, io)));
}

async function run(studyPath: string, options: RunOptions, io: Io): Promise<ExitCode> {
  const { openWorkbench, storedStudy } = await import('./workbench.ts');
  const { askedModels, connectModels, isPaid, preflight, studyPrices } = await import('./connect.ts');
  const { openRun } = await import('../store/open-run.ts');
  const { engineVersion } = await import('../company/engine-version.ts');
  const { describeWait, runToEnd } = await import('./run-to-end.ts');
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
  const stop = new AbortController();
  const waits = new Map<string, Wait>();
  const models = await connectModels(askedModels(study), prices, io, {
    sceneOf: bench.sceneOf,
    concurrency: options.concurrency,
    ...(limitUsd === undefined ? {} : { budget: { limitUsd, spentUsd: store.usageTotal().costUsd } }),
    stop: stop.signal,
    onWait: (wait) => {
      waits.set(wait.model, wait);
      store.note('wait', describeWait(wait));
    },
  });
  return await runToEnd({ bench, store, dir, models, waits, stop, concurrency: options.concurrency }, io);
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
