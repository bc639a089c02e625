import { digitsOf } from './number-words.ts';
import { stem } from './stem.ts';

/** A sentence as a range of tokens, the paragraph it stands in, and whether it ends with a question mark. */
export type Sentence = { readonly start: number; readonly end: number; readonly paragraph: number; readonly question: boolean };

/**
 * A text taken apart: normalised words (lower case, no diacritics, numbers as digits), their stems, the sentences, and
 * for each word whether it stands in quotation marks and whether a comma, dash or colon stands before it.
 */
export type Prose = {
  readonly words: readonly string[];
  readonly stems: readonly string[];
  readonly sentences: readonly Sentence[];
  readonly quoted: readonly boolean[];
  readonly breakBefore: readonly boolean[];
};

const contractions: readonly (readonly [RegExp, string])[] = [
  [/\bwon't\b/g, 'will not'],
  [/\bcan't\b/g, 'can not'],
  [/\bcannot\b/g, 'can not'],
  [/\bshan't\b/g, 'shall not'],
  [/n't\b/g, ' not'],
  [/'ll\b/g, ' will'],
  [/'ve\b/g, ' have'],
  [/'re\b/g, ' are'],
  [/'m\b/g, ' am'],
  [/\b(i|you|he|she|we|they|it)'d\b/g, '$1 would'],
  [/'s\b/g, ''],
];

const piece =
  /\d+(?:[.,:]\d+)*(?:st|nd|rd|th)?|[\p{L}\p{N}*_/]+|\n[ \t]*\n|[.!?](?=[\s"'”’»«“)\]*_]|$)|[;…\n。！？]|[,:–—]| - |["“”„«»‹›]|(?<![\p{L}])'|'(?![\p{L}])/gu;
const abbreviation = /^(?:mr|mrs|ms|dr|prof|st|no|nr|herr|hr|fr|sr|sra|mme|mlle|m|vs|approx|ca|bzw|etc|z|b|e|g|i|p|a)$/;

/** Lower case, diacritics and typographic quotes folded; `ae`, `oe`, `ue` read as the umlaut they may stand for. */
export function fold(text: string): string {
  let folded = text.toLowerCase().replace(/[’‘´`ʼ]/g, "'");
  // eslint-disable-next-line no-control-regex -- plain ASCII needs no decomposition, and most mail is plain ASCII
  if (/[^\u0000-\u007f]/.test(folded))
    folded = folded
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .replace(/ß/g, 'ss')
      .replace(/ø/g, 'o')
      .replace(/ł/g, 'l')
      .replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, '');
  return folded.replace(/([aou])e/g, '$1');
}

/** Takes a text apart. Emphasis marks (`*word*`, `_word_`) are dropped. */
export function readProse(text: string): Prose {
  let folded = fold(text);
  if (folded.includes("'")) for (const [pattern, plain] of contractions) folded = folded.replace(pattern, plain);
  return collect(folded);
}

type Draft = { words: string[]; stems: string[]; sentences: Sentence[]; quoted: boolean[]; breakBefore: boolean[] };

function collect(folded: string): Prose {
  const prose: Draft = { words: [], stems: [], sentences: [], quoted: [], breakBefore: [] };
  let start = 0;
  let paragraph = 0;
  let inQuote = false;
  let pause = false;
  const close = (question: boolean): void => {
    if (prose.words.length > start) prose.sentences.push({ start, end: prose.words.length, paragraph, question });
    start = prose.words.length;
    pause = false;
  };
  for (const [part] of folded.matchAll(piece)) {
    const first = part.charCodeAt(0);
    if (part === '.' && abbreviation.test(prose.words.at(-1) ?? '')) continue;
    if (first === 10) {
      // a line break alone is wrapping, unless the line before ended; a blank line ends the paragraph
      if (part.length > 1) {
        close(false);
        paragraph++;
        inQuote = false;
      } else if (prose.words.length - start <= 3) close(false);
    } else if (/^[.!?;…。！？]$/.test(part)) close(part === '?' || part === '？');
    else if (part === ',' || part === ':' || part === '–' || part === '—' || part === ' - ') pause = true;
    else if (/["“”„«»‹›']/.test(part))
      inQuote =
        part === '„' || part === '“' || part === '«' ? (part === '“' ? !inQuote : true) : part === '”' || part === '»' ? false : !inQuote;
    else {
      for (const word of part.split(/[*_/]+/)) {
        if (word === '') continue;
        addWord(prose, word, inQuote, pause);
        pause = false;
      }
    }
  }
  close(false);
  return prose;
}

function addWord(prose: Draft, raw: string, quoted: boolean, pause: boolean): void {
  const first = raw.charCodeAt(0);
  const isNumber = first >= 48 && first <= 57;
  const word = digitsOf(isNumber ? plainNumber(raw) : raw);
  const before = prose.words.at(-1);
  // twenty three, twenty-three -> 23
  if (!pause && /^[1-9]$/.test(word) && !isNumber && before !== undefined && /^[2-9]0$/.test(before)) {
    const sum = String(Number(before) + Number(word));
    prose.words[prose.words.length - 1] = sum;
    prose.stems[prose.stems.length - 1] = sum;
    return;
  }
  prose.words.push(word);
  prose.stems.push(stem(word));
  prose.quoted.push(quoted);
  prose.breakBefore.push(pause);
}

/** `4,200` and `4.200` as 4200; `4,2` as 4.2; `17:00` and `17.00` as 17. */
function plainNumber(raw: string): string {
  if (/^\d{1,3}(?:[.,]\d{3})+$/.test(raw)) return raw.replace(/[.,]/g, '');
  return raw.replace(/^(\d{1,2})[:.]00$/, '$1').replace(',', '.');
}
