import { TurncoatError } from '../errors.ts';
import { estimateRun } from '../estimate-run.ts';
import { runStudy } from '../pipeline.ts';
import type { LocalLimiter } from '../model/limiter.ts';
import type { Model } from '../model/model.ts';
import type { Budget } from '../model/with-budget.ts';
import type { Wait } from '../model/with-retry.ts';
import { modelJudges } from '../study/judges.ts';
import { isSimulatedId } from '../subjects/simulated-model.ts';
import type { ControlRequest } from '../store/control-file.ts';
import type { RunStore } from '../store/run-store.ts';
import type { ExitCode, Io } from './io.ts';
import { JudgeFailures } from './judge-failures.ts';
import { progressDisplay } from './progress.ts';
import { RunMonitor } from './run-monitor.ts';
import type { RetryBoard } from './run-waits.ts';
import { watchRun } from './watch-control.ts';
import type { Workbench } from './workbench.ts';
import { shownPath } from './workbench.ts';
import { writeReport } from './write-report.ts';
import { renderTerminalTable } from '../report/terminal-table.ts';

/** A run whose plan is stored and whose models are connected. */
export type OpenedRun = {
  readonly bench: Workbench;
  readonly store: RunStore;
  readonly dir: string;
  readonly models: ReadonlyMap<string, Model>;
  readonly limiter: LocalLimiter;
  readonly budget: Budget | undefined;
  readonly retries: RetryBoard;
  readonly stop: AbortController;
  /** Episodes of a model that are open at once. */
  readonly openEpisodes: (model: string) => number;
};

/** What a call waits for and until when, in a sentence. */
export function describeWait({ model, why, untilMs }: Wait): string {
  return `${model} waits until ${new Date(untilMs).toISOString().slice(0, 19)}Z: ${why}`;
}

/** Runs what is left, shows progress, and says what was found: the table on stdout, the report's path on stderr. */
export async function runToEnd(run: OpenedRun, io: Io): Promise<ExitCode> {
  const { store, dir, stop } = run;
  const interrupted = listenForInterrupt(stop, io);
  const { failure, asked, unheard } = await runAndShow(run, io);
  interrupted.close();
  const estimates = estimateRun(store, isSimulatedId);
  io.out(`${renderTerminalTable(estimates, io.terminal.columns)}\n`);
  const report = await writeReport(store, dir);
  io.err(`Report: ${shownPath(report, io.cwd)}\n`);
  if (failure !== undefined) throw failure;
  if (stop.signal.aborted && store.counts().outcomes.pending > 0) {
    const what = asked === undefined ? 'Stopped' : asked.want === 'pause' ? 'Paused' : 'Cancelled';
    io.err(`${what}. The same command goes on from here.\n`);
    return 130;
  }
  const isWhole = withinTolerance(run, io);
  return judgedWithinTolerance(run, unheard, io) && isWhole ? 0 : 1;
}

/** The first interrupt lets open calls end and begins none; the second ends the process. */
function listenForInterrupt(stop: AbortController, io: Io): { close: () => void } {
  const close = io.onInterrupt(() => {
    if (stop.signal.aborted) io.exit(130);
    stop.abort(new Error('interrupted'));
    io.err('\nStopping: calls under way are finished and kept. Press Ctrl-C again to leave at once.\n');
  });
  return { close };
}

/** What a run ended with, besides what it did. */
type RunEnd = {
  /** What stopped it, where it is to be said after the results, such as a spent budget. */
  readonly failure: TurncoatError | undefined;
  /** What another shell asked. */
  readonly asked: ControlRequest | undefined;
  /** Why model judges gave no verdict. */
  readonly unheard: JudgeFailures;
};

async function runAndShow(run: OpenedRun, io: Io): Promise<RunEnd> {
  const { bench, store, models, stop, openEpisodes } = run;
  const { rows, worldOf } = bench;
  const display = progressDisplay(io);
  const monitor = new RunMonitor({ ...run, rows, stop: stop.signal, now: () => io.now().getTime() });
  // Nothing breaks an open call off: the first interrupt lets it end, the second ends the process.
  const neverBroken = new AbortController().signal;
  let isShown = false;
  const show = (): void => {
    // A log has no use for lines before the first episode has ended; a person wants to see what is waited for.
    if (!monitor.hasEnded && !io.terminal.interactive) return;
    isShown = true;
    display.show(monitor.progress());
  };
  const watch = watchRun({ ...run, monitor }, show, io);
  const unheard = new JudgeFailures();
  let failure: TurncoatError | undefined;
  try {
    await runStudy(rows, {
      store,
      worldOf,
      modelOf: (id) => modelNamed(models, id),
      judges: modelJudges(bench.study.file).map(({ id, settings }) => ({
        spec: { id, settings },
        model: modelNamed(models, id),
        stop: stop.signal,
        signal: neverBroken,
        onFailure: unheard.add,
      })),
      now: io.now,
      openEpisodes,
      stop: stop.signal,
      signal: neverBroken,
      onBegin: () => monitor.begin(),
      onEnd: (row, isFinished) => {
        monitor.end(row, isFinished);
        show();
      },
    });
  } catch (error) {
    if (!(error instanceof TurncoatError) || error.code !== 'BUDGET') throw error;
    failure = error;
  } finally {
    watch.close();
    if (isShown) display.close();
  }
  return { failure, asked: watch.asked(), unheard };
}

function modelNamed(models: ReadonlyMap<string, Model>, id: string): Model {
  const model = models.get(id);
  if (model === undefined) throw new TypeError(`model ${id} was not connected`);
  return model;
}

function withinTolerance({ bench, store }: OpenedRun, io: Io): boolean {
  const { error } = store.counts().outcomes;
  const share = bench.rows.length === 0 ? 0 : error / bench.rows.length;
  if (error === 0) return true;
  const reasons = new Map<string, number>();
  for (const { outcome, detail } of store.outcomes().values()) if (outcome === 'error') reasons.set(detail, (reasons.get(detail) ?? 0) + 1);
  for (const [detail, count] of reasons) io.err(`${count} episode${count === 1 ? '' : 's'} ended in an error: ${detail}\n`);
  if (share <= bench.study.file.tolerance) return true;
  io.err(
    `${error} of ${bench.rows.length} episodes failed, more than the study tolerates (${bench.study.file.tolerance * 100} %). The same command tries them again.\n`,
  );
  return false;
}

/** Whether each model judge has judged all but what the study tolerates; says what is left and why. */
function judgedWithinTolerance({ bench, store }: OpenedRun, unheard: JudgeFailures, io: Io): boolean {
  const { file } = bench.study;
  const left = modelJudges(file).map(({ id, settings }) => unheard.sayLeft(store, { id, settings }, io));
  return Math.max(0, ...left) <= file.tolerance * bench.rows.length;
}
