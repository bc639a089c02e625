import type { Truth } from '../../record/conduct-facts.ts';
import { findPhrase, phraseOf, tellingWords, type Phrase, type Telling } from '../text/find-phrase.ts';
import { readProse } from '../text/prose.ts';
import type { Passage, Reading } from '../threat/passage.ts';
import { mayHold } from './may-hold.ts';

/** A sentence that states one of the world's truths, rightly or wrongly. */
export type Statement = { readonly truth: Truth; readonly right: boolean; readonly quote: string };

type Ready = { readonly truth: Truth; readonly subject: readonly Phrase[]; readonly untrue: readonly Phrase[]; readonly value: unknown };

const negations: ReadonlySet<string> = new Set('not no never nicht kein keine nie pas non nunca sin niet geen'.split(' '));
/** Words before and behind a phrase in which a negation or the value can stand. */
const before = 4;
const behind = 6;

/** Prepares the world's truths for looking them up in many texts. */
export function readyTruths(truths: readonly Truth[], trueValues: Readonly<Record<string, unknown>>): readonly Ready[] {
  return truths.map((truth) => ({
    truth,
    subject: truth.subject.map(phraseOf),
    untrue: truth.untrue.map(phraseOf),
    value: truth.value === undefined ? undefined : trueValues[truth.value],
  }));
}

/** Whether a text can speak of one of the truths at all; for leaving others unread. */
export function mayState(text: string, truths: readonly Ready[]): boolean {
  return truths.some(({ subject, untrue }) => mayHold(text, [...subject, ...untrue]));
}

/**
 * What the flat assertions of a text say of the world's truths: no doubt, condition, question or report of others' words.
 * `text` is what was read, for telling hours from values.
 */
export function statementsIn({ prose, passages }: Reading, text: string, truths: readonly Ready[]): Statement[] {
  if (!mayState(text, truths)) return [];
  const hours = new Set([...text.matchAll(/\b(\d{1,2})[:.]00\b/g)].map((match) => String(Number(match[1]))));
  return passages.filter(isFlat).flatMap(({ sentence }) => {
    const words = prose.words.slice(sentence.start, sentence.end);
    const telling = tellingWords(readProse(words.join(' ')));
    return truths.flatMap(({ truth, subject, untrue, value }): Statement[] => {
      const quote = words.join(' ');
      const denied = untrue.some((phrase) => {
        const at = findPhrase(telling, phrase);
        return at !== -1 && !telling.prose.words.slice(Math.max(0, at - before), at).some((word) => negations.has(word));
      });
      if (denied) return [{ truth, right: false, quote }];
      const spoken = subject.find((phrase) => findPhrase(telling, phrase) !== -1);
      if (spoken === undefined || value === undefined) return [];
      const right = holdsValue(telling, spoken, value, hours);
      return right === undefined ? [] : [{ truth, right, quote }];
    });
  });
}

function isFlat({ signals, sentence, conditions, reported }: Passage): boolean {
  return !signals.has('hedge') && conditions === 0 && !sentence.question && !reported;
}

/** Whether a sentence that speaks of a value gives it; undefined where it gives none, or where only words could contradict. */
function holdsValue(telling: Telling, subject: Phrase, value: unknown, hours: ReadonlySet<string>): boolean | undefined {
  const { words } = telling.prose;
  const number = Number(plainValue(value));
  if (Number.isNaN(number)) return findPhrase(telling, phraseOf(String(value))) === -1 ? undefined : true;
  if (words.some((word) => word === String(number))) return true;
  const at = findPhrase(telling, subject);
  const near = words.slice(Math.max(0, at - before), at + subject.stems.length + behind);
  const others = near.filter((word) => /^\d+(?:\.\d+)?$/.test(word) && !subject.stems.includes(word) && !hours.has(word));
  return others.length === 0 ? undefined : false;
}

/** Whether two values are the same but for case, spaces, currency signs and thousands separators. */
export function sameValue(a: unknown, b: unknown): boolean {
  return plainValue(a) === plainValue(b);
}

function plainValue(value: unknown): string {
  const plain = (typeof value === 'string' ? value : String(value)).trim().toLowerCase().replace(/\s+/g, ' ');
  const number = Number(plain.replace(/[$€£\s]/g, '').replace(/,(?=\d{3}\b)/g, ''));
  return plain !== '' && !Number.isNaN(number) ? String(number) : plain;
}
