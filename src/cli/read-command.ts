import { z } from 'zod';
import type { ToolDescription } from '../record/call.ts';

/** What a person in the agent's place typed. */
export type TypedCommand =
  | { readonly type: 'call'; readonly tool: string; readonly rawInput: string }
  /** A call of which needed entries are still to be asked for. */
  | { readonly type: 'unfinished'; readonly tool: string; readonly given: Entries; readonly missing: readonly string[] }
  | { readonly type: 'help'; readonly about: string }
  | { readonly type: 'briefing' | 'quit' | 'nothing' }
  | { readonly type: 'unknown'; readonly word: string };

/** Entries of a call as typed; what they mean is for the tool to read. */
export type Entries = Readonly<Record<string, string | Readonly<Record<string, string>>>>;

const InputSchema = z.looseObject({ properties: z.record(z.string(), z.unknown()).default({}), required: z.array(z.string()).default([]) });

/** The entries of a tool: those that it needs first, then the others. */
export function entriesOf({ inputSchema }: ToolDescription): { readonly needed: readonly string[]; readonly optional: readonly string[] } {
  const { properties, required } = InputSchema.parse(inputSchema);
  return { needed: required, optional: Object.keys(properties).filter((name) => !required.includes(name)) };
}

/**
 * Reads a typed line: a tool's name, then its entries in order (`read_mail MSG-3`), by name (`send_mail to=a@b.example
 * subject=Hello body=…`, `fields.total=12`), or as one JSON object. The last entry in order takes the rest of the line, and a
 * list of ids is divided by commas or blanks.
 */
export function readCommand(line: string, tools: readonly ToolDescription[]): TypedCommand {
  const [, word = '', rest = ''] = /^\s*(\S*)\s*([^]*?)\s*$/.exec(line) ?? [];
  if (word === '') return { type: 'nothing' };
  const tool = tools.find(({ name }) => name === word);
  if (tool !== undefined) return readEntries(tool, rest);
  if (word === 'help' || word === '?') return { type: 'help', about: rest };
  if (word === 'briefing' || word === 'quit') return { type: word };
  return { type: 'unknown', word };
}

function readEntries(tool: ToolDescription, rest: string): TypedCommand {
  if (rest.startsWith('{')) return { type: 'call', tool: tool.name, rawInput: rest };
  const { needed, optional } = entriesOf(tool);
  const { inOrder, named } = splitNamed(rest, [...needed, ...optional]);
  const open = [...needed, ...optional].filter((name) => !Object.hasOwn(named, name));
  const given: Record<string, Entries[string]> = {
    ...fillInOrder(inOrder, needed.some((name) => open.includes(name)) ? open.filter((name) => needed.includes(name)) : open),
    ...named,
  };
  // Ids hold no blanks, so those of a list may stand beside one another.
  for (const [name, value] of Object.entries(given))
    if (name.endsWith('_ids') && typeof value === 'string') given[name] = value.split(/[\s,]+/).join(',');
  const missing = needed.filter((name) => !Object.hasOwn(given, name));
  return missing.length === 0
    ? { type: 'call', tool: tool.name, rawInput: JSON.stringify(given) }
    : { type: 'unfinished', tool: tool.name, given, missing };
}

/** Splits at `name=` where the name is an entry of the tool and stands outside quotation marks; what stands before the first is in order. */
function splitNamed(text: string, names: readonly string[]): { readonly inOrder: string; readonly named: Entries } {
  const marks = [...text.matchAll(/"(?:[^"\\]|\\.)*"|(?<=^|\s)([a-z_]+)(?:\.([^\s=]+))?=/g)].flatMap((match) => {
    const [whole, name, key] = match;
    return name === undefined || !names.includes(name) ? [] : [{ name, key, from: match.index, to: match.index + whole.length }];
  });
  const named: Record<string, string | Record<string, string>> = {};
  for (const [index, { name, key, to }] of marks.entries()) {
    const value = unquoted(text.slice(to, marks[index + 1]?.from));
    const before = named[name];
    if (key === undefined) named[name] = value;
    else named[name] = { ...(typeof before === 'object' ? before : {}), [key]: value };
  }
  return { inOrder: text.slice(0, marks[0]?.from).trim(), named };
}

/** One word for each entry; the last entry takes what is left. */
function fillInOrder(text: string, names: readonly string[]): Entries {
  const filled: Record<string, string> = {};
  let rest = text;
  for (const [index, name] of names.entries()) {
    if (rest === '') break;
    const word = index === names.length - 1 ? rest : (/^(?:"(?:[^"\\]|\\.)*"|\S+)/.exec(rest)?.[0] ?? rest);
    filled[name] = unquoted(word);
    rest = rest.slice(word.length).trim();
  }
  return filled;
}

/** A text in quotation marks without them; `\n` in it is a new line and `\"` a quotation mark. */
function unquoted(text: string): string {
  const [, inner] = /^"((?:[^"\\]|\\.)*)"$/s.exec(text.trim()) ?? [];
  return inner === undefined ? text.trim() : inner.replaceAll(/\\(.)/g, (_, sign: string) => (sign === 'n' ? '\n' : sign));
}
