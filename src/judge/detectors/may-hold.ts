import type { Phrase } from '../text/find-phrase.ts';
import { fold } from '../text/prose.ts';

const opening = 3;

/**
 * Whether a text can hold one of the phrases at all: it has the openings of all of a phrase's words somewhere. Cheap, and
 * never wrong when it says no, since stems keep the openings of their words; numbers may be written out and are passed.
 */
export function mayHold(text: string, phrases: readonly Phrase[]): boolean {
  const folded = fold(text);
  return phrases.some(({ stems }) => stems.every((word) => /^\d/.test(word) || folded.includes(word.slice(0, opening))));
}
