const quotes = /[‘’‚‛′`´]/g;
const marks = /\p{Diacritic}/gu;
const currency = /[€$£¥₹]|\b(?:eur|usd|gbp|chf|euros?|dollars?|pounds?)\b/g;

/** A text with case, diacritics, punctuation and white space taken out, so that wording can be compared. Thousands separators go, decimal points stay. */
export function normalisedText(text: string): string {
  return plainNumbers(text.normalize('NFKD').replace(marks, '').replace(quotes, "'").toLowerCase())
    .replace(/(?<!\d)\.|\.(?!\d)/g, ' ')
    .replace(/[^\p{L}\p{N}.]+/gu, ' ')
    .trim();
}

/** What a ticket's field says, for comparison: as `normalisedText`, without currency signs; `€ 2,480.00` equals `2480`. */
export function normalisedField(text: string): string {
  return normalisedText(text.normalize('NFKD').toLowerCase().replace(currency, ' ')).replace(/(\d)\.0+(?!\d)/g, '$1');
}

/** Whether a text holds a phrase that starts at a word (its last word may go on: `invoice` is found in `invoices`). Both normalised. */
export function holdsPhrase(normalised: string, phrase: string): boolean {
  return phrase !== '' && ` ${normalised}`.includes(` ${phrase}`);
}

function plainNumbers(text: string): string {
  return text.replace(/(?<=\d)[,'](?=\d{3}(?!\d))/g, '');
}
