import { TurncoatError } from '../errors.ts';
import { estimateRun } from '../estimate-run.ts';
import { runStudy } from '../pipeline.ts';
import type { Model } from '../model/model.ts';
import type { Wait } from '../model/with-retry.ts';
import { modelJudges } from '../study/judges.ts';
import { isSimulatedId } from '../subjects/simulated-model.ts';
import type { RunStore } from '../store/run-store.ts';
import type { ExitCode, Io } from './io.ts';
import { progressDisplay } from './progress.ts';
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
  /** The last wait of each model. */
  readonly waits: ReadonlyMap<string, Wait>;
  readonly stop: AbortController;
  readonly concurrency: number;
};

/** What a call waits for and until when, in a sentence. */
export function describeWait({ model, why, untilMs }: Wait): string {
  return `${model} waits until ${new Date(untilMs).toISOString().slice(0, 19)}Z: ${why}`;
}

/** Runs what is left, shows progress, and says what was found: the table on stdout, the report's path on stderr. */
export async function runToEnd(run: OpenedRun, io: Io): Promise<ExitCode> {
  const { store, dir, stop } = run;
  const interrupted = listenForInterrupt(stop, io);
  const failure = await runAndShow(run, io);
  interrupted.close();
  const estimates = estimateRun(store, isSimulatedId);
  io.out(`${renderTerminalTable(estimates, io.terminal.columns)}\n`);
  const report = await writeReport(store, dir);
  io.err(`Report: ${shownPath(report, io.cwd)}\n`);
  if (failure !== undefined) throw failure;
  if (interrupted.isInterrupted() && store.counts().outcomes.pending > 0) {
    io.err('Stopped. The same command goes on from here.\n');
    return 130;
  }
  return withinTolerance(run, io) ? 0 : 1;
}

/** The first interrupt lets open calls end and begins none; the second ends the process. */
function listenForInterrupt(stop: AbortController, io: Io): { isInterrupted: () => boolean; close: () => void } {
  const close = io.onInterrupt(() => {
    if (stop.signal.aborted) io.exit(130);
    stop.abort(new Error('interrupted'));
    io.err('\nStopping: calls under way are finished and kept. Press Ctrl-C again to leave at once.\n');
  });
  return { isInterrupted: () => stop.signal.aborted, close };
}

/** Gives the error that stopped the run where it was one to be said after the results, such as a spent budget. */
async function runAndShow({ bench, store, models, waits, stop, concurrency }: OpenedRun, io: Io): Promise<TurncoatError | undefined> {
  const { rows, worldOf } = bench;
  const began = io.now().getTime();
  const display = progressDisplay(io);
  // Nothing breaks an open call off: the first interrupt lets it end, the second ends the process.
  const neverBroken = new AbortController().signal;
  let running = 0;
  let doneNow = 0;
  const show = (): void => {
    const { outcomes, spent } = store.counts();
    const total = rows.length;
    display.show({
      total,
      done: total - outcomes.pending,
      running: Math.min(running, outcomes.pending),
      failed: outcomes.error,
      calls: spent.calls,
      tokens: spent.inputTokens + spent.outputTokens,
      costUsd: spent.unpriced > 0 ? null : spent.costUsd,
      elapsedMs: io.now().getTime() - began,
      doneNow,
      waiting: [...waits.values()]
        .filter((wait) => wait.untilMs > io.now().getTime())
        .map(describeWait)
        .join('\n'),
    });
  };
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
      })),
      now: io.now,
      concurrency,
      stop: stop.signal,
      signal: neverBroken,
      onBegin: () => {
        running++;
      },
      onEnd: (_row, isFinished) => {
        running--;
        if (isFinished) doneNow++;
        show();
      },
    });
  } catch (error) {
    if (error instanceof TurncoatError && error.code === 'BUDGET') return error;
    throw error;
  } finally {
    if (doneNow > 0) display.close();
  }
  return undefined;
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
