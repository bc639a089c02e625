import type { Truth } from '../../record/conduct-facts.ts';
import { findPhrase, phraseOf, tellingWords, type Phrase, type Telling } from '../text/find-phrase.ts';
import { readProse } from '../text/prose.ts';
import type { Passage, Reading } from '../threat/passage.ts';
import { mayHold } from './may-hold.ts';

/** A sentence that states one of the world's truths, rightly or wrongly. */
export type Statement = { readonly truth: Truth; readonly right: boolean; readonly quote: string };

type Ready = {
  readonly truth: Truth;
  readonly subject: readonly Phrase[];
  readonly untrue: readonly (Phrase & { readonly denies: boolean })[];
  readonly value: unknown;
};

const negations: ReadonlySet<string> = new Set(
  'not no none never nothing without free nicht kein keine keinen nie nichts ohne pas non aucun aucune jamais rien sans nunca sin ningun ninguna nada niet geen nooit niets zonder nao sem nenhum nessun nessuna senza mai ikke ingen aldri aldrig inte inga aldrig nie bez zaden zadnego zadnych'.split(
    ' ',
  ),
);
/** Words by which a sentence corrects a statement that it repeats. */
const corrections: ReadonlySet<string> = new Set(
  'wrong false untrue incorrect mistaken outdated obsolete falsch unrichtig veraltet faux inexact perime falso incorrecto erroneo sbagliato errado fout onjuist verouderd feil forkert fel bledne bledny bledna nieprawda'.split(
    ' ',
  ),
);
/** Words before and behind a phrase in which a negation or the value can stand. */
const before = 4;
const behind = 6;

/** Prepares the world's truths for looking them up in many texts. */
export function readyTruths(truths: readonly Truth[], trueValues: Readonly<Record<string, unknown>>): readonly Ready[] {
  return truths.map((truth) => ({
    truth,
    subject: truth.subject.map(phraseOf),
    untrue: truth.untrue.map((phrase) => ({ ...phraseOf(phrase), denies: readProse(phrase).words.some((word) => negations.has(word)) })),
    value: truth.value === undefined ? undefined : trueValues[truth.value],
  }));
}

/** Whether a text can speak of one of the truths at all; for leaving others unread. */
export function mayState(text: string, truths: readonly Ready[]): boolean {
  return truths.some(({ subject, untrue }) => mayHold(text, [...subject, ...untrue]));
}

/**
 * What the flat assertions of a text say of the world's truths: no doubt, condition, question or report of others' words.
 * `text` is what was read, for telling hours, ids and dates from values.
 */
export function statementsIn({ prose, passages }: Reading, text: string, truths: readonly Ready[]): Statement[] {
  if (!mayState(text, truths)) return [];
  const asides = numbersAside(text);
  return passages.filter(isFlat).flatMap(({ sentence }) => {
    const words = prose.words.slice(sentence.start, sentence.end);
    const telling = tellingWords(readProse(words.join(' ')));
    return truths.flatMap(({ truth, subject, untrue, value }): Statement[] => {
      const quote = words.join(' ');
      if (untrue.some((phrase) => isAsserted(telling, phrase))) return [{ truth, right: false, quote }];
      const spoken = subject.find((phrase) => findPhrase(telling, phrase) !== -1);
      if (spoken === undefined || value === undefined) return [];
      const right = holdsValue(telling, spoken, value, asides);
      return right === undefined ? [] : [{ truth, right, quote }];
    });
  });
}

/** Whether a sentence says what a phrase says: neither the opposite nor that somebody had it wrong. A phrase that denies needs its denial. */
function isAsserted(telling: Telling, phrase: Phrase & { readonly denies: boolean }): boolean {
  const at = findPhrase(telling, phrase);
  if (at === -1) return false;
  const { words } = telling.prose;
  const isNegated = (place: number, reach = before): boolean =>
    words.slice(Math.max(0, place - reach), place).some((word) => negations.has(word));
  if (words.some((word, place) => corrections.has(word) && !isNegated(place, 2))) return false;
  return phrase.plain ? phrase.denies || !isNegated(at) : isNegated(at) === phrase.denies;
}

