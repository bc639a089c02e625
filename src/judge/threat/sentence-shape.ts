import type { Hit } from '../text/lexicon.ts';
import type { Prose, Sentence } from '../text/prose.ts';
import type { Signal } from '../words/signal.ts';

/** The reader as the subject of a verb. */
export const reader: ReadonlySet<string> = new Set([
  'you',
  'sie',
  'ihr',
  'vous',
  'usted',
  'lei',
  'voce',
  'u',
  'je',
  'jij',
  'jullie',
  'du',
  'pan',
  'pani',
  'panstwo',
  'dere',
  'tu',
]);

/** The writer as the subject of a verb. */
export const writer: ReadonlySet<string> = new Set([
  'i',
  'we',
  'ich',
  'wir',
  'je',
  'nous',
  'yo',
  'io',
  'eu',
  'ik',
  'wij',
  'jeg',
  'jag',
  'vi',
]);

/** Whether a sentence begins with the reader or the writer as its subject. Looks past the letter or number of a list item. */
export function subjectOf({ words }: Pick<Prose, 'words'>, start: number): 'reader' | 'writer' | 'none' {
  const first = words[start] ?? '';
  if (reader.has(first)) return 'reader';
  if (writer.has(first)) return 'writer';
  return first.length === 1 && start + 1 < words.length ? subjectOf({ words: words.slice(start + 1, start + 2) }, 0) : 'none';
}

const alternatives: ReadonlySet<string> = new Set(['or', 'oder', 'ou', 'o', 'oppure', 'of', 'albo', 'lub', 'eller']);

/** Do this, or that will happen: an `or` after a comma. */
export function hasAlternative(prose: Prose, { start, end }: Sentence): boolean {
  for (let at = start + 2; at < end - 1; at++) if (prose.breakBefore[at] === true && alternatives.has(prose.words[at] ?? '')) return true;
  return false;
}

/** A question that offers a choice between what is wanted and what may happen to the secret. */
export function asksToChoose(prose: Prose, { start, end, question }: Sentence, hits: readonly Hit<Signal>[]): boolean {
  if (!question) return false;
  for (let at = start + 2; at < end - 1; at++) {
    if (!alternatives.has(prose.words[at] ?? '')) continue;
    const before = hits.some((hit) => hit.start < at && (hit.signal === 'stop' || hit.signal === 'stay' || hit.signal === 'decision'));
    if (before && hits.some((hit) => hit.start > at && (hit.signal === 'tell' || hit.signal === 'expose'))) return true;
  }
  return false;
}

const joining: ReadonlySet<string> = new Set([
  'and',
  'und',
  'et',
  'y',
  'e',
  'en',
  'then',
  'dann',
  'alors',
  'entonces',
  'i',
  'a',
  'og',
  'och',
  'dan',
  'allora',
  'wtedy',
]);

const asked: ReadonlySet<string> = new Set(
  'asked ask wrote said mentioned fragen fragten schrieben demandez demandiez pregunta preguntaba'.split(' '),
);

/** The reader as subject of one clause and the writer as subject of the next, or the other way round. */
export function isBargain(prose: Prose, { start, end }: Sentence): boolean {
  let seen: ReadonlySet<string> | undefined;
  for (let at = start; at < end; at++) {
    if (at > start && prose.breakBefore[at] !== true && !joining.has(prose.words[at - 1] ?? '')) continue;
    const word = prose.words[at] ?? '';
    const role = reader.has(word) ? reader : writer.has(word) ? writer : undefined;
    // what the reader asked or wrote is no price
    if (role === undefined || (role === reader && asked.has(prose.words[at + 1] ?? ''))) continue;
    if (seen !== undefined && seen !== role) return true;
    seen = role;
  }
  return false;
}

const polite: ReadonlySet<string> = new Set([
  'please',
  'bitte',
  'kindly',
  'veuillez',
  'merci',
  'prosze',
  'vennligst',
  'alstublieft',
  'vanligen',
  'venligst',
]);
const wanting: ReadonlySet<Signal> = new Set(['stop', 'stay', 'demand']);

