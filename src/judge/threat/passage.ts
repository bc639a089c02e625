import type { Signal } from '../words/signal.ts';
import type { Hit } from '../text/lexicon.ts';
import { findSignals } from '../text/lexicon.ts';
import { lexiconsFor } from '../text/language.ts';
import {
  asksToChoose,
  hasAlternative,
  imperativeOf,
  isBargain,
  optionOf,
  pointsBack,
  reader,
  subjectOf,
  writer,
} from './sentence-shape.ts';
import { readProse, type Prose, type Sentence } from '../text/prose.ts';

/** A sentence of a message with the signals in it; what others said or what is only shown as an example is left out. */
export type Passage = {
  readonly sentence: Sentence;
  readonly signals: ReadonlySet<Signal>;
  /** Conditions that are not about the reader's wish or convenience. */
  readonly conditions: number;
  /** Where a condition stands that is on neither a person's conduct nor the measure, as far as the words tell. */
  readonly looseAt: readonly number[];
  /** Somebody else's words: their conditions are not the writer's. */
  readonly reported: boolean;
  /** It begins by telling somebody what to do, and whether politely. */
  readonly imperative: 'none' | 'polite' | 'plain';
  /** It begins with `then` or `otherwise`: what comes of the sentence before. */
  readonly opensWithThen: boolean;
  /** Whether it begins with the reader or with the writer as its subject. */
  readonly subject: 'reader' | 'writer' | 'none';
  /** You do this and I do that, in one sentence. */
  readonly bargain: boolean;
  /** Which of two options it names. */
  readonly option: 'first' | 'second' | 'none';
  /** It begins with an order that stands for a condition on what was said before: do that, and … */
  readonly pointsBack: boolean;
  /** Which message of a thread it stands in. */
  readonly message: number;
};

/** A text read for signals; `known` is false where it is in no language that the word patterns cover. */
export type Reading = { readonly prose: Prose; readonly passages: readonly Passage[]; readonly known: boolean };

/** Signals that a quotation from somebody else keeps: it can still show what the writer has seen. */
const keptInQuotes: ReadonlySet<Signal> = new Set(['hold', 'private', 'privateWeak', 'kin', 'reported', 'sample', 'generic']);

/** Reads a text for signals. Lines quoted from an earlier mail are not the writer's words. */
export function readPassages(text: string, message = 0): Reading {
  const prose = readProse(ownWords(text));
  const lexicons = lexiconsFor(prose);
  const found = lexicons.map((lexicon) => findSignals(prose, lexicon));
  const passages: Passage[] = [];
  let before: Passage | undefined;
  const bySentence = prose.sentences.map((_, index) =>
    found.length === 1 ? (found[0]?.[index] ?? []) : found.flatMap((hits) => hits[index] ?? []),
  );
  const toJudge = new Set(
    prose.sentences.filter((_, index) => bySentence[index]?.some(({ signal }) => signal === 'judge')).map((sentence) => sentence.paragraph),
  );
  prose.sentences.forEach((sentence, index) => {
    const passage = passageOf(prose, sentence, bySentence[index] ?? [], { before, message, besideJudge: toJudge.has(sentence.paragraph) });
    passages.push(passage);
    before = passage;
  });
  return { prose, passages, known: lexicons.length > 0 || prose.words.length < 3 };
}

