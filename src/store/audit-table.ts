import { contentHash } from '../kernel/hash.ts';
import { Audit } from '../record/audit.ts';
import { textIn } from './database.ts';
import type { Database } from './database.ts';
import { stored } from './stored.ts';
import type { Texts } from './texts.ts';

/** An audit as it is kept: its id is the hash of its content. */
export type StoredAudit = { readonly id: string; readonly at: string; readonly audit: Audit };

/** Made when a run is opened to be written, so that runs from before there were audits can have one. */
export const auditSchema = `CREATE TABLE IF NOT EXISTS audits (
  place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, at TEXT NOT NULL, audit TEXT NOT NULL
) STRICT`;

/** Every audit that was ever drawn from a run, in that order. Nothing of it is changed or taken away. */
export class AuditTable {
  readonly #database: Database;
  readonly #texts: Texts;

  constructor(database: Database, texts: Texts) {
    this.#database = database;
    this.#texts = texts;
  }

  /** Keeps an audit and gives its id. The same one again changes nothing. */
  put(audit: Audit, at: string): string {
    const id = contentHash(audit);
    this.#database.run('INSERT INTO audits (id, at, audit) VALUES (?, ?, ?) ON CONFLICT DO NOTHING', id, at, this.#texts.pack(audit));
    return id;
  }

  all(): StoredAudit[] {
    const table = this.#database.get("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'audits'");
    if (table === undefined) return [];
    return this.#database.all('SELECT id, at, audit FROM audits ORDER BY place').map((row) => ({
      id: textIn(row, 'id'),
      at: textIn(row, 'at'),
      audit: stored(Audit, this.#texts.unpack(textIn(row, 'audit')), this.#database.path),
    }));
  }
}
