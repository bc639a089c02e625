import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { TurncoatError } from '../errors.ts';
import { judgeRun } from '../judge-run.ts';
import { rulesVersion } from '../judge/verdict-key.ts';
import type { RunStore } from '../store/run-store.ts';
import type { KeyedVerdict } from './judge-share.ts';

/** Which episodes of which run a worker judges, and as whom it opens the run. */
export type JudgeTask = {
  readonly dir: string;
  readonly keys: readonly string[];
  readonly rubric: string;
  readonly process: { readonly pid: number; readonly host: string };
};

/** A pass of the rules over a run. Below `worthWorkers` episodes a worker costs more than it saves. */
export type JudgePass = Pick<JudgeTask, 'dir' | 'process'> & { readonly rubric?: string; readonly worthWorkers?: number };

/**
 * Judges by rules every ended episode that has no verdict under the present rules, on all cores where there are many; gives
 * how many. Workers read and judge, this process writes: the run keeps its one writer, and a pass that is broken off keeps
 * what it has written.
 */
export async function judgeRunOnCores(
  store: RunStore,
  { dir, process, rubric = rulesVersion, worthWorkers = 1_000 }: JudgePass,
): Promise<number> {
  const rubrics = store.verdictRubrics('rules');
  const keys = [...store.outcomes().keys()].filter((key) => rubrics.get(key) !== rubric);
  const cores = availableParallelism();
  if (keys.length < worthWorkers || cores < 2) return judgeRun(store, rubric);
  let judged = 0;
  const write = (verdicts: readonly KeyedVerdict[]): void => {
    judged += verdicts.filter(({ verdictKey }) => !store.hasVerdict(verdictKey)).length;
    store.putVerdicts(verdicts);
  };
  // Neighbours in the plan share their long texts: a worker that takes them in turn reads each text as often as the other.
  const shares = Array.from({ length: cores }, (_, core) => keys.filter((_key, index) => index % cores === core));
  await Promise.all(shares.map((share) => inWorker({ dir, keys: share, rubric, process }, write)));
  return judged;
}

function inWorker(task: JudgeTask, write: (verdicts: readonly KeyedVerdict[]) => void): Promise<void> {
  const here = import.meta.url;
  const worker = new Worker(new URL(here.endsWith('.ts') ? './judge-worker.ts' : './judge-worker.js', here), { workerData: task });
  return new Promise((resolve, reject) => {
    worker.on('message', (verdicts: readonly KeyedVerdict[]) => {
      try {
        write(verdicts);
      } catch (error) {
        void worker.terminate();
        reject(error);
      }
    });
    worker.once('error', reject);
    worker.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new TurncoatError('JUDGE_WORKER', `a worker of the judge ended with exit code ${code}`));
    });
  });
}
