import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { randomFrom } from '../kernel/random.ts';
import { header, planRow, toRead, toWrite } from './fixtures/sample-run.ts';
import { temporaryFolder } from './fixtures/temporary-folder.ts';
import { openRun } from './open-run.ts';
import type { FinishedTranscript } from './transcript-table.ts';

const concurrency = 3;
const [episodes, turns] = [6, 12];

/** Plays the run until it is done, or for so many ms after its first call; says whether it was killed. */
async function play(dir: string, log: string, killAfterMs: number | null): Promise<boolean> {
  const script = join(import.meta.dirname, 'fixtures', 'play-until-killed.ts');
  const before = lines(log).length;
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, dir, log], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const errors: string[] = [];
  child.stderr.on('data', (chunk) => errors.push(String(chunk)));
  const gone = once(child, 'exit');
  if (killAfterMs !== null) {
    while (child.exitCode === null && lines(log).length === before) await wait(2);
    await wait(killAfterMs);
    child.kill('SIGKILL');
  }
  const [code, signal] = await gone;
  if (signal === null && code !== 0) throw new Error(errors.join(''));
  return signal === 'SIGKILL';
}

function lines(log: string): string[] {
  return existsSync(log) ? readFileSync(log, 'utf8').split('\n').filter(Boolean) : [];
}

/** All transcripts of a run that is done. */
function record(dir: string): FinishedTranscript[] {
  using store = openRun(dir, toRead);
  expect(store.counts()).toMatchObject({ outcomes: { completed: episodes, pending: 0 }, restarts: 0, spent: { calls: episodes * turns } });
  return [...store.transcripts()];
}

/** Steps that were paid for although a process before had been given their value. */
function paidAgain(log: readonly string[]): string[] {
  const kept = new Set<string>();
  const again: string[] = [];
  for (const line of log) {
    const step = line.slice('paid '.length);
    if (line.startsWith('kept ')) kept.add(step);
    else if (kept.has(step)) again.push(step);
  }
  return again;
}

test('a run killed at random moments ends as an undisturbed one, and no kept call is paid for again', { timeout: 120_000 }, async () => {
  using folder = temporaryFolder();
  const quiet = join(folder.path, 'quiet');
  await play(quiet, `${quiet}.log`, null);
  const random = randomFrom('kill');
  // A run may be done before it was killed ten times: then another one goes on being killed.
  for (let run = 0, kills = 0; kills < 10; run++) {
    const disturbed = join(folder.path, `disturbed-${run}`);
    const log = `${disturbed}.log`;
    const before = kills;
    while (kills < 12 && (await play(disturbed, log, random.next() * 14))) kills += 1;
    await play(disturbed, log, null);
    expect(record(disturbed)).toEqual(record(quiet));
    expect(paidAgain(lines(log))).toEqual([]);
    // A kill loses at most the calls in flight.
    const paid = lines(log).filter((line) => line.startsWith('paid')).length;
    expect(paid).toBeLessThanOrEqual(episodes * turns + (kills - before) * concurrency);
  }
});

test('a run that was killed while it was being made or opened can be opened the next time', { timeout: 120_000 }, async () => {
  using folder = temporaryFolder();
  const script = join(import.meta.dirname, 'fixtures', 'hold-run.ts');
  const random = randomFrom('kill while opening');
  // How long a start takes here, so that the kills fall around the moment of opening.
  const started = performance.now();
  await killed(spawnHolder(script, join(folder.path, 'first')), 'once it holds');
  const startMs = performance.now() - started;
  for (let round = 0; round < 10; round++) {
    const dir = join(folder.path, `run-${round % 2}`);
    await killed(spawnHolder(script, dir), startMs * (0.7 + 0.4 * random.next()));
    using store = openRun(dir, toWrite);
    expect(store.header()).toEqual(header);
    store.putPlan([planRow('aa')]);
    expect(store.plan()).toHaveLength(1);
  }
});

function spawnHolder(script: string, dir: string): ChildProcess {
  return spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, dir], { stdio: ['ignore', 'pipe', 'inherit'] });
}

async function killed(child: ChildProcess, when: number | 'once it holds'): Promise<void> {
  const gone = once(child, 'exit');
  if (when === 'once it holds') await once(child.stdout!, 'data');
  else await wait(when);
  child.kill('SIGKILL');
  await gone;
}
