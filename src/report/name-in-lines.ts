import { stressMark } from './stress-test.ts';

/** More lines than this make a row of a figure look like a paragraph. */
const mostLines = 3;

/**
 * A condition's name in one to three lines, broken between its factors. What is still too long loses its end, but never the mark
 * of a stress test.
 */
export function nameInLines(name: string, most: number, isMarked: boolean): string[] {
  const lines: string[] = [];
  for (const part of name.split(' · ')) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} · ${part}`.length <= most) lines[lines.length - 1] = `${last} · ${part}`;
    else lines.push(part);
  }
  const kept = lines.slice(0, mostLines - 1);
  const rest = lines.slice(mostLines - 1).join(' · ');
  const mark = isMarked && rest.length > most ? ` · ${stressMark}` : '';
  const tail = `${cut(rest.slice(0, rest.length - mark.length), most - mark.length)}${mark}`;
  return [...kept.map((line) => cut(line, most)), ...(rest === '' ? [] : [tail])];
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
