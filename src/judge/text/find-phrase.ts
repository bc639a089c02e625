import { commonWords } from './language.ts';
import { readProse, type Prose } from './prose.ts';

/** A phrase as the stems of its telling words; `plain` where it is looked up word by word, common words and all. */
export type Phrase = { readonly stems: readonly string[]; readonly plain: boolean };

/** Words of which a phrase that has a single telling one is taken as it stands: `you are Ada` is more than the name. */
const asItStands = 3;

/** Takes a phrase apart. */
export function phraseOf(text: string): Phrase {
  const prose = readProse(text);
  const telling = prose.stems.filter((_, index) => !commonWords.has(prose.words[index] ?? ''));
  const isPlain = telling.length === 0 || (telling.length === 1 && prose.stems.length >= asItStands);
  return isPlain ? { stems: prose.stems, plain: true } : { stems: telling, plain: false };
}

/** The telling words of a text by stem, with their places among each other: what phrases are looked up in. */
export type Telling = {
  readonly stems: readonly string[];
  readonly places: ReadonlyMap<string, readonly number[]>;
  readonly tokens: readonly number[];
  readonly prose: Prose;
};

/** Telling words that may stand between two words of a phrase. */
const widestGap = 2;

/** Prepares a text for looking up phrases. */
export function tellingWords(prose: Prose): Telling {
  const stems: string[] = [];
  const tokens: number[] = [];
  const places = new Map<string, number[]>();
  prose.stems.forEach((word, index) => {
    if (commonWords.has(prose.words[index] ?? '')) return;
    const list = places.get(word);
    if (list === undefined) places.set(word, [stems.length]);
    else list.push(stems.length);
    stems.push(word);
    tokens.push(index);
  });
  return { stems, places, tokens, prose };
}

/** The token at which a phrase begins in the text, its words in order and at most two telling words apart; -1 if absent. */
export function findPhrase(telling: Telling, phrase: Phrase): number {
  if (phrase.plain)
    return telling.prose.stems.findIndex(
      (_, at) => phrase.stems.length > 0 && phrase.stems.every((word, index) => telling.prose.stems[at + index] === word),
    );
  const [first, ...rest] = phrase.stems;
  if (first === undefined) return -1;
  for (const start of telling.places.get(first) ?? []) {
    if (follows(telling, rest, start)) return telling.tokens[start] ?? -1;
  }
  return -1;
}

function follows(telling: Telling, rest: readonly string[], from: number): boolean {
  let place = from;
  for (const word of rest) {
    const after = place;
    const next = telling.places.get(word)?.find((candidate) => candidate > after && candidate <= after + widestGap + 1);
    if (next === undefined) return false;
    place = next;
  }
  return true;
}

/** Share of the phrase's different words that occur anywhere in the text. */
export function overlap(telling: Telling, phrase: readonly string[]): { readonly shared: number; readonly share: number } {
  const different = new Set(phrase);
  let shared = 0;
  for (const word of different) if (telling.places.has(word)) shared++;
  return { shared, share: different.size === 0 ? 0 : shared / different.size };
}
