import { z } from 'zod';
import { beginning } from './beginning.ts';
import { fieldLine, isLiteral, type ActionGrammar, type EntryGrammar } from './text-grammar.ts';
import { textProblems } from './text-problems.ts';

/** An entry as it was read; `field` entries have the field's name. */
export type Entry = { readonly name: string; readonly field?: string; readonly value: unknown };

/** The entry on a line, what is wrong with it, or null where its value is left empty and so says nothing. */
export function readEntry(line: string, { entries }: ActionGrammar): Entry | string | null {
  const named = entries.find(({ kind }) => kind === 'fields');
  const [, field, fieldValue = ''] = (named === undefined ? null : fieldLine.exec(line)) ?? [];
  if (named !== undefined && field !== undefined) {
    const value = readText(fieldValue.trim());
    return value === undefined ? textProblems.cannotBeRead(`field ${field.trim()}`) : { name: named.name, field: field.trim(), value };
  }
  const [, name, rest = ''] = /^([a-z_]+):(.*)$/.exec(line.trimEnd()) ?? [];
  if (name === undefined) return textProblems.isNoEntry(beginning(line.trim(), 60));
  const entry = entries.find((each) => each.name === name);
  if (entry === undefined) return textProblems.hasNoEntry(name);
  const written = rest.trim();
  // Only a subject can be meant to be empty.
  if (written === '') return name === 'subject' ? { name, value: '' } : null;
  const value = readValue(entry, written);
  if (value === undefined || !isAsWritten(entry, written, value)) return textProblems.cannotBeRead(name);
  return { name, value };
}

/** Whether whatever an entry names is written out where it is quoted: an address in escapes is no address. */
function isAsWritten(entry: EntryGrammar, written: string, value: unknown): boolean {
  const isQuoted = entry.kind === 'json' || written.startsWith(entry.kind === 'list' ? '[' : '"');
  return !isQuoted || !isLiteral(entry) || textsIn(value).every((text) => written.includes(`"${text}"`));
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap((each) => textsIn(each)) : [];
}

function readValue({ kind }: EntryGrammar, written: string): unknown {
  switch (kind) {
    case 'text':
      return readText(written);
    case 'list':
      return readList(written);
    case 'switch':
      return /^(?:on|off|yes|no|true|false)$/i.test(written) ? /^(?:on|yes|true)$/i.test(written) : undefined;
    case 'number':
      return /^-?\d{1,15}(?:\.\d{1,10})?$/.test(written) ? Number(written) : undefined;
    case 'fields':
      return parsed(z.record(z.string(), z.string()), written);
    case 'json':
      return parsed(z.json(), written);
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
