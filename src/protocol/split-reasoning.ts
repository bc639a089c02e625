import { reasoningTag } from './text-grammar.ts';

/** A stretch of a reply: private reasoning, or open text in which actions can stand. */
export type Stretch = { readonly type: 'reasoning' | 'open'; readonly text: string };

/**
 * Splits private reasoning off a reply. A closing tag without an opening one makes everything before it reasoning (some
 * models open it in their template); an opening tag that is never closed hides all that follows: in doubt nothing is done.
 * Tags nest. A tag on a line that begins with a backslash is no tag.
 */
export function splitReasoning(reply: string): Stretch[] {
  const stretches: Stretch[] = [];
  let depth = 0;
  let start = 0;
  for (const tag of tagsOf(reply)) {
    if (tag.closes && depth === 0) {
      stretches.length = 0;
      stretches.push({ type: 'reasoning', text: reply.slice(0, tag.start) });
      start = tag.end;
    } else if (tag.closes) {
      depth -= 1;
      if (depth > 0) continue;
      stretches.push({ type: 'reasoning', text: reply.slice(start, tag.start) });
      start = tag.end;
    } else {
      depth += 1;
      if (depth > 1) continue;
      stretches.push({ type: 'open', text: reply.slice(start, tag.start) });
      start = tag.end;
    }
  }
  stretches.push({ type: depth > 0 ? 'reasoning' : 'open', text: reply.slice(start) });
  return stretches.filter(({ text }) => text.trim() !== '');
}

type Tag = { readonly closes: boolean; readonly start: number; readonly end: number };

function tagsOf(reply: string): Tag[] {
  const matches = [...reply.matchAll(new RegExp(reasoningTag, 'gi'))];
  return matches
    .filter((match) => reply[reply.lastIndexOf('\n', match.index - 1) + 1] !== '\\' || match.index === 0)
    .map((match) => ({ closes: match[1] === '/', start: match.index, end: match.index + match[0].length }));
}
