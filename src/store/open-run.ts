import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { StoreError } from '../errors.ts';
import { auditSchema } from './audit-table.ts';
import { Database, numberIn } from './database.ts';
import { pulseSchema } from './pulse-table.ts';
import { HeaderTable } from './run-header.ts';
import type { RunHeader } from './run-header.ts';
import { RunLease } from './run-lease.ts';
import type { RunStore } from './run-store.ts';
import { applicationId, formatVersion, schema } from './schema.ts';
import { SqliteRunStore } from './sqlite-run-store.ts';
import { storeProblem } from './store-problem.ts';
import { Texts } from './texts.ts';

/** File of the record inside a run's folder. Reading it by other means while it is open here would free SQLite's locks. */
export const storeFile = 'run.sqlite';
/** Empty file beside it whose lock is the run's lease. */
export const lockFile = 'run.lock';

export type OpenRunOptions = {
  readonly mode: 'create-or-open' | 'read';
  readonly now: () => Date;
  /** Who opens it: named to whoever comes second. */
  readonly process: { readonly pid: number; readonly host: string };
  /** What a new run is of. Without it only a run that exists can be opened; an existing run keeps the header it has. */
  readonly header?: RunHeader;
};

/**
 * Opens a run's folder, to read it (also while another process writes) or as the one process that writes it.
 * Throws a StoreError that says in one sentence why it cannot; nothing that was there is changed then.
 */
export function openRun(dir: string, options: OpenRunOptions): RunStore {
  return options.mode === 'read' ? openToRead(dir, options) : openToWrite(dir, options);
}

function openToRead(dir: string, { now }: OpenRunOptions): RunStore {
  const path = join(dir, storeFile);
  if (!existsSync(path)) throw noRun(dir);
  const database = readable(path);
  try {
    if (checkFormat(database) === 'empty') throw noRun(dir);
    return new SqliteRunStore({ database, lockPath: join(dir, lockFile), lease: null, now });
  } catch (error) {
    database[Symbol.dispose]();
    throw error;
  }
}

/**
 * Where we may not write, SQLite cannot keep a reader's locks. A run without a log file is at rest, so it is then read
 * without locks, as of now.
 */
function readable(path: string): Database {
  const database = new Database(path, { readOnly: true });
  try {
    database.get('SELECT count(*) FROM sqlite_schema');
    return database;
  } catch (error) {
    database[Symbol.dispose]();
    const noLocks = error instanceof StoreError && (error.code === 'STORE_CANNOT_OPEN' || error.code === 'STORE_READ_ONLY');
    if (!noLocks || existsSync(`${path}-wal`)) throw error;
    return new Database(path, { readOnly: true, immutable: true });
  }
}

function openToWrite(dir: string, options: OpenRunOptions): RunStore {
  const path = join(dir, storeFile);
  prepareFolder(dir, options.header !== undefined);
  const database = new Database(path, { readOnly: false });
  try {
    checkFormat(database);
    const lease = RunLease.acquire(join(dir, lockFile), database);
    try {
      begin(database, dir, options.header);
      lease.describe({ ...options.process, since: options.now().toISOString() });
      return new SqliteRunStore({ database, lockPath: join(dir, lockFile), lease, now: options.now });
    } catch (error) {
      lease[Symbol.dispose]();
      throw error;
    }
  } catch (error) {
    database[Symbol.dispose]();
    throw error;
  }
}

/** Makes the folder where it is missing, and refuses one that holds something else than a run. */
function prepareFolder(dir: string, mayCreate: boolean): void {
  if (!mayCreate && !existsSync(join(dir, storeFile))) throw noRun(dir);
  try {
    makeFolder(dir);
    const names = readdirSync(dir);
    if (names.includes(storeFile) || names.every((name) => name === lockFile)) return;
  } catch (error) {
    throw storeProblem(error, dir);
  }
  throw new StoreError('NOT_A_RUN_FOLDER', `${dir} is not a run folder: it holds other files and no ${storeFile}.`, {
    place: dir,
    hint: 'Name an empty or a new folder.',
  });
}

/** Node's own recursive mkdir never returns where the file system answers ENOENT to a new folder, as /proc does. */
function makeFolder(dir: string): void {
  if (existsSync(dir)) return;
  const parent = dirname(dir);
  if (parent !== dir) makeFolder(parent);
  mkdirSync(dir);
}

/** Whether the file is a run of this format or still empty; throws a StoreError on anything else. */
function checkFormat(database: Database): 'run' | 'empty' {
  const version = numberIn(database.only('PRAGMA user_version'), 'user_version');
  const application = numberIn(database.only('PRAGMA application_id'), 'application_id');
  const tables = numberIn(database.only('SELECT count(*) AS n FROM sqlite_schema'), 'n');
  if (application === 0 && version === 0 && tables === 0) return 'empty';
  if (application !== applicationId) {
    throw new StoreError('NOT_A_RUN', `${database.path} is a database of another program, not a run.`, { place: database.path });
  }
  if (version > formatVersion) {
    throw new StoreError(
      'STORE_NEWER',
      `${database.path} has format ${version}, which is newer than this version of turncoat (format ${formatVersion}).`,
      {
        place: database.path,
        value: version,
        hint: 'Update turncoat to read it.',
      },
    );
  }
  return 'run';
}

/** Brings the file into the state in which it is written; the tables and the header of a new run come together. */
function begin(database: Database, dir: string, header: RunHeader | undefined): void {
  database.script('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON');
  // 16 MB: the index over the texts of some ten thousand episodes stays in memory.
  database.script('PRAGMA cache_size = -16000');
  database.transaction(() => {
    // Asked again under the lease: another process may have made the run since.
    const isNew = checkFormat(database) === 'empty';
    if (isNew && header === undefined) throw noRun(dir);
    if (isNew) database.script(schema);
    database.script(auditSchema);
    database.script(pulseSchema);
    if (!isNew || header === undefined) return;
    database.script(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${formatVersion}`);
    new HeaderTable(database, new Texts(database)).create(header);
  });
}

function noRun(dir: string): StoreError {
  return new StoreError('NO_RUN', `There is no run in ${dir}.`, { place: dir, hint: 'Start one with `turncoat run STUDY`.' });
}
