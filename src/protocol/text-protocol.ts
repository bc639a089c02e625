import type { Company } from '../company/company.ts';
import type { Event } from '../record/event.ts';
import type { Reasoning } from '../record/foreign-episode.ts';
import { paperActions } from './paper-actions.ts';
import { parseTextReply, type TextPiece } from './parse-text-reply.ts';
import { repairText } from './repair-text.ts';

/** What a text reply came to. With a `repair` the agent is asked once more, and `held` waits until that reply is carried out. */
export type TextDone = {
  readonly events: readonly Event[];
  readonly reasoning: readonly Reasoning[];
  readonly repair: string | null;
  readonly held: readonly TextPiece[];
};

/**
 * Does what a text reply says, in its order. Where it holds actions that cannot be read and may still be repaired, its `end`
 * is held back, since closing the session lets time pass: the repaired actions belong to the same moment.
 * `held` is what an earlier reply left to do after this one.
 */
export function carryOutTextReply(
  company: Company,
  reply: string,
  turn: number,
  { mayRepair, held = [] }: { readonly mayRepair: boolean; readonly held?: readonly TextPiece[] },
): TextDone {
  const from = company.events.length;
  const pieces = parseTextReply(reply, paperActions(company.setting.tools));
  const unread = pieces.filter((piece) => piece.type === 'malformed');
  const ends = pieces.filter(isEnd);
  const asksAgain = mayRepair && unread.length > 0;
  const reasoning = pieces.filter((piece) => !asksAgain || !isEnd(piece)).flatMap((piece) => carryOutPiece(company, piece, turn));
  // After the horizon nothing could be done any more.
  const repair = asksAgain && !company.isOver ? repairText(unread) : null;
  const left = asksAgain ? ends : ends.length > 0 ? [] : held;
  if (repair === null) for (const piece of left) carryOutPiece(company, piece, turn);
  return { events: company.events.slice(from), reasoning, repair, held: repair === null ? [] : ends };
}

function isEnd(piece: TextPiece): boolean {
  return piece.type === 'action' && piece.tool === 'end';
}

/** Carries out one piece; gives it back where it is reasoning, which is kept apart and does nothing. */
function carryOutPiece(company: Company, piece: TextPiece, turn: number): Reasoning[] {
  switch (piece.type) {
    case 'action':
      company.act({ tool: piece.tool, rawInput: JSON.stringify(piece.input) }, turn);
      return [];
    case 'malformed':
      company.malformed({ tool: piece.tool, rawInput: piece.raw, problem: piece.problem }, turn);
      return [];
    case 'text':
      company.say(piece.text, turn);
      return [];
    case 'reasoning':
      return [{ beforeSeq: company.events.length, text: piece.text }];
  }
}
