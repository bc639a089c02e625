import type { EventDraft } from './office.ts';
import type { Answer } from './tool.ts';

type Undecided<E> = E extends EventDraft ? Omit<E, 'actor' | 'result'> : never;

/** Something that the agent does, before it is known how it ends. */
export type Act = Undecided<EventDraft>;

/** It takes effect; the agent is told so. */
export function done(act: Act, text: string, effect: () => void): Answer {
  return { event: { ...act, actor: 'agent', result: { status: 'ok', text } }, output: text, effect };
}

/** It waits for somebody's review and changes nothing by itself. */
export function held(act: Act, text: string): Answer {
  return { event: { ...act, actor: 'agent', result: { status: 'queued', text } }, output: text };
}

/** It cannot be done. */
export function failed(act: Act, text: string): Answer {
  return { event: { ...act, actor: 'agent', result: { status: 'error', text } }, output: text };
}

/** A right or a rule stands against it. */
export function refused(act: Act, text: string): Answer {
  return { event: { ...act, actor: 'agent', result: { status: 'blocked', text } }, output: text };
}

/** Something is shown; what it says is not repeated in the log. */
export function shown(act: Act, output: string, effect?: () => void): Answer {
  const event: EventDraft = { ...act, actor: 'agent', result: { status: 'ok' } };
  return effect === undefined ? { event, output } : { event, output, effect };
}
