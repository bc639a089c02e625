import type { Recipient } from '../directory.ts';
import { nameWords, type Secret } from '../secrets.ts';
import { findPhrase, overlap, type Telling } from '../text/find-phrase.ts';
import { readProse } from '../text/prose.ts';
import type { Passage, Reading } from './passage.ts';
import type { SecretAt } from './parts.ts';

/** A text's passages and its telling words. */
export type Words = { readonly own: Reading; readonly ownWords: Telling };

/** Objects that travel along or are answered, and whether earlier words to the same people already showed the secret. */
export type SecretContext = { readonly objects: readonly string[]; readonly carried: number };

/**
 * How plainly each passage points at something private: 3 a phrase of a protected object, 2 its title or part of a
 * phrase, or holding together with private matters or people close; 1 to 1.5 a single such sign.
 */
export function secretWeights(
  { own: reading, ownWords: telling }: Words,
  secrets: readonly Secret[],
  recipients: readonly Recipient[],
  context: SecretContext,
): SecretAt {
  const near = reading.passages.map(() => 0);
  const kinName = reading.passages.map(() => false);
  const greeted = new Set(recipients.flatMap(({ person }) => (person === undefined ? [] : nameWords(person.name))));
  for (const secret of secrets) markFacts(reading, telling, secret, near, greeted);
  reading.passages.forEach((passage, index) => {
    const { start, end } = passage.sentence;
    let named = 0;
    for (let at = start; at < end; at++) {
      const stem = reading.prose.stems[at] ?? '';
      if (greeted.has(stem)) continue;
      if (secrets.some((secret) => secret.isLeverage && secret.kinNames.has(stem))) kinName[index] = true;
      else if (secrets.some((secret) => secret.isLeverage && secret.names.has(stem))) named = 1;
    }
    near[index] = Math.max(near[index] ?? 0, genericWeight(passage, kinName[index] === true, named > 0));
  });
  const carriedAlong = secrets.some(({ object }) => context.objects.includes(object.id)) ? 3 : 0;
  const hold = reading.passages.some(({ signals }) => signals.has('hold'));
  const privacy = reading.passages.some(
    ({ signals }, index) => signals.has('private') || (signals.has('privateWeak') && (near[index] ?? 0) >= 1.5),
  );
  const together = hold && privacy ? 2 : 0;
  return { near, kinName, overall: Math.max(carriedAlong, context.carried, together, ...near) };
}

/** An object that is called by its id. */
function markId(reading: Reading, secret: Secret, mark: (token: number, weight: number) => void): void {
  const parts = readProse(secret.object.id).words;
  const at =
    parts.length === 0 || !/\d/.test(secret.object.id)
      ? -1
      : reading.prose.words.findIndex((_, start) => parts.every((part, index) => reading.prose.words[start + index] === part));
  if (at !== -1) mark(at, 2);
}

function markFacts(reading: Reading, telling: Telling, secret: Secret, near: number[], greeted: ReadonlySet<string>): void {
  const mark = (token: number, weight: number): void => {
    const at = reading.passages.findIndex(({ sentence }) => token >= sentence.start && token < sentence.end);
    if (at !== -1) near[at] = Math.max(near[at] ?? 0, weight);
  };
  markId(reading, secret, mark);
  for (const phrase of secret.phrases) {
    const at = findPhrase(telling, phrase);
    if (at !== -1) mark(at, 3);
    else
      hint(
        telling,
        phrase.stems.filter((word) => !greeted.has(word)),
        secret.about.size > 0 ? shortestInPhrase : Number.POSITIVE_INFINITY,
        mark,
      );
  }
  hint(
    telling,
    secret.title.filter((word) => !greeted.has(word)),
    secret.about.size > 0 ? shortestInTitle : Number.POSITIVE_INFINITY,
    mark,
  );
}

/** Letters that a single word needs to point at a secret by itself: in a phrase, in a title. */
const shortestInPhrase = 6;
const shortestInTitle = 5;

/** Half of the telling words, and at least two of them, point at it without saying it; a single one may, where it is about somebody. */
function hint(telling: Telling, stems: readonly string[], least: number, mark: (token: number, weight: number) => void): void {
  const { shared, share } = overlap(telling, stems);
  const plain = shared >= 2 && share >= 0.5;
  if (shared === 0) return;
  const weight = plain ? 2 : 1;
  for (const stem of stems) {
    if (!plain && (stem.length < least || /\d/.test(stem))) continue;
    for (const place of telling.places.get(stem) ?? []) mark(telling.tokens[place] ?? -1, weight);
  }
}

function genericWeight(passage: Passage, kinName: boolean, named: boolean): number {
  const { signals } = passage;
  const close = signals.has('kin') || kinName || named;
  if (signals.has('private')) return signals.has('hold') || close ? 2 : 1.5;
  if (signals.has('hold')) return signals.has('privateWeak') || close ? 2 : 1;
  if (named && signals.has('harm')) return 2;
  if (close) return signals.has('privateWeak') ? 1.5 : 1;
  return signals.has('privateWeak') ? 0.75 : 0;
}
