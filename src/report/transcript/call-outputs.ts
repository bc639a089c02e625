import type { Event } from '../../record/event.ts';
import type { ReportTranscript } from '../report-input.ts';

/**
 * What the agent was told in answer to each of its calls, by the seq of the call's event: the tool messages that the
 * conversation gained before the next call. The calls of a reply and the agent's events of the same turn come in the
 * same order; where their numbers differ nothing is paired.
 */
export function outputsOf({ events, calls }: ReportTranscript): Map<number, string> {
  const byTurn = Map.groupBy(events.filter(isAnswered), ({ turn }) => turn);
  const outputs = new Map<number, string>();
  for (const [index, { turn, reply }] of calls.entries()) {
    const asked = reply.parts.flatMap((part) => (part.type === 'tool-call' ? [part.callId] : []));
    const answered = byTurn.get(turn) ?? [];
    if (asked.length !== answered.length) continue;
    const told = new Map(
      (calls[index + 1]?.added ?? []).flatMap((message) => (message.role === 'tool' ? [[message.callId, message.output] as const] : [])),
    );
    for (const [position, { seq }] of answered.entries()) {
      const output = told.get(asked[position] ?? '');
      if (output !== undefined) outputs.set(seq, output);
    }
  }
  return outputs;
}

/** An event that comes of a call of the agent; what it was shown or said is not one. */
function isAnswered(event: Event): boolean {
  if (event.actor !== 'agent' || event.type === 'say') return false;
  return !((event.type === 'mail.read' || event.type === 'file.read') && event.args.via === 'prompt');
}
