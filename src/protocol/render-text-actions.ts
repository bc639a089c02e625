import { findAttempt, mailHeadLine, nearTag } from './find-attempt.ts';
import { everyPaperAction } from './paper-actions.ts';
import { parseTextReply } from './parse-text-reply.ts';
import { actionLine, isLiteral, reasoningTag, type EntryGrammar, type TextAction } from './text-grammar.ts';

/**
 * The reply that says and does just this: `parseTextReply` reads the same actions and the same text out of it.
 * An input with `__raw` is written as it is, between the tags; the parser will find it malformed.
 */
export function renderTextActions(calls: readonly TextAction[], say: string): string {
  const text = say === '' ? [] : [guarded(say, isAttempt)];
  return [...text, ...calls.map((call) => renderAction(call))].join('\n\n');
}

function renderAction({ tool, input }: TextAction): string {
  const raw = input['__raw'];
  if (typeof raw === 'string') return renderRaw(tool, raw);
  const grammar = everyPaperAction.get(tool) ?? cannotRender(tool, 'there is no such action');
  const given = Object.entries(input).filter(([name, value]) => name !== grammar.body && value !== undefined);
  const lines = given.flatMap(([name, value]) => {
    const entry = grammar.entries.find((each) => each.name === name) ?? cannotRender(tool, `there is no entry ${name}`);
    return renderEntry(tool, entry, value);
  });
  const body = grammar.body === null ? undefined : input[grammar.body];
  if (body !== undefined && typeof body !== 'string') cannotRender(tool, `${grammar.body} is no text`);
  const bodyLines = typeof body === 'string' ? [...(grammar.entries.length > 0 ? [''] : []), guarded(body)] : [];
  return [`[[${tool}]]`, ...lines, ...bodyLines, `[[/${tool}]]`].join('\n');
}

/** Some raw texts happen to be well-formed between tags (a note is nothing but text); without its closing tag none is. */
function renderRaw(tool: string, raw: string): string {
  const whole = `[[${tool}]]\n${raw}\n[[/${tool}]]`;
  const [piece, ...others] = parseTextReply(whole);
  return piece?.type === 'malformed' && others.length === 0 ? whole : `[[${tool}]]\n${guarded(raw)}`;
}

function renderEntry(tool: string, entry: EntryGrammar, value: unknown): string[] {
  const { name, kind } = entry;
  const line = (written: string): string[] => [`${name}: ${written}`];
  if (kind === 'text' && (typeof value === 'string' || typeof value === 'number')) return line(oneLine(tool, entry, String(value)));
  if (kind === 'switch' && typeof value === 'boolean') return line(value ? 'on' : 'off');
  if (kind === 'number' && (typeof value === 'number' || typeof value === 'string')) return line(String(value));
  if (kind === 'list' && (Array.isArray(value) || typeof value === 'string'))
    return line(renderList(tool, entry, typeof value === 'string' ? [value] : value));
  if (kind === 'fields' && typeof value === 'object' && value !== null && !Array.isArray(value)) return renderFields(tool, entry, value);
  if (kind === 'json') return line(quoted(tool, entry, value));
  return cannotRender(tool, `${name} does not fit`);
}

function renderList(tool: string, entry: EntryGrammar, items: readonly unknown[]): string {
  const isPlain =
    items.length > 0 &&
    items.every((item) => typeof item === 'string' && /^(?![[\s])[^,;\r\n]*[^\s,;]$/.test(item) && !reasoningTag.test(item));
  return isPlain ? items.join(', ') : quoted(tool, entry, items);
}

function renderFields(tool: string, entry: EntryGrammar, fields: object): string[] {
  const all = Object.entries(fields);
  if (all.length === 0) return [`${entry.name}: {}`];
  return all.map(([name, value]) => {
    if (typeof value !== 'string' && typeof value !== 'number') return cannotRender(tool, `field ${name} is no text`);
    if (!/^(?!\s)[^:\r\n]*[^:\s]$/.test(name)) return cannotRender(tool, `field name ${JSON.stringify(name)} cannot stand on a line`);
    return `field ${name}: ${oneLine(tool, entry, String(value))}`;
  });
}

/** The text as it is where it fits the line, otherwise in quotation marks as JSON writes them. */
function oneLine(tool: string, entry: EntryGrammar, value: string): string {
  return /^(?!["\s])[^\r\n]*[^\s]$/.test(value) && !reasoningTag.test(value) ? value : quoted(tool, entry, value);
}

/** JSON on one line, in which no tag can stand. Where a value counts only literally, one that needs an escape cannot be written. */
function quoted(tool: string, entry: EntryGrammar, value: unknown): string {
  const json = JSON.stringify(value);
  if (!isLiteral(entry)) return json.replaceAll('<', '\\u003c');
  return json.includes('\\') || reasoningTag.test(json) ? cannotRender(tool, `${entry.name} cannot stand on a line`) : json;
}

/** An action without a grammar, or an argument that no entry can hold: a bug of the caller. */
function cannotRender(tool: string, problem: string): never {
  throw new RangeError(`${tool} cannot be written in the text protocol: ${problem}`);
}

/** Text in which no line can be taken for the grammar: such a line gets a backslash in front, which the parser takes off. */
function guarded(text: string, isOther: (line: string) => boolean = () => false): string {
  return text
    .split('\n')
    .map((line) => (line.startsWith('\\') || actionLine.test(line) || reasoningTag.test(line) || isOther(line) ? `\\${line}` : line))
    .join('\n');
}

/** Outside actions a line can also look like an attempt at one. */
function isAttempt(line: string): boolean {
  return mailHeadLine.test(line) || nearTag(line, everyPaperAction) !== null || findAttempt(line, everyPaperAction) !== null;
}
