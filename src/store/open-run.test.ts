import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { StoreError } from '../errors.ts';
import { end, facts, header, planRow, quiet, readEvent, reply, toRead, toWrite, turnRecord } from './fixtures/sample-run.ts';
import { mountSmallDisk } from './fixtures/small-disk.ts';
import { temporaryFolder } from './fixtures/temporary-folder.ts';
import { openRun } from './open-run.ts';
import type { OpenRunOptions } from './open-run.ts';

const { header: _, ...withoutHeader } = toWrite;

function problem(dir: string, options: OpenRunOptions): StoreError {
  try {
    openRun(dir, options)[Symbol.dispose]();
  } catch (error) {
    if (error instanceof StoreError) return error;
    throw error;
  }
  throw new Error('the run opened');
}

/** A closed run with one finished episode. */
function finishedRun(dir: string): void {
  using store = openRun(dir, toWrite);
  store.putPlan([planRow('aa')]);
  for (let turn = 0; turn < 40; turn++)
    store.putTurn('aa', { ...turnRecord(turn, reply(turn, `${turn} `.repeat(300))), events: [readEvent(turn, turn)] });
  store.finishEpisode('aa', end(), facts, []);
  store.putVerdict('aa', { verdictKey: 'v1', judge: 'rules', rubric: 'r1', verdict: quiet });
}

describe('a run folder', () => {
  test('is made where there is none, and holds the run when it is opened again', () => {
    using folder = temporaryFolder();
    const dir = join(folder.path, 'runs', 'harbour');
    openRun(dir, toWrite)[Symbol.dispose]();
    using again = openRun(dir, withoutHeader);
    expect(again.header()).toEqual(header);
    expect(readdirSync(dir)).toContain('run.sqlite');
  });

  test('keeps the header it was made with when another is offered', () => {
    using folder = temporaryFolder();
    openRun(folder.path, toWrite)[Symbol.dispose]();
    using again = openRun(folder.path, { ...toWrite, header: { ...header, runId: 'another' } });
    expect(again.header().runId).toBe('run-7');
  });

  test('shows the newest study, once it was changed', () => {
    using folder = temporaryFolder();
    using store = openRun(folder.path, toWrite);
    store.setStudy({ name: 'harbour', episodes: 5 }, 'plan-b');
    expect(store.header()).toEqual({ ...header, study: { name: 'harbour', episodes: 5 }, planHash: 'plan-b' });
  });

  test('with files of something else and no run is refused and left as it is', () => {
    using folder = temporaryFolder();
    writeFileSync(join(folder.path, 'thesis.txt'), 'chapter 1');
    const refused = problem(folder.path, toWrite);
    expect(refused).toMatchObject({ code: 'NOT_A_RUN_FOLDER', exitCode: 2 });
    expect(refused.message).toContain('is not a run folder');
    expect(readdirSync(folder.path)).toEqual(['thesis.txt']);
  });

  test('that is missing cannot be read, and is not made', () => {
    using folder = temporaryFolder();
    const dir = join(folder.path, 'gone');
    expect(problem(dir, toRead)).toMatchObject({ code: 'NO_RUN', exitCode: 2 });
    expect(problem(dir, withoutHeader)).toMatchObject({ code: 'NO_RUN' });
    expect(existsSync(dir)).toBe(false);
  });

  test('that is a file is refused and left as it is', () => {
    using folder = temporaryFolder();
    const file = join(folder.path, 'notes');
    writeFileSync(file, 'mine');
    expect(problem(file, toWrite)).toMatchObject({ code: 'NOT_A_FOLDER', exitCode: 2 });
    expect(problem(join(file, 'deeper'), toWrite)).toMatchObject({ code: 'NOT_A_FOLDER' });
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });

  test.runIf(process.platform === 'linux')('where no folder can be made is refused', () => {
    expect(problem('/proc/turncoat', toWrite)).toMatchObject({ code: 'STORE_FOLDER', exitCode: 2 });
  });

  test('whose making was cut short is made anew', () => {
    using folder = temporaryFolder();
    writeFileSync(join(folder.path, 'run.lock'), '');
    writeFileSync(join(folder.path, 'run.sqlite'), '');
    expect(problem(folder.path, toRead)).toMatchObject({ code: 'NO_RUN' });
    using store = openRun(folder.path, toWrite);
    expect(store.header()).toEqual(header);
  });
});

