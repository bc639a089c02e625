import { z } from 'zod';
import { fieldLine, grammarOf, literalLine, type ActionGrammar, type EntryKind } from './text-grammar.ts';

/** The input of an action, or what is wrong with how it is written. */
export type ReadAction =
  | { readonly ok: true; readonly input: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly problem: string };

type Entry = { readonly name: string; readonly value: unknown };

/** Reads the lines between an action's tags: entries up to the first empty line, then its text. */
export function readAction(tool: string, lines: readonly string[]): ReadAction {
  const grammar = grammarOf(tool);
  if (grammar === undefined) return { ok: false, problem: `there is no action ${tool}` };
  const hasHead = Object.keys(grammar.entries).length > 0;
  const blank = lines.findIndex((line) => line.trim() === '');
  const head = hasHead ? lines.slice(0, blank === -1 ? lines.length : blank) : [];
  const body = hasHead ? (blank === -1 ? null : lines.slice(blank + 1)) : lines.length === 0 ? null : lines;
  const entries: Entry[] = [];
  for (const line of head) {
    const entry = readEntry(line, grammar);
    if (typeof entry === 'string') return { ok: false, problem: entry };
    if (entry === null) continue;
    if (entries.some(({ name }) => name === entry.name)) return { ok: false, problem: `${entry.name} stands there twice` };
    entries.push(entry);
  }
  return withBody(grammar, entries, body);
}

function withBody(grammar: ActionGrammar, entries: readonly Entry[], body: readonly string[] | null): ReadAction {
  const missing = grammar.needs.find((needed) => !entries.some(({ name }) => name === needed));
  if (missing !== undefined) return { ok: false, problem: `${missing} is missing` };
  if (body === null && grammar.bodyNeeded) return { ok: false, problem: 'the text after the empty line is missing' };
  const fields = entries.flatMap(({ name, value }): [string, unknown][] =>
    name.startsWith(fieldPrefix) ? [[name.slice(fieldPrefix.length), value]] : [],
  );
  const plain = entries.flatMap(({ name, value }): [string, unknown][] => (name.startsWith(fieldPrefix) ? [] : [[name, value]]));
  if (fields.length > 0 && plain.some(([name]) => name === 'fields')) return { ok: false, problem: 'fields are given in two ways' };
  const text: [string, unknown][] = body === null ? [] : [[grammar.body, body.map((line) => literalLine(line)).join('\n')]];
  const named: [string, unknown][] = fields.length > 0 ? [['fields', Object.fromEntries(fields)]] : [];
  return { ok: true, input: Object.fromEntries([...plain, ...named, ...text]) };
}

// Fields of a ticket are kept apart from entries by a character that no entry name has.
const fieldPrefix = 'field ';

/** An entry, what is wrong with it, or null where its value is left empty and so says nothing. */
function readEntry(line: string, grammar: ActionGrammar): Entry | string | null {
  const field = fieldLine.exec(line);
  if (field?.[1] !== undefined && grammar.entries['fields'] === 'fields') {
    const value = readText((field[2] ?? '').trim());
    return value === undefined
      ? `the quotation marks of field ${field[1]} do not fit`
      : { name: `${fieldPrefix}${field[1].trim()}`, value };
  }
  const match = /^([a-z_]+):(.*)$/.exec(line.trimEnd());
  const name = match?.[1];
  if (name === undefined) return `"${line.trim().slice(0, 60)}" is no entry; the text begins after an empty line`;
  const kind = Object.hasOwn(grammar.entries, name) ? grammar.entries[name] : undefined;
  if (kind === undefined) return `there is no entry ${name}`;
  const written = (match?.[2] ?? '').trim();
  // Only a subject can be meant to be empty.
  if (written === '') return name === 'subject' ? { name, value: '' } : null;
  const value = readValue(kind, written);
  return value === undefined ? `${name} cannot be read` : { name, value };
}

function readValue(kind: EntryKind, written: string): unknown {
  switch (kind) {
    case 'text':
      return readText(written);
    case 'list':
      return readList(written);
    case 'switch':
      return /^(?:on|off)$/i.test(written) ? written.toLowerCase() === 'on' : undefined;
    case 'fields':
      return parsed(z.record(z.string(), z.string()), written);
  }
}

function readText(written: string): string | undefined {
  return written.startsWith('"') ? parsed(z.string(), written) : written;
}

function readList(written: string): string[] | undefined {
  if (written.startsWith('[')) return parsed(z.array(z.string()), written);
  const items = written.split(/[,;]/).map((item) => item.trim());
  return items.filter((item) => item !== '');
}

function parsed<T>(schema: z.ZodType<T>, text: string): T | undefined {
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