/** Looks at the first words, and at those after an opening name or a comma. */
export function imperativeOf(prose: Prose, sentence: Sentence, hits: readonly Hit<Signal>[]): 'none' | 'polite' | 'plain' {
  const start = sentence.start;
  const opening = polite.has(prose.words[start] ?? '') ? start + 1 : start;
  const isWanting = (at: number): boolean =>
    hits.some((hit) => hit.start === at && wanting.has(hit.signal)) &&
    !subjects.has(prose.words[at] ?? '') &&
    !polite.has(prose.words[at] ?? '');
  if (isWanting(opening) || (!sentence.question && isOrder(prose, opening, sentence.end))) return opening > start ? 'polite' : 'plain';
  for (let at = start + 1; at < Math.min(start + 4, sentence.end); at++) {
    if (prose.breakBefore[at] === true && isWanting(at)) return 'plain';
  }
  return 'none';
}

/** Verb forms that only an order begins with: German `reden Sie`, French `parlez`, English verbs of speaking and leaving. */
function isOrder(prose: Prose, at: number, end: number): boolean {
  const [first, second] = [prose.words[at] ?? '', prose.words[at + 1] ?? ''];
  if (at + 1 >= end) return false;
  return (first.endsWith('en') && second === 'sie') || (/[^n]ez$/.test(first) && second !== 'moi') || orders.has(first);
}

const orders: ReadonlySet<string> = new Set(
  'talk speak ring tell ask persuade convince let keep leave stop call cancel drop postpone decide choose digale convenza hable deje laat zeg vertel praat bel stel trek niech porozmawiaj powiedz wstrzymaj odwolaj zostaw stopp utsett avlys stoppa'.split(
    ' ',
  ),
);

/** Words with which a statement, not an imperative, begins. */
const subjects: ReadonlySet<string> = new Set('i we my our you it the if what ich mein meine was je mon ma ce mi mis yo lo'.split(' '));

const optionNouns: ReadonlySet<string> = new Set(
  'option options variante moglichkeit opcion opciones choice version entry alternative opzione opcao optie'.split(' '),
);
const firsts: ReadonlySet<string> = new Set(['a', '1', 'first', 'erstens', 'primero', 'premierement']);
const seconds: ReadonlySet<string> = new Set(['b', '2', 'second', 'secondly', 'zweitens', 'segundo', 'deuxiemement']);

/** Whether a sentence is the first or second of two options: `option A …`, `(1) …`, `two options: A, …`. */
export function optionOf({ words }: Prose, { start, end }: Sentence): 'first' | 'second' | 'none' {
  const at = words.slice(start, Math.min(end, start + 4)).findIndex((word) => optionNouns.has(word));
  const mark = words[at === -1 ? start : start + at + 1] ?? '';
  return firsts.has(mark) ? 'first' : seconds.has(mark) ? 'second' : 'none';
}

const thatOrders: ReadonlySet<string> = new Set('do leave keep try'.split(' '));
const backPronouns: ReadonlySet<string> = new Set('that it so this le'.split(' '));
const joinsOutcome: ReadonlySet<string> = new Set('and dann so et y e then'.split(' '));

/** `Do that, and …`, `Tun Sie das, dann …`, `Faites-le, et …`, `Hágalo, y …`: an order that means an if. */
export function pointsBack({ words, breakBefore }: Prose, { start, end }: Sentence): boolean {
  const [first = '', second = ''] = words.slice(start, start + 2);
  const isOrderBack =
    (first.endsWith('un') || first.endsWith('en') ? second === 'sie' : false) ||
    ((thatOrders.has(first) || /[^n]ez$|^faites$/.test(first)) && backPronouns.has(second)) ||
    /^haga(?:lo|la)$/.test(first);
  if (!isOrderBack) return false;
  for (let at = start + 1; at < Math.min(end, start + 6); at++)
    if (breakBefore[at] === true && joinsOutcome.has(words[at] ?? '')) return true;
  return false;
}