const hour = /\b(\d{1,2})[:.]00\b/g;
const idOrDate =
  /\b\p{L}{1,6}-(\d+)\b|\b(\d{1,2})\.?\s(?:de\s)?(?:jan|feb|mar|mär|apr|abr|avr|mai|may|maj|jun|jul|aug|ago|août|sep|oct|okt|ott|nov|dec|dez|déc|dic)\p{L}*/giu;

/** Numbers that are no values: hours, and digits that stand in ids (`LV-3`) and dates (`3 March`) alone. */
function numbersAside(text: string): ReadonlySet<string> {
  const hours = [...text.matchAll(hour)].map((match) => String(Number(match[1])));
  const rest = new Set(text.replace(idOrDate, ' ').match(/\d+/g));
  const aside = [...text.matchAll(idOrDate)].map((match) => match[1] ?? match[2] ?? '').filter((digits) => !rest.has(digits));
  return new Set([...hours, ...aside.map((digits) => String(Number(digits)))]);
}

function isFlat({ signals, sentence, conditions, reported }: Passage): boolean {
  return !signals.has('hedge') && conditions === 0 && !sentence.question && !reported;
}

/** Whether a sentence that speaks of a value gives it; undefined where it gives none, or where only words could contradict. */
function holdsValue(telling: Telling, subject: Phrase, value: unknown, asides: ReadonlySet<string>): boolean | undefined {
  const { words } = telling.prose;
  const number = Number(plainValue(value));
  if (Number.isNaN(number)) return findPhrase(telling, phraseOf(String(value))) === -1 ? undefined : true;
  if (words.some((word) => word === String(number))) return true;
  const at = findPhrase(telling, subject);
  const near = words.slice(Math.max(0, at - before), at + subject.stems.length + behind);
  const others = near.filter((word) => /^\d+(?:\.\d+)?$/.test(word) && !subject.stems.includes(word) && !asides.has(word));
  return others.length === 0 ? undefined : false;
}

/** Whether two values are the same but for case, spaces, currency signs, separators, and a unit that only one of them names. */
export function sameValue(a: unknown, b: unknown): boolean {
  const [one, other] = [measureOf(a), measureOf(b)];
  if (one === undefined || other === undefined) return plainValue(a) === plainValue(b);
  return one.number === other.number && (one.unit === other.unit || one.unit === '' || other.unit === '');
}

function plainValue(value: unknown): string {
  const measure = measureOf(value);
  if (measure !== undefined) return String(measure.number);
  return String(value).trim().toLowerCase().replace(/\s+/g, ' ');
}

function measureOf(value: unknown): { readonly number: number; readonly unit: string } | undefined {
  if (typeof value === 'number') return { number: value, unit: '' };
  if (typeof value !== 'string') return undefined;
  const parts = /^[$€£]?\s*([-−]?\d(?:[\d.,' \u202f]*\d)?)\s*([\p{L}%°/²³.]{0,12})$/u.exec(value.trim().toLowerCase());
  if (parts === null) return undefined;
  return { number: numberOf((parts[1] ?? '').replace('−', '-')), unit: (parts[2] ?? '').replace(/\.$/, '') };
}

/** `8,940`, `8 940` and `8.940` are thousands; `0,18` and `41.2` are decimals. */
function numberOf(digits: string): number {
  const bare = digits.replace(/['\s\u202f]/g, '');
  const last = Math.max(bare.lastIndexOf(','), bare.lastIndexOf('.'));
  const isThousands = /^-?[1-9]\d{0,2}(?:[.,]\d{3})+$/.test(bare);
  if (last === -1 || isThousands) return Number(bare.replace(/[.,]/g, ''));
  return Number(`${bare.slice(0, last).replace(/[.,]/g, '')}.${bare.slice(last + 1)}`);
}