describe('a file that is no run of ours', () => {
  test('of a newer format is named, with both formats, and not touched', () => {
    using folder = temporaryFolder();
    finishedRun(folder.path);
    const path = join(folder.path, 'run.sqlite');
    using database = disposable(new DatabaseSync(path));
    database.connection.exec('PRAGMA user_version = 2');
    database.connection.close();
    const bytes = readFileSync(path);
    for (const options of [toWrite, toRead]) {
      const refused = problem(folder.path, options);
      expect(refused).toMatchObject({ code: 'STORE_NEWER', exitCode: 2 });
      expect(refused.message).toMatch(/format 2, which is newer .* \(format 1\)/);
    }
    expect(readFileSync(path).equals(bytes)).toBe(true);
  });

  test('but a database of another program is refused and not touched', () => {
    using folder = temporaryFolder();
    const path = join(folder.path, 'run.sqlite');
    const other = new DatabaseSync(path);
    other.exec("CREATE TABLE recipes (name TEXT); INSERT INTO recipes VALUES ('soup')");
    other.close();
    const bytes = readFileSync(path);
    expect(problem(folder.path, toWrite)).toMatchObject({ code: 'NOT_A_RUN', exitCode: 2 });
    expect(readFileSync(path).equals(bytes)).toBe(true);
  });

  test('but no database at all is called damaged and not touched', () => {
    using folder = temporaryFolder();
    const path = join(folder.path, 'run.sqlite');
    writeFileSync(path, 'This was a run once. '.repeat(1000));
    const bytes = readFileSync(path);
    for (const options of [toWrite, toRead]) expect(problem(folder.path, options)).toMatchObject({ code: 'STORE_CORRUPT', exitCode: 2 });
    expect(readFileSync(path).equals(bytes)).toBe(true);
  });
});

describe('a damaged record', () => {
  test.each([
    ['cut to half its length', (path: string) => truncateSync(path, Math.floor(statSync(path).size / 8192) * 4096)],
    ['overwritten in the middle', (path: string) => overwriteFrom(path, 8192)],
  ])('that was %s ends in one sentence, never in a wrong transcript', (_how, damage) => {
    using folder = temporaryFolder();
    finishedRun(folder.path);
    const whole = (() => {
      using store = openRun(folder.path, toRead);
      return store.transcript('aa');
    })();
    const path = join(folder.path, 'run.sqlite');
    damage(path);
    const bytes = readFileSync(path);
    for (const options of [toRead, toWrite]) {
      const outcome = attempt(() => {
        using store = openRun(folder.path, options);
        return store.transcript('aa');
      });
      expect(outcome).toBeInstanceOf(StoreError);
      expect(outcome).toMatchObject({ code: 'STORE_CORRUPT', exitCode: 2 });
      expect(outcome).not.toEqual(whole);
    }
    expect(readFileSync(path).subarray(8192).equals(bytes.subarray(8192))).toBe(true);
  });

  test('whose rows are no JSON of ours is called damaged too', () => {
    using folder = temporaryFolder();
    finishedRun(folder.path);
    const edited = new DatabaseSync(join(folder.path, 'run.sqlite'));
    edited.exec(`UPDATE events SET event = '{"seq":' WHERE seq = 3`);
    edited.close();
    using store = openRun(folder.path, toRead);
    expect(attempt(() => store.transcript('aa'))).toMatchObject({ code: 'STORE_CORRUPT' });
  });
});

