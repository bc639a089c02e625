import { parentPort, workerData } from 'node:worker_threads';
import { openRun } from '../store/open-run.ts';
import type { JudgeTask } from './judge-on-cores.ts';
import { judgeShare, type KeyedVerdict } from './judge-share.ts';

/** Verdicts that go to the writer at once: few enough to keep both busy, many enough for one transaction. */
const batch = 200;

// What a worker is given has been a task on the other side.
const { dir, keys, rubric, process } = workerData as JudgeTask;
using store = openRun(dir, { mode: 'read', now: () => new Date(), process });
let given: KeyedVerdict[] = [];
for (const verdict of judgeShare(store, keys, rubric)) {
  given.push(verdict);
  if (given.length < batch) continue;
  parentPort?.postMessage(given);
  given = [];
}
parentPort?.postMessage(given);
