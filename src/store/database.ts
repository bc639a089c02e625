import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import type { SQLInputValue, SQLOutputValue, StatementSync } from 'node:sqlite';
import { corrupt, storeProblem } from './store-problem.ts';

/** One row as SQLite gives it; read it with `textIn`, `numberIn`. */
export type Row = Record<string, SQLOutputValue>;

/** How long a statement waits for a lock, in ms: another process may be reading or checkpointing. */
const lockWaitMs = 5_000;

/** A SQLite file: every statement is prepared once, and every error of the disk or the file becomes a StoreError. */
export class Database implements Disposable {
  readonly path: string;
  readonly #connection: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  constructor(path: string, options: { readOnly: boolean; immutable?: boolean; lockWaitMs?: number }) {
    this.path = path;
    const location = options.immutable === true ? immutableUrl(path) : path;
    this.#connection = this.#told(
      () => new DatabaseSync(location, { readOnly: options.readOnly, timeout: options.lockWaitMs ?? lockWaitMs }),
    );
  }

  /** Runs statements that take and give nothing. */
  script(sql: string): void {
    this.#told(() => this.#connection.exec(sql));
  }

  /** Runs a statement and says how many rows it changed. */
  run(sql: string, ...values: SQLInputValue[]): number {
    return this.#told(() => Number(this.#prepared(sql).run(...values).changes));
  }

  get(sql: string, ...values: SQLInputValue[]): Row | undefined {
    return this.#told(() => this.#prepared(sql).get(...values));
  }

  /** The row of a question that always has one, such as a sum. */
  only(sql: string, ...values: SQLInputValue[]): Row {
    const row = this.get(sql, ...values);
    if (row === undefined) throw new Error(`no row: ${sql}`);
    return row;
  }

  all(sql: string, ...values: SQLInputValue[]): Row[] {
    return this.#told(() => this.#prepared(sql).all(...values));
  }

  /** Everything that `work` writes is kept, or nothing is. Inside another transaction it joins that one. */
  transaction<T>(work: () => T): T {
    return this.#within('BEGIN IMMEDIATE', work);
  }

  /** Everything that `work` reads is of one moment, whatever another process writes meanwhile. */
  snapshot<T>(work: () => T): T {
    return this.#within('BEGIN', work);
  }

  [Symbol.dispose](): void {
    this.#statements.clear();
    this.#told(() => this.#connection.close());
  }

  #within<T>(begin: string, work: () => T): T {
    if (this.#connection.isTransaction) return work();
    this.script(begin);
    try {
      const value = work();
      this.script('COMMIT');
      return value;
    } catch (error) {
      // A full disk makes SQLite roll back by itself; a second ROLLBACK would hide the reason.
      if (this.#connection.isTransaction) this.script('ROLLBACK');
      throw error;
    }
  }

  #prepared(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.#connection.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }

  #told<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw storeProblem(error, this.path);
    }
  }
}

/** The text in a column; a column of another type means that the file is damaged. */
export function textIn(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw corrupt(`The run's record (column ${column})`, value);
  return value;
}

/** The text in a column, or null where there is none. */
export function optionalTextIn(row: Row, column: string): string | null {
  return row[column] === null ? null : textIn(row, column);
}

/** The number in a column. */
export function numberIn(row: Row, column: string): number {
  const value = row[column];
  if (typeof value !== 'number') throw corrupt(`The run's record (column ${column})`, value);
  return value;
}

/** SQLite's way of reading a file on a medium where not even a lock can be written. */
function immutableUrl(path: string): URL {
  const url = pathToFileURL(path);
  url.searchParams.set('immutable', '1');
  return url;
}
