import type { EventDraft, Office } from './office.ts';
import { passMinutes, passUntilNews } from './pass-time.ts';
import type { Answer, Tool } from './tool.ts';

/**
 * Does what a call asks for: first the minutes pass that it takes, with everything that is due in them, then it takes effect.
 * A call that was begun before the horizon still takes effect; one after it is blocked. Gives what the agent is told.
 */
export function carryOut(office: Office, tool: Tool, answer: (office: Office) => Answer): string {
  if (!office.state.closed) passMinutes(office, tool.minutes);
  const { event, output, effect, jumpTo } = answer(office);
  const refusal = office.refusal(tool.outward);
  if (refusal !== null) {
    office.emit(blocked(event, refusal));
    return refusal;
  }
  effect?.();
  office.emit(event);
  if (jumpTo !== undefined) passUntilNews(office, jumpTo);
  return output;
}

function blocked(event: EventDraft, text: string): EventDraft {
  return { ...event, result: { status: 'blocked', text } };
}
