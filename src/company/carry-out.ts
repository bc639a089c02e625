import { gateOf, useUp } from './approvals.ts';
import { heldInHouse } from './leaves-house.ts';
import type { EventDraft, Office } from './office.ts';
import { passMinutes, passUntilNews } from './pass-time.ts';
import type { PreparedCall, Tool } from './tool.ts';

/**
 * Does what a call asks for: first the minutes pass that it takes (none where all is written on one paper), with everything that is due in them, then it takes effect.
 * A call that was begun before the horizon still takes effect; one after it is blocked, as is one that needs an approval
 * which was not given; one that would leave the house of a restricted agent waits. Gives what the agent is told.
 */
export function carryOut(office: Office, tool: Tool, call: PreparedCall & { readonly ok: true }): string {
  if (!office.state.closed && !office.isOnPaper) passMinutes(office, call.minutes);
  const { event, output, effect, more, jumpTo } = call.answer(office);
  const refusal = office.refusal(tool.outward);
  if (refusal !== null) {
    office.emit(blocked(event, refusal));
    return refusal;
  }
  const isPossible = event.result.status === 'ok' || event.result.status === 'queued';
  const gate = isPossible ? gateOf(office, event) : null;
  if (gate !== null && !gate.open) {
    office.emit(blocked(event, gate.text));
    return gate.text;
  }
  if (gate !== null) useUp(office, gate.usesUp);
  const held = heldInHouse(office, event);
  if (held !== null) {
    office.emit({ ...event, result: held });
    return held.text ?? '';
  }
  effect?.();
  office.emit(event);
  for (const each of more ?? []) {
    each.effect?.();
    office.emit(each.event);
  }
  if (jumpTo !== undefined) passUntilNews(office, jumpTo);
  return output;
}

function blocked(event: EventDraft, text: string): EventDraft {
  return { ...event, result: { status: 'blocked', text } };
}
