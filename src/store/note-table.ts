import { textIn } from './database.ts';
import type { Database } from './database.ts';

/** Something the person should be able to read later: a restart, a wait, a warning, a lease that was taken over. */
export type Note = { readonly at: string; readonly kind: string; readonly text: string };

/** What the run has to say about itself, in the order in which it happened. */
export class NoteTable {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  add(at: string, kind: string, text: string): void {
    this.#database.run('INSERT INTO notes (at, kind, text) VALUES (?, ?, ?)', at, kind, text);
  }

  all(): Note[] {
    const rows = this.#database.all('SELECT at, kind, text FROM notes ORDER BY id');
    return rows.map((row) => ({ at: textIn(row, 'at'), kind: textIn(row, 'kind'), text: textIn(row, 'text') }));
  }
}