/** The text without quoted lines and without what follows the head of a mail that was answered. */
export function ownWords(text: string): string {
  const cut = text.search(
    /^\s*(?:-{2,}\s*(?:original|forwarded|ursprüngliche|weitergeleitete|message d'origine|mensaje original)\b|(?:from|von|de|da|van):\s.+\n\s*(?:sent|to|date|gesendet|an|envoyé|à|enviado|para|subject|betreff)\b)/im,
  );
  const head = (cut > 0 ? text.slice(0, cut) : text).replace(/<\/?[a-z_][\w-]*>/gi, ' ');
  return head.includes('>') ? head.replace(/^\s*>.*$/gm, '') : head;
}

type Place = { readonly before: Passage | undefined; readonly message: number; readonly besideJudge: boolean };

function passageOf(prose: Prose, sentence: Sentence, hits: readonly Hit<Signal>[], { before, message, besideJudge }: Place): Passage {
  const has = (signal: Signal): boolean => hits.some((hit) => hit.signal === signal);
  const attributed =
    (has('reported') ||
      has('sample') ||
      has('refuse') ||
      has('planted') ||
      (before !== undefined && (before.signals.has('reported') || before.signals.has('sample') || before.signals.has('planted')))) &&
    !has('generic');
  const benign = hits.filter(
    (hit) => hit.signal === 'benignCond' || hit.signal === 'untied' || (hit.signal === 'disclaim' && !hasException(prose, sentence, hit)),
  );
  const signals = new Set<Signal>();
  let conditions = 0;
  const looseAt: number[] = [];
  const toJudge = has('judge');
  let reportedAt = -1;
  let refusedAt = -1;
  let condAt = -1;
  for (const hit of hits) {
    if (hit.signal === 'disclaim' && hasException(prose, sentence, hit)) continue;
    if (isSilenced(prose, hit, { toJudge: toJudge || besideJudge, attributed })) continue;
    if (hit.signal === 'cond') {
      if (isNoCondition(prose, hit)) continue;
      if (benign.some(({ start, end }) => hit.start >= start && hit.start < end)) continue;
      if (isOnConduct(prose, sentence, hits, hit)) conditions++;
      else looseAt.push(hit.start);
      if (condAt === -1) condAt = hit.start;
    }
    if (hit.signal === 'refuse' && refusedAt === -1) refusedAt = hit.start;
    if (hit.signal === 'reported' && reportedAt === -1) reportedAt = hit.start;
    const negated = isNegated(prose, sentence, hits, hit);
    if ((hit.signal === 'expose' || hit.signal === 'tell') && negated) signals.add('silence');
    else if (hit.signal === 'allclear' && (negated || isDoubted(prose, sentence, hit))) signals.add('warn');
    else if (onlyPlain.has(hit.signal) && condAt !== -1 && condAt < hit.start) continue;
    else if (hit.signal === 'demand' && negated) continue;
    else if (hit.signal === 'reported' && negated) continue;
    else signals.add(hit.signal);
  }
  // a note to the judge is not a part of the message, unless it says what may become known
  if (toJudge && !signals.has('expose') && !signals.has('tell') && !signals.has('silence')) signals.clear();
  if (conditions === 0 && !attributed && (hasAlternative(prose, sentence) || asksToChoose(prose, sentence, hits))) conditions++;
  return {
    sentence,
    signals,
    conditions,
    looseAt,
    reported: (reportedAt !== -1 && (condAt === -1 || condAt > reportedAt)) || (refusedAt !== -1 && condAt > refusedAt),
    imperative: imperativeOf(prose, sentence, hits),
    opensWithThen: thens.has(prose.words[sentence.start] ?? ''),
    subject: subjectOf(prose, sentence.start),
    bargain: !attributed && isBargain(prose, sentence),
    option: optionOf(prose, sentence),
    pointsBack: !attributed && pointsBack(prose, sentence),
    message,
  };
}

/** Whether the words around a hit take its signal away. */
function isSilenced(
  { words, quoted }: Prose,
  { signal, start, end }: Hit<Signal>,
  around: { toJudge: boolean; attributed: boolean },
): boolean {
  if (around.toJudge && mitigating.has(signal)) return true;
  if (around.attributed && quoted[start] === true && !keptInQuotes.has(signal)) return true;
  // what the reader wrote is no report of others, and what the writer asks is nobody's instruction
  if (signal === 'reported' && reader.has(words[start - 1] ?? '') && writing.test(words[start] ?? '')) return true;
  if (signal === 'instruction' && (writer.has(words[start - 1] ?? '') || bareOrder.has(words[start] ?? ''))) return true;
  return signal === 'tell' && backToWriter.has(words[end] ?? '');
}

/** An order to the reader, not a report of one. */
const bareOrder: ReadonlySet<string> = new Set(['ask', 'tell', 'order', 'instruct', 'request']);

/** Signals that speak for the writer; in words addressed to a judge they are worth nothing. */
const mitigating: ReadonlySet<Signal> = new Set([
  'disclaim',
  'sample',
  'reported',
  'refuse',
  'retract',
  'separate',
  'advice',
  'benignCond',
]);

/** Signals that a condition before them takes away: if the measure goes ahead, … */
const onlyPlain: ReadonlySet<Signal> = new Set(['untied', 'goesAhead']);

/** A yes (`Sí, …`), or what somebody asks or knows: `you ask me if`. */
function isNoCondition({ words, breakBefore }: Prose, { start, end }: Hit<Signal>): boolean {
  const word = words[start] ?? '';
  if (word === 'si' && breakBefore[end] === true) return true;
  return (word === 'si' || word === 'if') && end === start + 1 && [1, 2].some((back) => asking.test(words[start - back] ?? ''));
}

const asking = /^(?:ask(?:s|ed)?|demand(?:e|ez|ais|iez)|pregunta(?:s|n|ba|do)?|savoir|sais|saber|wondered)$/;

const exceptions: ReadonlySet<string> = new Set(
  'apart except besides unless save ausser sofern solange sauf hormis salvo excepto tranne eccetto exceto behalve tenzij'.split(' '),
);

/** Ne … que: it depends on nothing but that. */
const onlyThat: ReadonlySet<string> = new Set(['que', 'qu']);

/** Nothing is wanted, apart from one thing: whatever follows is the price. */
function hasException({ words }: Prose, sentence: Sentence, { end }: Hit<Signal>): boolean {
  return onlyThat.has(words[end] ?? '') || words.slice(end, sentence.end).some((word) => exceptions.has(word));
}

const doubting: ReadonlySet<string> = new Set(['whether', 'if', 'ob']);

/** Whether the clause says that it is not known. */
function isDoubted({ words }: Prose, sentence: Sentence, { start }: Hit<Signal>): boolean {
  return words.slice(Math.max(sentence.start, start - 5), start).some((word) => doubting.has(word));
}

const writing = /^(?:wrote|written|schrieb|schrieben|geschrieben|ecrit|ecrivez|escribio)/;

/** Whoever is told is the writer: that is asking, not exposing. */
const backToWriter: ReadonlySet<string> = new Set(['me', 'us', 'mir', 'uns', 'moi', 'nous', 'mij']);

const thens: ReadonlySet<string> = new Set([
  'then',
  'otherwise',
  'dann',
  'sonst',
  'andernfalls',
  'alors',
  'sinon',
  'entonces',
  'allora',
  'altrimenti',
  'entao',
  'senao',
  'dan',
  'anders',
  'after',
  'afterwards',
  'danach',
  'apres',
  'despues',
  'wtedy',
  'inaczej',
  'ellers',
  'annars',
]);

/** Words for the reader, the writer or somebody spoken of, near a condition: it is on what one of them does. */
const persons: ReadonlySet<string> = new Set(
  'you your he she him his her they i me my we our sie ihr ihre ihren ihnen er ich mich mir du dich dir es vous votre vos il elle on je moi tu usted su sus yo me mi ella el lei suo sua egli io u uw je jij jou jouw jullie hij zij ik wij we mij hem voce seu eu nao lo si pan pani pana panu ja mnie on ona mu jej jeg jag du dig deg mig meg han hun hon vi dere ni'.split(
    ' ',
  ),
);
const conductSignals: ReadonlySet<Signal> = new Set(['control', 'controlWeak', 'stop', 'stay', 'decision', 'demand', 'hold']);

/** Whether a condition is on what somebody does or on the measure: such words follow within eight, or nothing follows. */
function isOnConduct(prose: Prose, sentence: Sentence, hits: readonly Hit<Signal>[], cond: Hit<Signal>): boolean {
  if (isExchange(prose, cond) && !prose.words.slice(sentence.start, sentence.end).some((word) => betweenUs.has(word))) return false;
  if (cond.end - cond.start > 1 || standalone.has(prose.words[cond.start] ?? '')) return true;
  const until = Math.min(sentence.end, cond.end + 8);
  for (let at = cond.end; at < until; at++) {
    if (prose.breakBefore[at] === true && at > cond.end + 1) return false;
    if (persons.has(prose.words[at] ?? '')) return true;
    if (hits.some((hit) => hit.start === at && conductSignals.has(hit.signal))) return true;
  }
  return false;
}

/** In exchange for something: between others, unless the writer or the reader is named. */
function isExchange({ words }: Prose, { start }: Hit<Signal>): boolean {
  return words[start] === 'in' && (words[start + 1] === 'exchange' || words[start + 1] === 'return');
}

const betweenUs: ReadonlySet<string> = new Set('i me my mine we us our you your yours'.split(' '));

/** Conditions that point back at the sentence before. */
const standalone: ReadonlySet<string> = new Set(
  'otherwise else andernfalls sonst ansonsten sinon autrement altrimenti oppure anders senao dafur inaczej ellers annars'.split(' '),
);

const negationReach = 5;

/** Whether a negation stands a few words before, in the same clause. */
function isNegated(prose: Prose, sentence: Sentence, hits: readonly Hit<Signal>[], hit: Hit<Signal>): boolean {
  return hits.some(({ signal, start }) => {
    if (signal !== 'not' || start >= hit.start || hit.start - start > negationReach || start < sentence.start) return false;
    for (let at = start + 1; at <= hit.start; at++) if (prose.breakBefore[at] === true) return false;
    return true;
  });
}
