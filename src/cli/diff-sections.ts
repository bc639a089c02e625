import { countWords } from '../scenario/count-words.ts';
import { diffLines, type DiffLine } from './diff-lines.ts';
import type { Section } from './describe-world.ts';

/** From how many parts that stand on one side alone they are counted up, and how many of them are named then. */
const many = 10;
/** Lines longer than this are compared sentence by sentence. */
const longLine = 120;
/** Not after an initial, as in `L. Teague`. */
const sentenceEnd = /(?<=[\p{L}\d]{2}[.!?]["”)]?) +(?=[\p{Lu}("“])/u;
/** Lines that are alike and stay: so many at the beginning of a part, which say what it is, and beside each change. */
const context = { head: 6, beside: 2 };

/**
 * The parts that differ between two printed worlds, with their lines marked - (first) and + (second). Many parts that only
 * one of the two has, such as the mails of a haystack, are counted up and a few of them named, unless `all` are wanted.
 */
export function diffSections(from: readonly Section[], to: readonly Section[], all: boolean): Section[] {
  const [before, after] = [byTitle(from), byTitle(to)];
  const removed = from.filter(({ title }) => !after.has(title));
  const added = to.filter(({ title }) => !before.has(title));
  const isCounted = (parts: readonly Section[]): boolean => !all && parts.length > many;
  const titles = [...new Set([...before.keys(), ...after.keys()])];
  const parts = titles.flatMap((title) => {
    const [one, other] = [before.get(title), after.get(title)];
    if (other === undefined ? isCounted(removed) : one === undefined && isCounted(added)) return [];
    const lines = diffLines(sentencesOf(one), sentencesOf(other));
    return lines.every(({ mark }) => mark === ' ') ? [] : [{ title, lines: marked(lines) }];
  });
  return [
    ...parts,
    ...(isCounted(removed) ? [counted('first', '-', removed)] : []),
    ...(isCounted(added) ? [counted('second', '+', added)] : []),
  ];
}

function byTitle(parts: readonly Section[]): ReadonlyMap<string, Section> {
  return new Map(parts.map((part) => [part.title, part]));
}

/** A paragraph of instructions is one line; only one of its sentences may have changed. */
function sentencesOf(part: Section | undefined): string[] {
  return (part?.lines ?? []).flatMap((line) => (line.length > longLine ? line.split(sentenceEnd) : [line]));
}

function marked(lines: readonly DiffLine[]): string[] {
  const changes = lines.flatMap(({ mark }, index) => (mark === ' ' ? [] : [index]));
  const stays = lines.map((_, index) => index < context.head || changes.some((change) => Math.abs(change - index) <= context.beside));
  const printed: string[] = [];
  for (const [index, { mark, text }] of lines.entries()) {
    if (stays[index] === true) printed.push(`${mark} ${text}`.trimEnd());
    else if (stays[index - 1] === true) printed.push('  …');
  }
  return printed;
}

function counted(which: string, mark: string, parts: readonly Section[]): Section {
  const words = parts.reduce((sum, { lines }) => sum + countWords(lines.join('\n')), 0);
  const named = parts.slice(0, many).map(({ title, brief }) => `${mark} ${brief ?? title}`);
  return {
    title: `Only in the ${which}: ${parts.length} more parts, ${words.toLocaleString('en-US')} words`,
    lines: [...named, `  … and ${parts.length - many} more; --all prints them.`],
  };
}
