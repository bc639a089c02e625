import { z } from 'zod';
import { UsageError } from '../errors.ts';
import { canonicalJson } from '../kernel/canonical-json.ts';
import { WorldFacts } from '../record/facts.ts';
import { EpisodeEnd } from '../record/outcome.ts';
import { PlanRow } from '../record/plan-row.ts';
import { numberIn, optionalTextIn, textIn } from './database.ts';
import type { Database, Row } from './database.ts';
import { parseJson, stored } from './stored.ts';
import type { Texts } from './texts.ts';

/** What the other tables need of an episode. `attempt` counts its restarts. */
export type EpisodeRef = { readonly id: number; readonly key: string; readonly attempt: number; readonly ended: boolean };

/** What a new plan changed: rows that are new, that were there, and that the study no longer asks for since. */
export type PlanChange = { readonly added: number; readonly kept: number; readonly superseded: number };

/** An episode as stored: its place among the other tables' rows, its plan row, and how it ended. */
export type EpisodeRecord = {
  readonly id: number;
  readonly attempt: number;
  readonly row: PlanRow;
  readonly ended: { readonly end: EpisodeEnd; readonly facts: WorldFacts } | null;
};

/** How many matching keys an error message names. */
const named = 5;

/** The episodes that the study asks for or once asked for, and how each ended. */
export class EpisodeTable {
  readonly #database: Database;
  readonly #texts: Texts;

  constructor(database: Database, texts: Texts) {
    this.#database = database;
    this.#texts = texts;
  }

