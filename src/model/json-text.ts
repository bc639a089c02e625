/** A member of an object as it is written: its name, and the text of its value byte for byte. */
export type Member = { readonly name: string; readonly raw: string };

/** Where the object or array that begins at `start` ends, found by brackets and quotation marks alone; undefined where it is never closed. */
export function endOfBrackets(text: string, start: number): number | undefined {
  const open: string[] = [];
  for (let at = start; at < text.length;) {
    const character = text[at];
    if (character === '{') open.push('}');
    else if (character === '[') open.push(']');
    else if ((character === '}' || character === ']') && open.pop() !== character) return undefined;
    at = character === '"' ? endOfString(text, at) : at + 1;
    if (open.length === 0) return at;
  }
  return undefined;
}

/** The objects and arrays that a text consists of, one after another with only white space between; undefined where anything else stands there. */
export function valuesIn(text: string): string[] | undefined {
  const values: string[] = [];
  for (let rest = text.trim(); rest !== '';) {
    const end = /^[{[]/.test(rest) ? endOfBrackets(rest, 0) : undefined;
    if (end === undefined || parseJson(rest.slice(0, end)) === undefined) return undefined;
    values.push(rest.slice(0, end));
    rest = rest.slice(end).trimStart();
  }
  return values;
}

/** The items of an array, as written; undefined where the text is no JSON array. */
export function itemsOf(text: string): string[] | undefined {
  return Array.isArray(parseJson(text)) ? splitInside(text) : undefined;
}

/** The members of an object, as written and in order; undefined where the text is no JSON object. */
export function membersOf(text: string): Member[] | undefined {
  const value = parseJson(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return splitInside(text).map((member) => {
    const nameEnd = endOfString(member, 0);
    const colon = member.indexOf(':', nameEnd);
    return { name: String(parseJson(member.slice(0, nameEnd))), raw: member.slice(colon + 1).trim() };
  });
}

/** The value of a JSON text; undefined, which no JSON text means, where it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Splits what stands inside the outer brackets of valid JSON at its commas. */
function splitInside(text: string): string[] {
  const inside = text.trim().slice(1, -1);
  const pieces: string[] = [];
  let from = 0;
  for (let at = 0; at < inside.length;) {
    const character = inside[at];
    if (character === ',') {
      pieces.push(inside.slice(from, at).trim());
      from = at + 1;
    }
    if (character === '"') at = endOfString(inside, at);
    else if (character === '{' || character === '[') at = endOfBrackets(inside, at) ?? inside.length;
    else at += 1;
  }
  return inside.trim() === '' ? [] : [...pieces, inside.slice(from).trim()];
}

/** Where the string that begins at `start` ends; the end of the text where it is never closed. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return at + 1;
  }
  return text.length;
}
