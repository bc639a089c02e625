import { hashText } from '../kernel/hash.ts';
import { numberIn, textIn } from './database.ts';
import type { Database } from './database.ts';
import { corrupt } from './store-problem.ts';
import { parseJson } from './stored.ts';

/** Strings of at least this many characters are kept once; below it a reference would cost more than it saves. */
const sharedFrom = 160;

/** Starts a reference to a text in packed JSON; a string that starts with it by itself gets a second one in front. */
const mark = '\u0001';

/**
 * Every long string of a run, once, by hash. A value is stored as packed JSON in which such strings are references, so
 * that a prompt or a mail that a thousand episodes share is written once. What comes out is what went in, byte for byte.
 */
export class Texts {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Packed JSON of a value. Throws a TypeError on what JSON would silently lose. */
  pack(value: unknown): string {
    if (value === undefined) throw new TypeError('undefined has no JSON form and cannot be recorded');
    return JSON.stringify(value, (_name, item: unknown) => {
      if (typeof item === 'string') return this.#packString(item);
      if (typeof item === 'number' && !Number.isFinite(item)) throw new TypeError(`${item} has no JSON form and cannot be recorded`);
      if (Array.isArray(item) && item.includes(undefined))
        throw new TypeError('undefined in a list has no JSON form and cannot be recorded');
      return item;
    });
  }

  /** The value of packed JSON. */
  unpack(packed: string): unknown {
    // Most rows refer to nothing, and a reviver makes JSON.parse several times slower.
    if (!packed.includes('"\\u0001')) return parseJson(packed, this.#database.path);
    return parseJson(packed, this.#database.path, (_name, item) => (typeof item === 'string' ? this.#unpackString(item) : item));
  }

  #packString(text: string): string {
    // SQLite's text ends at a NUL and is UTF-8: such strings stay in the JSON, where both are escaped.
    const shared = text.length >= sharedFrom && text.isWellFormed() && !text.includes('\0');
    if (shared) return `${mark}${this.#place(text)}`;
    return text.startsWith(mark) ? `${mark}${text}` : text;
  }

  #unpackString(text: string): string {
    if (!text.startsWith(mark)) return text;
    const rest = text.slice(mark.length);
    if (rest.startsWith(mark)) return rest;
    const row = this.#database.get('SELECT text FROM texts WHERE id = ?', Number(rest));
    if (row === undefined) throw corrupt(this.#database.path, `text ${rest} is missing`);
    return textIn(row, 'text');
  }

  #place(text: string): number {
    const hash = hashText(text);
    const known = this.#database.get('SELECT id FROM texts WHERE hash = ?', hash);
    if (known !== undefined) return numberIn(known, 'id');
    return numberIn(this.#database.only('INSERT INTO texts (hash, text) VALUES (?, ?) RETURNING id', hash, text), 'id');
  }
}
