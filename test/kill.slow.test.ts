import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { randomFrom } from '../src/kernel/random.ts';
import { estimateRun } from '../src/estimate-run.ts';
import { openRun, storeFile } from '../src/store/open-run.ts';
import { isSimulatedId } from '../src/subjects/simulated-model.ts';

const bin = fileURLToPath(new URL('../bin/turncoat.js', import.meta.url));
const study = `
name: killed
scenarios: [blackmail]
models: [sim/loyal, sim/opportunist, sim/erratic]
factors: {goal: [none, explicit-safety], threat: [none, replacement]}
episodes: 40
seed: 7
`;

/** Runs the command line on a study. With `killAfterMs` it is killed that long after its store is there; false where it had ended by itself. */
async function runChild(cwd: string, run: string, killAfterMs?: number): Promise<number | boolean | null> {
  const child = spawn(process.execPath, [bin, 'run', 'study.yaml', '--run', run, '--concurrency', '4'], { cwd, stdio: 'ignore' });
  const exited = once(child, 'exit');
  if (killAfterMs === undefined) {
    await exited;
    return child.exitCode;
  }
  while (!existsSync(join(cwd, run, storeFile)) && child.exitCode === null) await delay(10);
  await Promise.race([delay(killAfterMs), exited]);
  const wasRunning = child.kill('SIGKILL');
  await exited;
  return wasRunning;
}

function readBack(dir: string) {
  using store = openRun(dir, { mode: 'read', now: () => new Date(0), process: { pid: 0, host: 'test' } });
  const { cells, comparisons } = estimateRun(store, isSimulatedId);
  const hashes = Object.fromEntries([...store.outcomes()].map(([key, end]) => [key, end.stateHash]));
  return { cells, comparisons, hashes, spent: store.usageTotal(), done: store.outcomes().size };
}

test(
  'a run killed with -9 at ten random moments ends as an undisturbed one: no episode lost or doubled, no recorded call made again',
  { timeout: 180_000 },
  async () => {
    const cwd = await mkdtemp(join(tmpdir(), 'turncoat-kill-'));
    await writeFile(join(cwd, 'study.yaml'), study);
    expect(await runChild(cwd, 'whole')).toBe(0);
    const random = randomFrom('kill moments');
    let kills = 0;
    for (let kill = 0; kill < 10; kill++) {
      if ((await runChild(cwd, 'killed', random.int(900))) === true) kills++;
    }
    const partly = readBack(join(cwd, 'killed')).done;
    expect(await runChild(cwd, 'killed')).toBe(0);
    const whole = readBack(join(cwd, 'whole'));
    const killed = readBack(join(cwd, 'killed'));
    expect(kills).toBe(10);
    expect(partly).toBeGreaterThan(0);
    expect(killed.hashes).toEqual(whole.hashes);
    expect(killed.cells).toEqual(whole.cells);
    expect(killed.comparisons).toEqual(whole.comparisons);
    expect(killed.spent.calls).toBe(whole.spent.calls);
    await rm(cwd, { recursive: true });
  },
);
