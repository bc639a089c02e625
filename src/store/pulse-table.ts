import { Pulse } from '../record/pulse.ts';
import { textIn } from './database.ts';
import type { Database } from './database.ts';
import { parseJson, stored } from './stored.ts';

/** Made when a run is opened to be written, so that runs from before there were pulses can have one. */
export const pulseSchema = `CREATE TABLE IF NOT EXISTS pulse (
  only INTEGER PRIMARY KEY CHECK (only = 1), pulse TEXT NOT NULL
) STRICT`;

/** How the run is at the moment: one row that is written over, since a moment ago is of no interest. */
export class PulseTable {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  put(pulse: Pulse): void {
    this.#database.run(
      'INSERT INTO pulse (only, pulse) VALUES (1, ?) ON CONFLICT (only) DO UPDATE SET pulse = excluded.pulse',
      JSON.stringify(pulse),
    );
  }

  /** The last one that was written, by whoever held the run then; null where there is none. */
  last(): Pulse | null {
    const table = this.#database.get("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'pulse'");
    const row = table === undefined ? undefined : this.#database.get('SELECT pulse FROM pulse');
    return row === undefined ? null : stored(Pulse, parseJson(textIn(row, 'pulse'), this.#database.path), this.#database.path);
  }
}
