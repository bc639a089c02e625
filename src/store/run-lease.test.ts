import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { StoreError } from '../errors.ts';
import { header, toRead, toWrite } from './fixtures/sample-run.ts';
import { temporaryFolder } from './fixtures/temporary-folder.ts';
import { openRun } from './open-run.ts';

/** A process that holds the run in `dir` until it is killed. */
async function holder(dir: string): Promise<ChildProcess> {
  const script = join(import.meta.dirname, 'fixtures', 'hold-run.ts');
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, dir], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout!, 'data');
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

function refusal(dir: string): StoreError {
  try {
    openRun(dir, toWrite)[Symbol.dispose]();
  } catch (error) {
    if (error instanceof StoreError) return error;
    throw error;
  }
  throw new Error('the run opened');
}

test('a second process is refused, and told who holds the run, where and since when', async () => {
  using folder = temporaryFolder();
  const child = await holder(folder.path);
  try {
    const refused = refusal(folder.path);
    expect(refused).toMatchObject({ code: 'RUN_HELD', exitCode: 2 });
    expect(refused.message).toBe(`The run is held by process ${child.pid} on ${hostname()} since 2031-03-04T12:00:00.000Z.`);
    using reader = openRun(folder.path, toRead);
    expect(reader.holder()).toMatchObject({ pid: child.pid });
    expect(reader.header()).toEqual(header);
  } finally {
    await kill(child);
  }
});

test('a run whose holder was killed is taken over at once, and says so', async () => {
  using folder = temporaryFolder();
  const child = await holder(folder.path);
  await kill(child);
  {
    using reader = openRun(folder.path, toRead);
    expect(reader.holder()).toBeNull();
  }
  using store = openRun(folder.path, toWrite);
  expect(store.notes().map((note) => note.text)).toEqual([
    'holding',
    `Taken over from process ${child.pid} on ${hostname()} since 2031-03-04T12:00:00.000Z, which ended without closing the run.`,
  ]);
  expect(store.holder()).toMatchObject({ pid: 4711 });
});

test('a second opening in the same process is refused too', () => {
  using folder = temporaryFolder();
  {
    using _first = openRun(folder.path, toWrite);
    expect(refusal(folder.path).message).toContain('process 4711 on harbour');
    // A refused opening must not have freed the lock of the first.
    expect(refusal(folder.path)).toMatchObject({ code: 'RUN_HELD' });
  }
  using again = openRun(folder.path, toWrite);
  expect(again.notes()).toEqual([]);
});

test('a copy of a run that is being written can be opened elsewhere, since nobody holds the copy', () => {
  using folder = temporaryFolder();
  const [original, copy] = [join(folder.path, 'original'), join(folder.path, 'copy')];
  using _held = openRun(original, toWrite);
  cpSync(original, copy, { recursive: true, filter: (name) => !name.endsWith('run.lock') });
  using opened = openRun(copy, toWrite);
  expect(opened.notes()[0]?.text).toContain('Taken over from process 4711 on harbour');
});

test('readers that look at the holder again and again never keep a writer out', () => {
  using folder = temporaryFolder();
  openRun(folder.path, toWrite)[Symbol.dispose]();
  using reader = openRun(folder.path, toRead);
  for (let round = 0; round < 50; round++) {
    expect(reader.holder()).toBeNull();
    using _writer = openRun(folder.path, toWrite);
    expect(reader.holder()).toMatchObject({ pid: 4711, host: 'harbour' });
  }
});
