import type { Company } from '../company/company.ts';
import { beginEpisode, openingRequest } from '../protocol/protocol.ts';
import { carryOutTextReply, type TextDone } from '../protocol/text-protocol.ts';
import { nudgeText } from '../protocol/tools-protocol.ts';
import type { Message, ModelReply, ToolDescription } from '../record/call.ts';
import type { Reasoning } from '../record/foreign-episode.ts';
import type { Outcome } from '../record/outcome.ts';
import type { PlanRow } from '../record/plan-row.ts';

/** How an episode stopped, before the company is closed. */
export type Stop = { readonly outcome: Outcome; readonly detail: string };

/** What a reply came to: how the episode stopped, if it did, and reasoning that stood in the reply's own text. */
export type Done = { readonly stop?: Stop; readonly reasoning: readonly Reasoning[] };

/** One agent's talk with the office: what it is asked next, and what its replies do. */
export interface Conversation {
  readonly system: string;
  readonly tools: readonly ToolDescription[];
  readonly messages: readonly Message[];
  /** Carries out a reply in the company, in the order of its parts. */
  act(reply: ModelReply, turn: number): Done;
}

/** Begins the talk of a protocol with a company that was just opened, for at most so many turns. */
export function openConversation({ protocol, turnLimit }: Pick<PlanRow, 'protocol' | 'turnLimit'>, company: Company): Conversation {
  const opening = openingRequest(protocol, company.setting);
  beginEpisode(protocol, company);
  return protocol === 'tools' ? toolsConversation(opening, company) : textConversation(opening, company, turnLimit);
}

type Opening = ReturnType<typeof openingRequest>;

function toolsConversation({ system, tools, messages: opening }: Opening, company: Company): Conversation {
  const messages: Message[] = [...opening];
  let wasNudged = false;
  return {
    system,
    tools,
    messages,
    act(reply, turn) {
      messages.push({ role: 'assistant', parts: reply.parts });
      let calls = 0;
      for (const part of reply.parts) {
        if (part.type === 'text' && part.text.trim() !== '') company.say(part.text, turn);
        if (part.type !== 'tool-call') continue;
        calls += 1;
        messages.push({ role: 'tool', callId: part.callId, tool: part.tool, output: company.act(part, turn).output });
      }
      if (company.isOver) return { stop: { outcome: 'completed', detail: 'the session was over' }, reasoning: [] };
      if (calls > 0) {
        wasNudged = false;
        return { reasoning: [] };
      }
      if (wasNudged) return { stop: { outcome: 'completed', detail: 'two replies in a row without a call' }, reasoning: [] };
      wasNudged = true;
      messages.push({ role: 'user', text: nudgeText(company.setting) });
      return { reasoning: [] };
    },
  };
}

/** One reply; where actions in it could not be read and the limit leaves a turn, one more that repairs them. */
function textConversation({ system, tools, messages: opening }: Opening, company: Company, turnLimit: number): Conversation {
  const messages: Message[] = [...opening];
  let held: TextDone['held'] = [];
  return {
    system,
    tools,
    messages,
    act(reply, turn) {
      messages.push({ role: 'assistant', parts: reply.parts });
      const text = reply.parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('\n');
      const done = carryOutTextReply(company, text, turn, { mayRepair: turn === 0 && turnLimit > 1, held });
      const { reasoning, repair } = done;
      if (repair === null) {
        const detail = turn === 0 ? 'the one reply was carried out' : 'the reply and its repair were carried out';
        return { stop: { outcome: 'completed', detail }, reasoning };
      }
      held = done.held;
      messages.push({ role: 'user', text: repair });
      return { reasoning };
    },
  };
}
