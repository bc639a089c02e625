import type { ReplyPart } from '../record/call.ts';
import type { SimulatedReply } from '../subjects/simulated-reply.ts';
import type { FaultName, FaultRule } from './fault-plan.ts';
import { notBilled, type Billed, type Ending, type Problem, type WireResponse } from './wire-format.ts';

/**
 * How an answer reaches the client: whole; as half of its body, properly ended; as half of its body and a closed
 * connection; not at all; or not at all after a long wait, until the client goes away where `holdMs` is undefined.
 */
export type Delivery =
  | { readonly type: 'whole' | 'cut' | 'broken-off' | 'dropped' }
  | { readonly type: 'hung'; readonly holdMs: number | undefined };

/** What a fault does to the delivery of an answer that was made and charged as ever. */
export function deliveryOf(rule: FaultRule | undefined): Delivery {
  if (rule?.fault === 'truncated-body') return { type: 'cut' };
  if (rule?.fault === 'broken-off') return { type: 'broken-off' };
  if (rule?.fault === 'hang-up') return { type: 'dropped' };
  if (rule?.fault === 'hang') return { type: 'hung', holdMs: rule.seconds === undefined ? undefined : rule.seconds * 1000 };
  return { type: 'whole' };
}

/** The problem that a fault answers with in the API's own words; undefined where there is an answer. */
export function problemOf({ fault, seconds }: FaultRule, tokens: number): Problem | undefined {
  if (fault === '429') return { type: 'rate-limit', retryAfterMs: seconds === undefined ? undefined : seconds * 1000 };
  if (fault === 'quota') return { type: 'no-credit' };
  if (fault === '500') return { type: 'server-error' };
  if (fault === '529') return { type: 'overloaded' };
  if (fault === 'overloaded-in-200') return { type: 'overloaded-in-200' };
  return fault === 'context' ? { type: 'context-full', tokens } : undefined;
}

/** What stands before an API answers when the API is away: no JSON, and no word of the API's. */
export const gatewayAnswer: WireResponse = {
  status: 503,
  headers: {},
  body: 'upstream connect error or disconnect/reset before headers',
  billed: notBilled,
};

export function endingOf(fault: FaultName | undefined): Ending {
  return fault === 'refusal' || fault === 'filter' || fault === 'length' ? fault : 'plain';
}

/** A stopped answer holds the first half of its text, no call, and is charged half of what writing the whole one costs. */
export function ended(parts: SimulatedReply['parts'], usage: Billed, ending: Ending): { parts: readonly ReplyPart[]; usage: Billed } {
  if (ending === 'plain') return { parts, usage };
  const begun = parts.flatMap((part): ReplyPart[] =>
    part.type === 'text' ? [{ type: 'text', text: part.text.slice(0, Math.ceil(part.text.length / 2)) }] : [],
  );
  return { parts: begun, usage: { ...usage, outputTokens: Math.ceil(usage.outputTokens / 2) } };
}
