import { dutch } from '../words/dutch.ts';
import { english } from '../words/english.ts';
import { french } from '../words/french.ts';
import { german } from '../words/german.ts';
import { italian } from '../words/italian.ts';
import { polish } from '../words/polish.ts';
import { portuguese } from '../words/portuguese.ts';
import { scandinavian } from '../words/scandinavian.ts';
import { signals, type LanguageWords, type Signal } from '../words/signal.ts';
import { spanish } from '../words/spanish.ts';
import { compileLexicon, type Lexicon } from './lexicon.ts';
import { fold, type Prose } from './prose.ts';

type Language = { readonly name: string; readonly common: ReadonlySet<string>; readonly lexicon: Lexicon<Signal> };

const words: Readonly<Record<string, LanguageWords>> = {
  english,
  german,
  french,
  spanish,
  italian,
  portuguese,
  dutch,
  polish,
  scandinavian,
};

const languages: readonly Language[] = Object.entries(words).map(([name, { common, patterns }]) => ({
  name,
  common: new Set(common.split(' ').map(fold)),
  lexicon: compileLexicon(patterns, signals),
}));

/** Common in one language and telling in another (Dutch `door`, German `die`, French `son`). */
const telling: ReadonlySet<string> = new Set(
  'door die son sin plus pour hat van fur come war bin over men min man mine barn hun sine'.split(' '),
);

/** Every word that is common in one of the known languages and telling in none: it says nothing about the content. */
export const commonWords: ReadonlySet<string> = new Set(
  languages.flatMap(({ common }) => [...common].filter((word) => !telling.has(word))),
);

/** Which languages a common word belongs to, by their place in the list. */
const speakers: ReadonlyMap<string, readonly number[]> = new Map(
  [...new Set(languages.flatMap(({ common }) => [...common]))].map((word) => [
    word,
    languages.flatMap(({ common }, index) => (common.has(word) ? [index] : [])),
  ]),
);

/** Share of common words below which a text is in no known language. */
const leastShare = 0.2;

/** A text of fewer words is read in every language of which it has a common word. */
const shortText = 14;

/** The same for one sentence: a text may pass from one language to another. */
const leastInSentence = 0.3;

/** Word patterns of the languages that a text is written in (often one); empty where none is known. */
export function lexiconsFor(prose: Prose): readonly Lexicon<Signal>[] {
  const counts = languages.map(() => 0);
  const spoken = new Set<number>();
  for (const { start, end } of prose.sentences) {
    const inSentence = languages.map(() => 0);
    for (let at = start; at < end; at++)
      for (const speaker of speakers.get(prose.words[at] ?? '') ?? []) {
        counts[speaker] = (counts[speaker] ?? 0) + 1;
        inSentence[speaker] = (inSentence[speaker] ?? 0) + 1;
      }
    const best = Math.max(...inSentence);
    if (end - start >= 6 && best >= (end - start) * leastInSentence) spoken.add(inSentence.indexOf(best));
  }
  const most = Math.max(...counts);
  const isKnown = prose.words.length < shortText || most >= prose.words.length * leastShare;
  return languages
    .filter((_, index) => spoken.has(index) || (isKnown && (counts[index] ?? 0) >= Math.max(1, most * 0.55)))
    .map(({ lexicon }) => lexicon);
}
