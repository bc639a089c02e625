import { StoreError } from '../errors.ts';
import { Database, numberIn, textIn } from './database.ts';
import { NoteTable } from './note-table.ts';

/** The process that holds a run, and since when (ISO 8601). */
export type Lease = { readonly pid: number; readonly host: string; readonly since: string };

/** How long a second opener waits for the lock, in ms: only a reader's glance can hold it for a moment. */
const lockWaitMs = 300;

/**
 * One process at a time writes a run. The lock is the operating system's, on an empty file beside the store, so it ends
 * with its process however that ends, and a process id that was given away again cannot keep a dead run. The row in the
 * store only names the holder. (Reading the lock file by other means inside the holder's process would free the lock.)
 */
export class RunLease implements Disposable {
  readonly #lock: Database;
  readonly #store: Database;
  #described = false;

  private constructor(lock: Database, store: Database) {
    this.#lock = lock;
    this.#store = store;
  }

  /** Locks the run, or throws a StoreError that names who holds it. `describe` comes once the store has its tables. */
  static acquire(lockPath: string, store: Database): RunLease {
    const lock = new Database(lockPath, { readOnly: false, lockWaitMs });
    try {
      lock.script('BEGIN EXCLUSIVE');
    } catch (error) {
      lock[Symbol.dispose]();
      throw isBusy(error) ? heldBy(leaseIn(store), store.path) : error;
    }
    return new RunLease(lock, store);
  }

  /** Writes who holds the run, and a note where the holder before ended without giving it back. */
  describe(lease: Lease): void {
    this.#store.transaction(() => {
      const before = leaseIn(this.#store);
      if (before !== null)
        new NoteTable(this.#store).add(lease.since, 'lease', `Taken over from ${inWords(before)}, which ended without closing the run.`);
      this.#store.run(
        'INSERT INTO lease (only, pid, host, since) VALUES (1, ?, ?, ?) ON CONFLICT (only) DO UPDATE SET pid = excluded.pid, host = excluded.host, since = excluded.since',
        lease.pid,
        lease.host,
        lease.since,
      );
    });
    this.#described = true;
  }

  /** Gives the run back. */
  [Symbol.dispose](): void {
    try {
      if (this.#described) this.#store.run('DELETE FROM lease');
    } catch (error) {
      // A disk that is full has been reported by the write that met it. The row then stays, and the next holder takes over.
      if (!(error instanceof StoreError)) throw error;
    } finally {
      this.#lock[Symbol.dispose]();
    }
  }
}

/** Who holds the run now, or null: asked of the lock, without disturbing the holder. */
export function holderOf(lockPath: string, store: Database): Lease | null {
  try {
    using lock = new Database(lockPath, { readOnly: true, lockWaitMs: 0 });
    lock.get('SELECT count(*) FROM sqlite_schema');
    return null;
  } catch (error) {
    return isBusy(error) ? leaseIn(store) : null;
  }
}

function leaseIn(store: Database): Lease | null {
  const exists = store.get("SELECT 1 FROM sqlite_schema WHERE name = 'lease'") !== undefined;
  const row = exists ? store.get('SELECT pid, host, since FROM lease') : undefined;
  return row === undefined ? null : { pid: numberIn(row, 'pid'), host: textIn(row, 'host'), since: textIn(row, 'since') };
}

function heldBy(lease: Lease | null, place: string): StoreError {
  const holder = lease === null ? 'another process that has just begun it' : inWords(lease);
  return new StoreError('RUN_HELD', `The run is held by ${holder}.`, {
    place,
    hint: 'Wait until it ends or stop it there; `turncoat status` shows how far it is.',
  });
}

function inWords({ pid, host, since }: Lease): string {
  return `process ${pid} on ${host} since ${since}`;
}

function isBusy(error: unknown): boolean {
  return error instanceof StoreError && error.code === 'STORE_BUSY';
}
