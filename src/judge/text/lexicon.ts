import { fold, type Prose } from './prose.ts';
import { digitsOf } from './number-words.ts';
import { stem } from './stem.ts';

/** A place where a signal was found: the signal, first token and the token after the last. */
export type Hit<S extends string> = { readonly signal: S; readonly start: number; readonly end: number };

type Step = { readonly any: readonly string[]; readonly open: readonly string[]; readonly gap: boolean };
type Entry<S extends string> = { readonly signal: S; readonly steps: readonly Step[] };

/** Word patterns of one language, ready to be looked up by their first word. */
export type Lexicon<S extends string> = {
  readonly byStem: ReadonlyMap<string, readonly Entry<S>[]>;
  readonly byOpening: ReadonlyMap<string, readonly Entry<S>[]>;
};

const openingLength = 3;
const widestGap = 5;

/**
 * Compiles word patterns, one a line or between bars: words match by stem, `cancel*` by beginning, `keep/hold` either word, `_` up to
 * five words between. Case, diacritics and number words are folded as in the texts.
 */
export function compileLexicon<S extends string>(patterns: Readonly<Partial<Record<S, string>>>, signals: readonly S[]): Lexicon<S> {
  const byStem = new Map<string, Entry<S>[]>();
  const byOpening = new Map<string, Entry<S>[]>();
  for (const signal of signals) {
    for (const line of (patterns[signal] ?? '').split(/[|\n]/)) {
      if (line.trim() === '') continue;
      const entry: Entry<S> = { signal, steps: compileSteps(line.trim()) };
      const first = entry.steps[0];
      if (first === undefined || first.gap) throw new RangeError(`lexicon: a pattern must begin with a word: ${line}`);
      for (const word of first.any) put(byStem, word, entry);
      for (const opening of first.open) put(byOpening, opening.slice(0, openingLength), entry);
    }
  }
  return { byStem, byOpening };
}

function put<S extends string>(index: Map<string, Entry<S>[]>, key: string, entry: Entry<S>): void {
  const list = index.get(key);
  if (list === undefined) index.set(key, [entry]);
  else list.push(entry);
}

function compileSteps(line: string): Step[] {
  const steps: Step[] = [];
  let gap = false;
  for (const part of line.split(/\s+/)) {
    if (part === '_') {
      gap = true;
      continue;
    }
    const any: string[] = [];
    const open: string[] = [];
    for (const word of part.split('/')) {
      const plain = fold(word);
      if (plain.endsWith('*')) open.push(plain.slice(0, -1));
      else any.push(stem(digitsOf(plain)));
    }
    if (steps.length === 0 && open.some((word) => word.length < openingLength))
      throw new RangeError(`lexicon: an open word needs ${openingLength} letters: ${line}`);
    steps.push({ any, open, gap: steps.length > 0 && gap });
    gap = false;
  }
  return steps;
}

/** Every place where a pattern of the lexicon occurs within one sentence: a list for each sentence, in text order. */
export function findSignals<S extends string>(prose: Prose, lexicon: Lexicon<S>): Hit<S>[][] {
  return prose.sentences.map((sentence) => {
    const hits: Hit<S>[] = [];
    for (let at = sentence.start; at < sentence.end; at++) {
      const word = prose.words[at] ?? '';
      collectHits(prose, lexicon.byStem.get(prose.stems[at] ?? ''), at, sentence.end, hits);
      if (word.length >= openingLength) collectHits(prose, lexicon.byOpening.get(word.slice(0, openingLength)), at, sentence.end, hits);
    }
    return hits;
  });
}

function collectHits<S extends string>(
  prose: Prose,
  entries: readonly Entry<S>[] | undefined,
  at: number,
  limit: number,
  hits: Hit<S>[],
): void {
  if (entries === undefined) return;
  for (const entry of entries) {
    const end = matchSteps(prose, entry.steps, 0, at, limit);
    if (end > at) hits.push({ signal: entry.signal, start: at, end });
  }
}

/** The token after the match, or -1. */
function matchSteps(prose: Prose, steps: readonly Step[], index: number, at: number, limit: number): number {
  const step = steps[index];
  if (step === undefined) return at;
  const furthest = step.gap ? Math.min(at + widestGap, limit - 1) : at;
  for (let place = at; place <= furthest && place < limit; place++) {
    if (!stepFits(step, prose, place)) continue;
    const end = matchSteps(prose, steps, index + 1, place + 1, limit);
    if (end !== -1) return end;
  }
  return -1;
}

function stepFits(step: Step, prose: Prose, at: number): boolean {
  const word = prose.words[at] ?? '';
  return step.any.includes(prose.stems[at] ?? '') || step.open.some((opening) => word.startsWith(opening));
}
