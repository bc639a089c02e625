/** A text cut at a quote: before, the quote as it stands in the text, after. */
export type CutText = { readonly before: string; readonly quote: string; readonly after: string };

/** Finds a quote in a text, whatever its white space; null where it is not there or is empty. */
export function findQuote(text: string, quote: string): CutText | null {
  const words = quote
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return null;
  const pattern = new RegExp(words.map((word) => word.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`)).join(String.raw`\s+`));
  const match = pattern.exec(text);
  if (match === null) return null;
  return { before: text.slice(0, match.index), quote: match[0], after: text.slice(match.index + match[0].length) };
}
