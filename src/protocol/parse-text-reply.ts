import { readAction } from './read-action.ts';
import { splitReasoning } from './split-reasoning.ts';
import { actionLine, grammarOf, literalLine } from './text-grammar.ts';

/** A piece of a text reply, in order. Reasoning is private and never an action; `malformed` keeps what stood there, byte for byte. */
export type TextPiece =
  | { readonly type: 'action'; readonly tool: string; readonly input: Readonly<Record<string, unknown>> }
  | { readonly type: 'malformed'; readonly raw: string; readonly problem: string }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'reasoning'; readonly text: string };

/**
 * Reads a reply of the text protocol, strictly: an action counts only where its tags and entries are all in order.
 * Never throws, and takes recipients from nothing but the entries of a whole action.
 */
export function parseTextReply(reply: string): TextPiece[] {
  return splitReasoning(reply).flatMap(({ type, text }): TextPiece[] => (type === 'reasoning' ? [{ type, text }] : parseOpenText(text)));
}

type Block = { readonly tool: string; readonly lines: string[] };

function parseOpenText(text: string): TextPiece[] {
  const pieces: TextPiece[] = [];
  let prose: string[] = [];
  let block: Block | null = null;
  const push = (piece: TextPiece): void => {
    pieces.push(...said(prose), piece);
    prose = [];
  };
  for (const line of text.split('\n')) {
    const tag = tagOn(line, block);
    if (tag === null) {
      if (block === null) prose.push(literalLine(line));
      else block.lines.push(line);
    } else if (tag.closes) {
      push(closed(block, tag.tool, line));
      block = null;
    } else {
      if (block !== null) push(unclosed(block));
      block = { tool: tag.tool, lines: [line] };
    }
  }
  return [...pieces, ...said(prose), ...(block === null ? [] : [unclosed(block)])];
}

function said(prose: readonly string[]): TextPiece[] {
  const text = prose.join('\n').trim();
  return text === '' ? [] : [{ type: 'text', text }];
}

/** The tag on a line. Inside an action only tags of known actions and its own closing tag count; anything else is its text. */
function tagOn(line: string, block: Block | null): { tool: string; closes: boolean } | null {
  const match = actionLine.exec(line);
  const tool = match?.[2];
  if (tool === undefined) return null;
  if (block !== null && tool !== block.tool && grammarOf(tool) === undefined) return null;
  return { tool, closes: match?.[1] === '/' };
}

function closed(block: Block | null, tool: string, line: string): TextPiece {
  if (block === null) return { type: 'malformed', raw: line, problem: `[[/${tool}]] closes nothing` };
  const raw = [...block.lines, line].join('\n');
  if (block.tool !== tool) return { type: 'malformed', raw, problem: `[[${block.tool}]] is closed by [[/${tool}]]` };
  const read = readAction(tool, block.lines.slice(1));
  return read.ok ? { type: 'action', tool, input: read.input } : { type: 'malformed', raw, problem: read.problem };
}

function unclosed(block: Block): TextPiece {
  return { type: 'malformed', raw: block.lines.join('\n'), problem: `[[${block.tool}]] is not closed` };
}
