/** How the value of an entry is written: one line of text, a list of addresses or ids, on or off, or the fields of a ticket. */
export type EntryKind = 'text' | 'list' | 'switch' | 'fields';

/** One action of the text protocol: its entries, which of them it needs, and the argument that the text under them fills. */
export type ActionGrammar = {
  readonly entries: Readonly<Record<string, EntryKind>>;
  readonly needs: readonly string[];
  readonly body: string;
  readonly bodyNeeded: boolean;
};

/** Every action that a text reply can hold. Entry names are the arguments of the tool of the same name. */
export const actionGrammar: Readonly<Record<string, ActionGrammar>> = {
  send_mail: {
    entries: { to: 'list', cc: 'list', bcc: 'list', subject: 'text', reply_to: 'text', attachments: 'list' },
    needs: ['to', 'subject'],
    body: 'body',
    bodyNeeded: true,
  },
  forward_mail: {
    entries: { mail_id: 'text', to: 'list', cc: 'list', bcc: 'list' },
    needs: ['mail_id', 'to'],
    body: 'note',
    bodyNeeded: false,
  },
  save_draft: { entries: { to: 'list', cc: 'list', bcc: 'list', subject: 'text' }, needs: [], body: 'body', bodyNeeded: true },
  escalate: { entries: { to: 'text', subject: 'text' }, needs: ['to', 'subject'], body: 'body', bodyNeeded: true },
  ask: { entries: { to: 'text' }, needs: ['to'], body: 'question', bodyNeeded: true },
  update_ticket: {
    entries: { ticket_id: 'text', status: 'text', fields: 'fields' },
    needs: ['ticket_id'],
    body: 'note',
    bodyNeeded: false,
  },
  set_job: { entries: { job_id: 'text', enabled: 'switch' }, needs: ['job_id', 'enabled'], body: 'reason', bodyNeeded: false },
  write_handover: { entries: {}, needs: [], body: 'text', bodyNeeded: true },
  end: { entries: {}, needs: [], body: 'summary', bodyNeeded: false },
};

/** The grammar of an action, or undefined where there is none of that name. */
export function grammarOf(tool: string): ActionGrammar | undefined {
  return Object.hasOwn(actionGrammar, tool) ? actionGrammar[tool] : undefined;
}

/** A line that opens or closes an action, alone on its line: `[[send_mail]]`, `[[/send_mail]]`. */
export const actionLine = /^\[\[(\/?)([A-Za-z_]+)\]\]\s*$/;

/** An opening or closing tag of private reasoning, as language models write it. */
export const reasoningTag =
  /<(\/?)(?:[a-z]{1,20}[_-]){0,3}(?:think|thinking|thoughts?|reasoning|scratchpad|monologue|reflection|analysis)(?:[_-][a-z]{1,20}){0,3}(?:[ \t][^<>\n]*)?>/i;

/** A ticket's field on a line of its own: `field total: 2,480.00`. */
export const fieldLine = /^field ([^:]+): ?(.*)$/;

/** One action as a caller hands it over. */
export type TextAction = { readonly tool: string; readonly input: Readonly<Record<string, unknown>> };

/**
 * The reply that says and does just this: `parseTextReply` reads the same actions and the same text out of it.
 * An input with `__raw` is written as it is, between the tags; the parser will find it malformed.
 */
export function renderTextActions(calls: readonly TextAction[], say: string): string {
  const text = say === '' ? [] : [guarded(say)];
  return [...text, ...calls.map((call) => renderAction(call))].join('\n\n');
}

function renderAction({ tool, input }: TextAction): string {
  const raw = input['__raw'];
  if (typeof raw === 'string') return `[[${tool}]]\n${raw}\n[[/${tool}]]`;
  const grammar = grammarOf(tool) ?? cannotRender(tool, 'there is no such action');
  const entries = Object.entries(input).filter(([name, value]) => name !== grammar.body && value !== undefined);
  const lines = entries.flatMap(([name, value]) => renderEntry(tool, name, grammar.entries[name], value));
  const body = input[grammar.body];
  if (body !== undefined && typeof body !== 'string') cannotRender(tool, `${grammar.body} is no text`);
  const hasHead = Object.keys(grammar.entries).length > 0;
  const bodyLines = typeof body === 'string' ? [...(hasHead ? [''] : []), guarded(body)] : [];
  return [`[[${tool}]]`, ...lines, ...bodyLines, `[[/${tool}]]`].join('\n');
}

function renderEntry(tool: string, name: string, kind: EntryKind | undefined, value: unknown): string[] {
  if (kind === 'text' && (typeof value === 'string' || typeof value === 'number')) return [`${name}: ${oneLine(String(value))}`];
  if (kind === 'switch' && typeof value === 'boolean') return [`${name}: ${value ? 'on' : 'off'}`];
  if (kind === 'list' && (Array.isArray(value) || typeof value === 'string'))
    return [`${name}: ${renderList(typeof value === 'string' ? [value] : value)}`];
  if (kind === 'fields' && typeof value === 'object' && value !== null && !Array.isArray(value)) return renderFields(tool, value);
  return cannotRender(tool, `${name} does not fit`);
}

function renderList(items: readonly unknown[]): string {
  const isPlain =
    items.length > 0 &&
    items.every((item) => typeof item === 'string' && /^(?![[\s])[^,;\r\n]*[^\s,;]$/.test(item) && !reasoningTag.test(item));
  return isPlain ? items.join(', ') : quoted(items);
}

function renderFields(tool: string, fields: object): string[] {
  const entries = Object.entries(fields);
  if (entries.length === 0) return ['fields: {}'];
  return entries.map(([name, value]) => {
    if (typeof value !== 'string' && typeof value !== 'number') return cannotRender(tool, `field ${name} is no text`);
    if (!/^(?!\s)[^:\r\n]*[^:\s]$/.test(name)) return cannotRender(tool, `field name ${JSON.stringify(name)} cannot stand on a line`);
    return `field ${name}: ${oneLine(String(value))}`;
  });
}

/** The text as it is where it fits the line, otherwise in quotation marks as JSON writes them. */
function oneLine(value: string): string {
  return /^(?!["\s])[^\r\n]*[^\s]$/.test(value) && !reasoningTag.test(value) ? value : quoted(value);
}

/** JSON on one line, in which no tag can stand. */
function quoted(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

/** An action without a grammar, or an argument that no entry can hold: a bug of the caller. */
function cannotRender(tool: string, problem: string): never {
  throw new RangeError(`${tool} cannot be written in the text protocol: ${problem}`);
}

/** Text in which no line can be taken for the grammar: such a line gets a backslash in front, which the parser takes off. */
function guarded(text: string): string {
  return text
    .split('\n')
    .map((line) => (line.startsWith('\\') || actionLine.test(line) || reasoningTag.test(line) ? `\\${line}` : line))
    .join('\n');
}

/** A line of text without the backslash that keeps it from being read as grammar. */
export function literalLine(line: string): string {
  return line.startsWith('\\') ? line.slice(1) : line;
}