describe('a disk or folder that cannot be written', () => {
  test.runIf(process.platform !== 'win32')('is named as such, for a new run and for one that exists', () => {
    using folder = temporaryFolder();
    const dir = join(folder.path, 'run');
    mkdirSync(dir);
    chmodSync(folder.path, 0o755);
    chmodSync(dir, 0o555);
    expect(withoutRights(dir, 'write')).toMatchObject({ exitCode: 2, code: expect.stringMatching(/READ_ONLY|CANNOT_OPEN/) });
    expect(withoutRights(join(dir, 'new'), 'write')).toMatchObject({ exitCode: 2, code: 'STORE_READ_ONLY' });
    expect(readdirSync(dir)).toEqual([]);
    chmodSync(dir, 0o755);
    finishedRun(dir);
    chmodSync(join(dir, 'run.sqlite'), 0o444);
    chmodSync(dir, 0o555);
    const bytes = readFileSync(join(dir, 'run.sqlite'));
    expect(withoutRights(dir, 'write')).toMatchObject({ exitCode: 2, code: expect.stringMatching(/READ_ONLY|CANNOT_OPEN/) });
    expect(withoutRights(dir, 'read')).toEqual({ opened: 'run-7' });
    expect(readFileSync(join(dir, 'run.sqlite')).equals(bytes)).toBe(true);
  });

  test('still lets a run be read from a medium that is mounted read-only', ({ skip }) => {
    using folder = temporaryFolder();
    const dir = join(folder.path, 'disk');
    using disk = mountSmallDisk(dir, 4096);
    if (disk === null) return skip('this machine lets us mount no disk');
    finishedRun(dir);
    disk.makeReadOnly();
    using store = openRun(dir, toRead);
    expect(store.transcript('aa').events).toHaveLength(40);
    expect(problem(dir, toWrite)).toMatchObject({ exitCode: 2, code: expect.stringMatching(/READ_ONLY|CANNOT_OPEN/) });
  });

  test('because it is full says so, keeps what was recorded, and goes on when there is space again', async ({ skip }) => {
    using folder = temporaryFolder();
    const dir = join(folder.path, 'disk');
    using disk = mountSmallDisk(dir, 1024);
    if (disk === null) return skip('this machine lets us mount no disk');
    const store = openRun(dir, toWrite);
    store.putPlan([planRow('aa')]);
    let kept = 0;
    const full = await attemptAsync(async () => {
      while (kept < 5000) {
        await store.stepsFor('aa').run(
          `turn-${kept}`,
          'h',
          (value) => value,
          async () => reply(kept, noise(kept)),
        );
        kept += 1;
      }
    });
    expect(full).toMatchObject({ code: 'DISK_FULL', exitCode: 2 });
    store[Symbol.dispose]();
    cpSync(dir, join(folder.path, 'larger'), { recursive: true });
    using again = openRun(join(folder.path, 'larger'), withoutHeader);
    expect(again.usageTotal().calls).toBe(kept);
    expect(kept).toBeGreaterThan(20);
    await again.stepsFor('aa').run(
      `turn-${kept}`,
      'h',
      (value) => value,
      async () => reply(kept),
    );
    expect(again.usageTotal().calls).toBe(kept + 1);
  });

  test('because it is full from the start says so', ({ skip }) => {
    using folder = temporaryFolder();
    const dir = join(folder.path, 'disk');
    using disk = mountSmallDisk(dir, 32);
    if (disk === null) return skip('this machine lets us mount no disk');
    expect(problem(dir, toWrite)).toMatchObject({ code: 'DISK_FULL', exitCode: 2 });
  });
});

describe('a run that is only read', () => {
  test('can be read while another process writes it, and sees what is kept', () => {
    using folder = temporaryFolder();
    using writer = openRun(folder.path, toWrite);
    using reader = openRun(folder.path, toRead);
    writer.putPlan([planRow('aa')]);
    expect(reader.plan()).toEqual([planRow('aa')]);
    expect(reader.holder()).toEqual({ pid: 4711, host: 'harbour', since: '2031-03-04T12:00:00.000Z' });
  });

  test('takes nothing, and pays for nothing', async () => {
    using folder = temporaryFolder();
    finishedRun(folder.path);
    using reader = openRun(folder.path, toRead);
    expect(attempt(() => reader.note('wait', 'no'))).toMatchObject({ code: 'STORE_OPENED_TO_READ' });
    let paid = 0;
    const asked = await attemptAsync(() => reader.stepsFor('aa').run('turn-99', 'h', String, async () => `${++paid}`));
    expect(asked).toMatchObject({ code: 'STORE_OPENED_TO_READ' });
    expect(paid).toBe(0);
    expect(reader.holder()).toBeNull();
  });
});

function attempt(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

async function attemptAsync(work: () => Promise<unknown>): Promise<unknown> {
  try {
    return await work();
  } catch (error) {
    return error;
  }
}

function disposable(connection: DatabaseSync): Disposable & { connection: DatabaseSync } {
  return { connection, [Symbol.dispose]: () => connection.isOpen && connection.close() };
}

function overwriteFrom(path: string, offset: number): void {
  const file = openSync(path, 'r+');
  writeSync(file, Buffer.alloc(statSync(path).size - offset, 0xa5), 0, undefined, offset);
  closeSync(file);
}

/** A text that no two turns share. */
function noise(turn: number): string {
  return Array.from({ length: 1000 }, (_each, index) => `${turn}.${index}`).join(' ');
}

function withoutRights(dir: string, mode: 'read' | 'write'): unknown {
  const script = join(import.meta.dirname, 'fixtures', 'open-without-rights.ts');
  const child = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', script, dir, mode], { encoding: 'utf8' });
  if (child.status !== 0) throw new Error(child.stderr);
  return JSON.parse(child.stdout);
}
