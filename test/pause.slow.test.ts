import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { main } from '../src/cli/main.ts';
import type { Emulator } from '../src/emulator/start-emulator.ts';
import { Pulse } from '../src/record/pulse.ts';
import { openRun } from '../src/store/open-run.ts';
import { testIo } from './test-io.ts';
import { wireEnvironment, wireModel, WireRun } from './wire-run.ts';

const bin = fileURLToPath(new URL('../bin/turncoat.js', import.meta.url));
const study = `
name: paused
scenarios: [blackmail]
models:
  - ${wireModel('anthropic/sim-opportunist')}
  - ${wireModel('openai/sim-opportunist')}
factors: {goal: explicit-safety, threat: [none, replacement]}
episodes: 12
probes: {episodes: 0}
seed: 6
`;
const Status = z.looseObject({ state: z.string(), live: Pulse.nullable(), outcomes: z.looseObject({ pending: z.number() }) });

type Child = { readonly process: ChildProcess; readonly exited: Promise<unknown>; readonly said: () => string };

/** Starts a command of the program in a process of its own. */
function start(cwd: string, args: readonly string[], url = 'http://127.0.0.1:9'): Child {
  const child = spawn(process.execPath, [bin, ...args], {
    cwd,
    env: { ...process.env, ...wireEnvironment(url) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  child.stdout.on('data', (data: Buffer) => (text += data.toString()));
  child.stderr.on('data', (data: Buffer) => (text += data.toString()));
  return { process: child, exited: once(child, 'close'), said: () => text };
}

async function command(cwd: string, ...args: string[]): Promise<{ code: number | null; said: string }> {
  const child = start(cwd, args);
  await child.exited;
  return { code: child.process.exitCode, said: child.said() };
}

async function statusOf(cwd: string): Promise<z.infer<typeof Status>> {
  const io = testIo({ cwd });
  await main(['status', 'run', '--json'], io);
  return Status.parse(JSON.parse(io.takeOut()));
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let look = 0; !(await isSo()); look++) {
    if (look > 400) throw new Error('waited too long');
    await delay(50);
  }
}

const run = ['run', 'study.yaml', '--run', 'run', '--concurrency', '3'];
const asked = (emulator: Emulator): number => emulator.ledger().length;

test(
  'a live run is looked at, paused, gone on with and cancelled from other processes, and no reply is paid for twice',
  { timeout: 120_000 },
  async () => {
    await using wire = await WireRun.of(study);
    await using emulator = await wire.emulator([], { latency: { base: { type: 'fixed', ms: 60 }, perTokenMs: 0 } });

    const first = start(wire.cwd, run, emulator.url);
    await until(() => asked(emulator) > 20);
    // The first pulse is from before the first episode.
    await until(async () => ((await statusOf(wire.cwd)).live?.episodesOpen ?? 0) > 0);
    const live = await statusOf(wire.cwd);
    expect(live.state).toBe('running');
    expect(live.live?.episodesOpen).toBeGreaterThan(0);
    expect(live.live?.lanes.map(({ model }) => model).toSorted()).toEqual(['anthropic/sim-opportunist', 'openai/sim-opportunist']);

    const paused = await command(wire.cwd, 'pause', 'run', '--wait');
    expect(paused.said).toMatch(/Process \d+ on .* begins nothing any more/);
    expect(paused.said).toContain('To go on: turncoat run study.yaml --run run');
    expect(paused.code).toBe(0);
    await first.exited;
    expect(first.process.exitCode).toBe(130);
    expect(first.said()).toContain('Paused. The same command goes on from here.');
    const rest = await statusOf(wire.cwd);
    expect(rest).toMatchObject({ state: 'paused', live: null });
    expect(rest.outcomes.pending).toBeGreaterThan(0);

    const again = await command(wire.cwd, 'pause', 'run');
    expect(again.code).toBe(2);
    expect(again.said).toMatch(/Nobody is running run, so there is nothing to pause: it stands still, with \d+ episodes left/);

    const before = asked(emulator);
    const second = start(wire.cwd, run, emulator.url);
    await until(() => asked(emulator) > before + 10);
    const cancelled = await command(wire.cwd, 'cancel', 'run', '--wait');
    expect(cancelled.code).toBe(0);
    await second.exited;
    expect(second.process.exitCode).toBe(130);
    expect(await statusOf(wire.cwd)).toMatchObject({ state: 'cancelled' });
    expect((await command(wire.cwd, 'status', 'run')).said).toMatch(/cancelled since .*: Cancelled by process \d+/);

    const third = start(wire.cwd, run, emulator.url);
    await third.exited;
    expect(third.process.exitCode).toBe(0);
    expect(await statusOf(wire.cwd)).toMatchObject({ state: 'finished', live: null });
    expect((await command(wire.cwd, 'cancel', 'run')).said).toContain('nothing to cancel: it is finished');

    const turns = emulator.ledger().map(({ episode, turn }) => `${episode} turn ${turn}`);
    expect(new Set(turns).size).toBe(turns.length);
    using store = openRun(join(wire.cwd, 'run'), { mode: 'read', now: () => new Date(0), process: { pid: 0, host: 'test' } });
    expect(store.usageTotal().calls).toBe(turns.length);
    expect(store.notes().map(({ kind }) => kind)).toEqual(expect.arrayContaining(['paused', 'resumed', 'cancelled']));
  },
);
