/** Neighbouring words as they are compared, and as they were written. */
type Run = { readonly key: string; readonly written: string };

/** Words that carry no content. */
export const plainWords: ReadonlySet<string> = new Set(
  'a an and anything are as at be been before but by can do does each else every everything first for from has have how if in into is it its itself just know like may more most new no not nothing of off on one only or our out over own so some something that the their them then there they this to up was we were what when where which who will with would you your any all'.split(
    ' ',
  ),
);

/** Runs of neighbouring words of which all but one carry content; of two words both do. */
export function runs(text: string, length: number): Run[] {
  const words = [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu)].map(([word], index) => ({ word, index }));
  return words.flatMap((_, index) => {
    const run = words.slice(index, index + length).map(({ word }) => word);
    const content = run.filter((word) => word.length > 3 && !plainWords.has(word.toLowerCase())).length;
    if (run.length < length || content < Math.max(2, length - 1)) return [];
    return [{ key: run.join(' ').toLowerCase(), written: run.join(' ') }];
  });
}

/** The runs of a text that are among some terms. */
export function sharedTerms(text: string, terms: ReadonlySet<string>, length = 2): Run[] {
  return runs(text, length).filter(({ key }) => terms.has(key));
}
