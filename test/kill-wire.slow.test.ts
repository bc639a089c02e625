import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Emulator } from '../src/emulator/start-emulator.ts';
import { randomFrom } from '../src/kernel/random.ts';
import { openRun } from '../src/store/open-run.ts';
import { cellOf, wireEnvironment, wireModel, WireRun } from './wire-run.ts';

const bin = fileURLToPath(new URL('../bin/turncoat.js', import.meta.url));
const concurrency = 4;
const study = `
name: killed
scenarios: [blackmail]
models:
  - sim/opportunist
  - ${wireModel('anthropic/sim-opportunist')}
  - ${wireModel('openai/sim-opportunist')}
factors: {goal: explicit-safety, threat: [none, replacement]}
episodes: 8
seed: 6
`;

/** Starts the command line on the study, in a process of its own that an emulator here answers. */
function startRun(wire: WireRun, emulator: Emulator): { child: ChildProcess; exited: Promise<unknown> } {
  const args = [bin, 'run', 'study.yaml', '--run', 'run', '--concurrency', String(concurrency)];
  const child = spawn(process.execPath, args, {
    cwd: wire.cwd,
    env: { ...process.env, ...wireEnvironment(emulator.url) },
    stdio: 'ignore',
  });
  return { child, exited: once(child, 'exit') };
}

/** Kills the run once it has asked so much more; false where it came to its end before. */
async function killAfter(requests: number, wire: WireRun, emulator: Emulator): Promise<boolean> {
  const until = emulator.ledger().length + requests;
  const { child, exited } = startRun(wire, emulator);
  while (emulator.ledger().length < until && child.exitCode === null) await delay(2);
  child.kill('SIGKILL');
  await exited;
  return child.signalCode === 'SIGKILL';
}

/** How many replies of each episode stand in the file: its turns 0 to n - 1. */
function recordedTurns(wire: WireRun): Map<string, number> {
  using store = openRun(join(wire.cwd, 'run'), { mode: 'read', now: () => new Date(0), process: { pid: 0, host: 'test' } });
  expect(store.counts().restarts).toBe(0);
  return new Map(store.plan().map(({ key }) => [key, store.usageOf(key).calls]));
}

test('a run killed with -9 while calls are open never pays again for a reply that was recorded', { timeout: 180_000 }, async () => {
  await using wire = await WireRun.of(study);
  await using emulator = await wire.emulator([], { latency: { base: { type: 'fixed', ms: 15 }, perTokenMs: 0 } });
  const random = randomFrom('kill moments on the wire');
  const again: string[] = [];
  let recorded = new Map<string, number>();
  let kills = 0;
  const check = (from: number): void => {
    for (const { episode, turn } of emulator.ledger().slice(from)) {
      if (turn! < (recorded.get(episode!) ?? 0)) again.push(`${episode} turn ${turn}`);
    }
  };
  for (let kill = 0; kill < 8; kill++) {
    const from = emulator.ledger().length;
    if (await killAfter(5 + random.int(35), wire, emulator)) kills++;
    // What the killed process sent last may still be on its way here.
    await delay(50);
    check(from);
    recorded = recordedTurns(wire);
  }
  const from = emulator.ledger().length;
  const { child, exited } = startRun(wire, emulator);
  await exited;
  check(from);
  expect(child.exitCode).toBe(0);
  expect(kills).toBe(8);
  expect(again).toEqual([]);

  const ledger = emulator.ledger();
  const asked = new Set(ledger.map(({ episode, turn }) => `${episode} turn ${turn}`));
  expect(ledger.length - asked.size).toBeGreaterThan(0);
  expect(ledger.length - asked.size).toBeLessThanOrEqual(kills * concurrency);
  const played = wire.played('run');
  const own = new Map(played.filter(({ row }) => row.model.startsWith('sim/')).map((each) => [cellOf(each), each]));
  for (const each of played) {
    // One call a turn, and one for the probe after it.
    expect(each.spent.calls).toBe((each.end?.turns ?? 0) + (each.end?.probes.comprehension == null ? 0 : 1));
    expect({ verdict: each.verdict, hash: each.end?.stateHash }).toEqual({
      verdict: own.get(cellOf(each))?.verdict,
      hash: own.get(cellOf(each))?.end?.stateHash,
    });
  }
});
