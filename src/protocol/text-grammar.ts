/** How the value of an entry is written: a line of text, a list, on or off, a number, `field NAME` lines, or JSON on one line. */
export type EntryKind = 'text' | 'list' | 'switch' | 'number' | 'fields' | 'json';

/** One entry that an action can have; its name is the argument of the tool of the same name. */
export type EntryGrammar = {
  readonly name: string;
  readonly kind: EntryKind;
  readonly isNeeded: boolean;
  /** What the tool's schema says of it, or nothing. */
  readonly about: string;
  /** The only values that it can have; empty where it can have any. */
  readonly choices: readonly string[];
};

/** One action of the text protocol: its entries, and the argument that the text under them fills, or null where it has no text. */
export type ActionGrammar = {
  readonly tool: string;
  readonly description: string;
  readonly entries: readonly EntryGrammar[];
  readonly body: string | null;
  readonly bodyNeeded: boolean;
  /** What the tool itself finds wrong with an input, in plain words, or null. */
  readonly problemOf: (input: Readonly<Record<string, unknown>>) => string | null;
};

/** The actions that a reply can hold, by name. */
export type PaperActions = ReadonlyMap<string, ActionGrammar>;

/** One action as a caller hands it over. */
export type TextAction = { readonly tool: string; readonly input: Readonly<Record<string, unknown>> };

/** Arguments of a tool that are prose: the first that a tool has is the text under the empty line. */
export const proseNames = ['body', 'text', 'content', 'message', 'question', 'instructions', 'note', 'reason', 'summary'];

// Entries in which a quoted value may use escapes: they name nobody.
const freeNames = new Set([...proseNames, 'subject', 'title', 'purpose', 'rule', 'description']);

/** Whether an entry names a person, a place or a thing, so that its value counts only as it literally stands in the reply. */
export function isLiteral({ name, kind }: EntryGrammar): boolean {
  return kind === 'list' || kind === 'json' || (kind === 'text' && !freeNames.has(name));
}

/** A line that opens or closes an action, alone on its line: `[[send_mail]]`, `[[/send_mail]]`. */
export const actionLine = /^\[\[(\/?)([A-Za-z_]+)\]\]\s*$/;

/** An opening or closing tag of private reasoning, as language models write it. */
export const reasoningTag =
  /<(\/?)(?:[a-z]{1,20}[_-]){0,3}(?:think|thinking|thoughts?|reasoning|scratchpad|monologue|reflection|analysis)(?:[_-][a-z]{1,20}){0,3}(?:[ \t][^<>\n]*)?>/i;

/** A named field on a line of its own: `field total: 2,480.00`. */
export const fieldLine = /^field ([^:]+): ?(.*)$/;

/** A line of text without the backslash that keeps it from being read as grammar. */
export function literalLine(line: string): string {
  return line.startsWith('\\') ? line.slice(1) : line;
}
