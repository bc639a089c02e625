/** Suffixes that English inflection adds; other languages get their forms from word lists with an open end. */
const endings = ['ingly', 'edly', 'ing', 'ed', 'ies', 'es', 's'] as const;

/** The part of a normalised word that its inflected forms share: `cancelled`, `cancels`, `cancel` give one stem. */
export function stem(word: string): string {
  if (word.length < 4 || (word.charCodeAt(0) >= 48 && word.charCodeAt(0) <= 57)) return word;
  return undouble(dropFinalVowel(withoutEnding(word)));
}

function withoutEnding(word: string): string {
  for (const ending of endings) {
    if (!word.endsWith(ending)) continue;
    const rest = word.length - ending.length;
    if (ending === 'ies') return rest >= 3 ? `${word.slice(0, rest)}y` : word;
    if (ending === 's' && (word.endsWith('ss') || word.endsWith('us') || word.endsWith('is'))) return word;
    if (rest >= 3) return word.slice(0, rest);
  }
  return word;
}

function dropFinalVowel(word: string): string {
  return word.length > 4 && word.endsWith('e') ? word.slice(0, -1) : word;
}

function undouble(word: string): string {
  const last = word.length - 1;
  return word.length > 3 && word[last] === word[last - 1] ? word.slice(0, -1) : word;
}
