import { readEntry, type Entry } from './read-entry.ts';
import { literalLine, type ActionGrammar } from './text-grammar.ts';
import { textProblems } from './text-problems.ts';

/** The input of an action, or what is wrong with how it is written. */
export type ReadAction =
  | { readonly ok: true; readonly input: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly problem: string };

/** Reads the lines between an action's tags: entries up to the first empty line, then its text. What the tool would not take is a problem too. */
export function readAction(grammar: ActionGrammar, lines: readonly string[]): ReadAction {
  const { head, body } = parts(grammar, lines);
  const entries: Entry[] = [];
  for (const line of head) {
    const entry = readEntry(line, grammar);
    if (typeof entry === 'string') return fail(entry);
    if (entry === null) continue;
    if (entries.some(({ name, field }) => name === entry.name && field === entry.field))
      return fail(textProblems.standsTwice(entry.field === undefined ? entry.name : `field ${entry.field}`));
    entries.push(entry);
  }
  const problem = problemOf(grammar, entries, body);
  if (problem !== null) return fail(problem);
  const input = inputOf(grammar, entries, body);
  const unfit = grammar.problemOf(input);
  return unfit === null ? { ok: true, input } : fail(unfit);
}

function fail(problem: string): ReadAction {
  return { ok: false, problem };
}

/** The entries' lines and the text's, which is null where there is none. An action without entries is all text. */
function parts({ entries, body }: ActionGrammar, lines: readonly string[]): { head: readonly string[]; body: readonly string[] | null } {
  if (entries.length === 0 && body !== null) return { head: [], body: lines.length === 0 ? null : lines };
  const blank = lines.findIndex((line) => line.trim() === '');
  const end = blank === -1 ? lines.length : blank;
  const under = lines.slice(end + 1);
  const isEmpty = body === null ? under.every((line) => line.trim() === '') : under.length === 0;
  return { head: lines.slice(0, end), body: isEmpty ? null : under };
}

function problemOf(grammar: ActionGrammar, entries: readonly Entry[], body: readonly string[] | null): string | null {
  const missing = grammar.entries.find(({ name, isNeeded }) => isNeeded && !entries.some((entry) => entry.name === name));
  if (missing !== undefined) return textProblems.isMissing(missing.name);
  if (body === null && grammar.bodyNeeded) return textProblems.textIsMissing();
  if (body !== null && grammar.body === null) return textProblems.hasNoText(grammar.tool);
  const whole = entries.find(
    ({ name, field }) => field === undefined && entries.some((other) => other.name === name && other.field !== undefined),
  );
  return whole === undefined ? null : textProblems.isGivenTwice(whole.name);
}

function inputOf(grammar: ActionGrammar, entries: readonly Entry[], body: readonly string[] | null): Record<string, unknown> {
  const plain = entries.flatMap(({ name, field, value }): [string, unknown][] => (field === undefined ? [[name, value]] : []));
  const fields = entries.flatMap(({ field, value }): [string, unknown][] => (field === undefined ? [] : [[field, value]]));
  const named = grammar.entries.find(({ kind }) => kind === 'fields');
  return Object.fromEntries([
    ...plain,
    ...(named === undefined || fields.length === 0 ? [] : [[named.name, Object.fromEntries(fields)] as const]),
    ...(grammar.body === null || body === null ? [] : [[grammar.body, body.map((line) => literalLine(line)).join('\n')] as const]),
  ]);
}
