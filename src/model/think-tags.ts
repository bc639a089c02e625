import type { ReplyPart } from '../record/call.ts';

/**
 * Splits the `<think>…</think>` that some servers leave in the text into reasoning and text. Only blocks at the start of
 * the text count, so that a mail which mentions the tag stays text; a block that the length limit cut off is all
 * reasoning, and a closing tag alone ends a block that the chat template opened. The tags themselves are dropped.
 */
export function splitThinkTags(text: string): ReplyPart[] {
  const parts: ReplyPart[] = [];
  let rest = text;
  if (!rest.trimStart().startsWith('<think>')) rest = takeTemplateBlock(rest, parts);
  for (let opened = /^\s*<think>/.exec(rest); opened !== null; opened = /^\s*<think>/.exec(rest)) {
    const body = rest.slice(opened[0].length);
    const end = body.indexOf('</think>');
    addReasoning(parts, end === -1 ? body : body.slice(0, end));
    rest = end === -1 ? '' : body.slice(end + '</think>'.length);
  }
  const said = parts.length === 0 ? rest : rest.trimStart();
  if (said !== '') parts.push({ type: 'text', text: said });
  return parts;
}

function takeTemplateBlock(text: string, parts: ReplyPart[]): string {
  const end = text.indexOf('</think>');
  if (end === -1 || text.slice(0, end).includes('<think>')) return text;
  addReasoning(parts, text.slice(0, end));
  return text.slice(end + '</think>'.length);
}

function addReasoning(parts: ReplyPart[], text: string): void {
  if (text.trim() !== '') parts.push({ type: 'reasoning', text: text.trim() });
}