  putPlan(rows: readonly PlanRow[]): PlanChange {
    const asked = new Set(rows.map((row) => row.key));
    if (asked.size < rows.length) throw new Error('a plan names the same episode twice');
    return this.#database.transaction(() => {
      const before = this.#keys('SELECT key FROM episodes WHERE place IS NOT NULL');
      const known = this.#keys('SELECT key FROM episodes');
      this.#database.run('UPDATE episodes SET place = NULL WHERE place IS NOT NULL');
      rows.forEach((row, place) => this.#put(row, place));
      const added = rows.filter((row) => !known.has(row.key)).length;
      return { added, kept: rows.length - added, superseded: [...before].filter((key) => !asked.has(key)).length };
    });
  }

  plan(): PlanRow[] {
    return this.#database.all('SELECT plan_row FROM episodes WHERE place IS NOT NULL ORDER BY place').map((row) => this.#planRow(row));
  }

  superseded(): PlanRow[] {
    return this.#database.all('SELECT plan_row FROM episodes WHERE place IS NULL ORDER BY id').map((row) => this.#planRow(row));
  }

  /** The row of a key or of the only key that starts so. */
  find(keyOrPrefix: string): PlanRow {
    const sql = 'SELECT key, plan_row FROM episodes WHERE substr(key, 1, ?) = ? ORDER BY place IS NULL, place LIMIT ?';
    const rows = this.#database.all(sql, keyOrPrefix.length, keyOrPrefix, named + 1);
    const found = rows.find((row) => row['key'] === keyOrPrefix) ?? rows[0];
    if (found !== undefined && (rows.length === 1 || found['key'] === keyOrPrefix)) return this.#planRow(found);
    throw found === undefined ? noSuchEpisode(keyOrPrefix, this.#database.path) : severalEpisodes(keyOrPrefix, rows, this.#database.path);
  }

  /** An episode that the caller knows to be in the plan. */
  ref(key: string): EpisodeRef {
    const row = this.#database.get('SELECT id, attempt, outcome FROM episodes WHERE key = ?', key);
    if (row === undefined) throw new Error(`no episode ${key} in the plan of ${this.#database.path}`);
    return { id: numberIn(row, 'id'), key, attempt: numberIn(row, 'attempt'), ended: row['outcome'] !== null };
  }

  /** An episode that may still be written to; an ended one never is. */
  open(key: string): EpisodeRef {
    const episode = this.ref(key);
    if (episode.ended) throw new Error(`episode ${key} has ended already`);
    return episode;
  }

  outcomes(): Map<string, EpisodeEnd> {
    const rows = this.#database.all('SELECT key, ending FROM episodes WHERE outcome IS NOT NULL ORDER BY place IS NULL, place, id');
    return new Map(rows.map((row) => [textIn(row, 'key'), this.#end(textIn(row, 'ending'))]));
  }

  /** Keys of the ended episodes of the current plan, in its order. */
  endedKeys(): string[] {
    const rows = this.#database.all('SELECT key FROM episodes WHERE outcome IS NOT NULL AND place IS NOT NULL ORDER BY place');
    return rows.map((row) => textIn(row, 'key'));
  }

  finish(episode: EpisodeRef, end: EpisodeEnd, facts: WorldFacts): void {
    if (end.outcome === 'pending') throw new Error(`episode ${episode.key} cannot end as pending`);
    // One canonical text: all episodes of a cell and variant have the same facts, and share it.
    const packedFacts = this.#texts.pack(canonicalJson(facts));
    this.#database.run(
      'UPDATE episodes SET outcome = ?, ending = ?, facts = ? WHERE id = ?',
      end.outcome,
      this.#texts.pack(end),
      packedFacts,
      episode.id,
    );
  }

  restart(episode: EpisodeRef): void {
    this.#database.run('UPDATE episodes SET attempt = attempt + 1 WHERE id = ?', episode.id);
  }

  /** Takes the end from every episode that ended in an error, and gives these episodes. */
  reopenErrors(): EpisodeRef[] {
    const rows = this.#database.all("UPDATE episodes SET outcome = NULL, ending = NULL WHERE outcome = 'error' RETURNING id, key, attempt");
    return rows.map((row) => ({ id: numberIn(row, 'id'), key: textIn(row, 'key'), attempt: numberIn(row, 'attempt'), ended: false }));
  }

  /** Gives an ended episode other facts; false where it has these, or has not ended. */
  replaceFacts(episode: EpisodeRef, facts: WorldFacts): boolean {
    const packed = this.#texts.pack(canonicalJson(facts));
    return (
      this.#database.run('UPDATE episodes SET facts = ? WHERE id = ? AND facts IS NOT NULL AND facts <> ?', packed, episode.id, packed) ===
      1
    );
  }

  /** Plan row, and once it has ended end and facts, of one episode. */
  read(key: string): EpisodeRecord {
    const row = this.#database.get('SELECT id, attempt, plan_row, ending, facts FROM episodes WHERE key = ?', key);
    if (row === undefined) throw noSuchEpisode(key, this.#database.path);
    const ending = optionalTextIn(row, 'ending');
    return {
      id: numberIn(row, 'id'),
      attempt: numberIn(row, 'attempt'),
      row: this.#planRow(row),
      ended: ending === null ? null : { end: this.#end(ending), facts: this.#facts(textIn(row, 'facts')) },
    };
  }

  #put(row: PlanRow, place: number): void {
    const sql =
      'INSERT INTO episodes (key, place, plan_row) VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE SET place = excluded.place, plan_row = excluded.plan_row';
    this.#database.run(sql, row.key, place, this.#texts.pack(row));
  }

  #keys(sql: string): Set<string> {
    return new Set(this.#database.all(sql).map((row) => textIn(row, 'key')));
  }

  #planRow(row: Row): PlanRow {
    return stored(PlanRow, this.#texts.unpack(textIn(row, 'plan_row')), this.#database.path);
  }

  #facts(packed: string): WorldFacts {
    const text = stored(z.string(), this.#texts.unpack(packed), this.#database.path);
    return stored(WorldFacts, parseJson(text, this.#database.path), this.#database.path);
  }

  #end(packed: string): EpisodeEnd {
    return stored(EpisodeEnd, this.#texts.unpack(packed), this.#database.path);
  }
}

function noSuchEpisode(key: string, place: string): UsageError {
  return new UsageError('EPISODE_UNKNOWN', `No episode of this run has a key that starts with '${key}'.`, { place, value: key });
}

function severalEpisodes(prefix: string, rows: readonly Row[], place: string): UsageError {
  const keys = rows.slice(0, named).map((row) => textIn(row, 'key'));
  const more = rows.length > named ? ', …' : '';
  return new UsageError('EPISODE_SEVERAL', `Several episodes have keys that start with '${prefix}': ${keys.join(', ')}${more}.`, {
    place,
    value: prefix,
    hint: 'Give more of the key.',
  });
}
