import { parentPort, workerData } from 'node:worker_threads';
import { loadPack } from '../scenario/load-pack.ts';
import { lintVariants, type LintTask } from './lint-variants.ts';

// What a worker is given has been a task on the other side.
const { dir, shown, ...task } = workerData as LintTask;
parentPort?.postMessage(await lintVariants(await loadPack(dir, shown), task));
