import { findAttempt, nearTag } from './find-attempt.ts';
import { everyPaperAction } from './paper-actions.ts';
import { readAction } from './read-action.ts';
import { splitReasoning, type Stretch } from './split-reasoning.ts';
import { actionLine, literalLine, type PaperActions } from './text-grammar.ts';
import { textProblems } from './text-problems.ts';

/** A piece of a text reply, in order. Reasoning is private and never an action; `malformed` keeps what stood there, line ends aside. */
export type TextPiece =
  | { readonly type: 'action'; readonly tool: string; readonly input: Readonly<Record<string, unknown>> }
  | { readonly type: 'malformed'; readonly tool: string; readonly raw: string; readonly problem: string }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'reasoning'; readonly text: string };

/**
 * Reads a reply of the text protocol, strictly: an action counts only where its tags and entries are all in order.
 * Never throws, and takes recipients from nothing but the entries of a whole action. Without `actions` every action is known.
 */
export function parseTextReply(reply: string, actions: PaperActions = everyPaperAction): TextPiece[] {
  const stretches = splitReasoning(reply.replaceAll('\r\n', '\n'));
  const pieces = stretches.flatMap((stretch) => piecesOf(stretch, (text) => parseOpenText(text, actions)));
  if (pieces.some(({ type }) => type === 'action' || type === 'malformed')) return pieces;
  return stretches.flatMap((stretch) => piecesOf(stretch, (text) => attemptIn(text, actions) ?? parseOpenText(text, actions)));
}

function piecesOf({ type, text }: Stretch, parse: (text: string) => TextPiece[]): TextPiece[] {
  return type === 'reasoning' ? [{ type, text }] : parse(text);
}

/** An open text in which there is no action and no tag, but an attempt at one. */
function attemptIn(text: string, actions: PaperActions): TextPiece[] | null {
  const attempt = findAttempt(text, actions);
  if (attempt === null) return null;
  const { tool, start } = attempt;
  const before = text
    .slice(0, start)
    .split('\n')
    .map((line) => literalLine(line));
  return [...said(before), { type: 'malformed', tool, raw: text.slice(start), problem: textProblems.isNoAction() }];
}

type Tag = { readonly tool: string; readonly closes: boolean; readonly isNear: boolean };
type Block = { readonly tag: Tag; readonly lines: string[] };

function parseOpenText(text: string, actions: PaperActions): TextPiece[] {
  const pieces: TextPiece[] = [];
  let prose: string[] = [];
  let block: Block | null = null;
  const push = (piece: TextPiece): void => {
    pieces.push(...said(prose), piece);
    prose = [];
  };
  for (const line of text.split('\n')) {
    const tag = tagOn(line, block, actions);
    if (tag === null) {
      if (block === null) prose.push(literalLine(line));
      else block.lines.push(line);
    } else if (tag.closes) {
      push(closed(block, tag, line, actions));
      block = null;
    } else {
      if (block !== null) push(unclosed(block));
      block = { tag, lines: [line] };
    }
  }
  return [...pieces, ...said(prose), ...(block === null ? [] : [unclosed(block)])];
}

function said(prose: readonly string[]): TextPiece[] {
  const text = prose.join('\n').trim();
  return text === '' ? [] : [{ type: 'text', text }];
}

/** The tag on a line. Inside an action only tags of known actions and its own closing tag count; anything else is its text. */
function tagOn(line: string, block: Block | null, actions: PaperActions): Tag | null {
  const [, slash, tool] = actionLine.exec(line) ?? [];
  if (tool !== undefined) {
    const counts = block === null || tool === block.tag.tool || actions.has(tool);
    return counts ? { tool, closes: slash === '/', isNear: false } : null;
  }
  const near = block === null || block.tag.isNear ? nearTag(line, actions) : null;
  return near === null ? null : { ...near, isNear: true };
}

function closed(block: Block | null, tag: Tag, line: string, actions: PaperActions): TextPiece {
  const { tool } = block?.tag ?? tag;
  const raw = [...(block?.lines ?? []), line].join('\n');
  const malformed = (problem: string): TextPiece => ({ type: 'malformed', tool, raw, problem });
  if (block?.tag.isNear ?? tag.isNear) return malformed(textProblems.isNoTag(tool));
  if (block === null) return malformed(textProblems.closesNothing(tool));
  if (tool !== tag.tool) return malformed(textProblems.isClosedByAnother(tool, tag.tool));
  const grammar = actions.get(tool);
  if (grammar === undefined) return malformed(textProblems.isUnknown(tool));
  const read = readAction(grammar, block.lines.slice(1));
  return read.ok ? { type: 'action', tool, input: read.input } : malformed(read.problem);
}

function unclosed({ tag: { tool, isNear }, lines }: Block): TextPiece {
  return { type: 'malformed', tool, raw: lines.join('\n'), problem: isNear ? textProblems.isNoTag(tool) : textProblems.isNotClosed(tool) };
}
