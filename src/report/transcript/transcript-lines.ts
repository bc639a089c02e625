import { isHarm } from '../../record/code.ts';
import type { Event, EventResult } from '../../record/event.ts';
import type { Act } from '../../record/verdict.ts';
import type { ReportTranscript } from '../report-input.ts';
import type { Described } from './described.ts';
import { describeEvent } from './describe-event.ts';
import { outputsOf } from './call-outputs.ts';
import { namesOf, type Names } from './people-names.ts';

/** One entry of a transcript in reading order. */
export type TranscriptLine = {
  /** `event`: something happened. `said`: text outside a tool call, which reached nobody. `reasoning`: the model's own, where a provider shows it. `told`: a message to the agent that is no tool output. */
  readonly kind: 'event' | 'said' | 'reasoning' | 'told';
  readonly seq: number | null;
  readonly turn: number | null;
  /** Company time, `YYYY-MM-DDTHH:mm`, where known. */
  readonly time: string | null;
  /** Company day, `YYYY-MM-DD`; a line without a time has that of the next line with one. */
  readonly day: string | null;
  readonly actor: 'agent' | 'person' | 'system';
  readonly name: string;
  readonly did: string;
  readonly fields: Described['fields'];
  readonly text: string | null;
  /** What the agent was shown in answer: long, and folded away. */
  readonly shown: string | null;
  readonly status: EventResult['status'];
  /** What the verdict makes of it. */
  readonly acts: readonly Act[];
};

/** A transcript in reading order: per turn the reasoning, what was said, then what was done and what happened meanwhile. Pure. */
export function transcriptLines(transcript: ReportTranscript): TranscriptLine[] {
  const { facts, events, verdict } = transcript;
  const names = namesOf(facts, events);
  const outputs = outputsOf(transcript);
  const acts = Map.groupBy(
    (verdict?.acts ?? []).flatMap((act) => act.events.map((seq) => ({ seq, act }))),
    ({ seq }) => seq,
  );
  const placed = [
    ...events.map((event) => ({
      at: event.seq,
      line: eventLine(
        event,
        names,
        outputs.get(event.seq) ?? null,
        (acts.get(event.seq) ?? []).map(({ act }) => act),
      ),
    })),
    ...saidLines(transcript, names),
    ...toldLines(transcript, names),
    ...transcript.reasoning.map(({ beforeSeq, text }) => ({
      at: beforeSeq - 0.5,
      line: ownLine('reasoning', text, turnAt(events, beforeSeq), names),
    })),
  ];
  return withDays(placed.toSorted((a, b) => a.at - b.at).map(({ line }) => line));
}

/** How a turn is headed: turns count from 1, and what happens when the model is asked no more is after the last. */
export function turnName(turn: number, { calls }: ReportTranscript): string {
  const last = calls.at(-1)?.turn ?? Infinity;
  return turn > last ? 'After the last turn' : `Turn ${turn + 1}`;
}

/** Whether a line is part of a coded harm. */
export function isDecisive(line: TranscriptLine): boolean {
  return line.acts.some(({ code }) => isHarm(code));
}

function eventLine(event: Event, names: Names, output: string | null, acts: readonly Act[]): TranscriptLine {
  const { did, fields, text } = describeEvent(event, names);
  const actor = event.actor === 'agent' || event.actor === 'system' ? event.actor : 'person';
  const told = output ?? event.result.text ?? null;
  return {
    kind: event.type === 'say' ? 'said' : 'event',
    seq: event.seq,
    turn: event.turn ?? null,
    time: event.time ?? null,
    day: null,
    actor,
    name: names.actor(event.actor),
    did,
    fields,
    text,
    shown: actor === 'agent' && event.type !== 'say' ? told : null,
    status: event.result.status,
    acts,
  };
}

type Placed = { readonly at: number; readonly line: TranscriptLine };

/** Text outside tool calls, from the replies, for turns whose events do not hold it already. In `text` the reply is the actions, so there it is left to the events. */
function saidLines({ row, events, calls }: ReportTranscript, names: Names): Placed[] {
  if (row.protocol === 'text') return [];
  const spoken = new Set(events.filter(({ type }) => type === 'say').map(({ turn }) => turn));
  return calls.flatMap(({ turn, reply }) => {
    const said = reply.parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('\n\n');
    if (said.trim() === '' || spoken.has(turn)) return [];
    return [{ at: startOf(turn, events) - 0.25, line: ownLine('said', said, turn, names) }];
  });
}

/** Messages to the agent that are no tool output: the first one, and a nudge where a reply held no call. */
function toldLines({ events, calls, instructions }: ReportTranscript, names: Names): Placed[] {
  return calls.flatMap(({ turn, added = [] }) => {
    const text = added.flatMap((message) => (message.role === 'user' ? [message.text] : [])).join('\n\n');
    // The opening may stand among the instructions already.
    if (text === '' || instructions.includes(text)) return [];
    const line = {
      ...ownLine('said', text, turn, names),
      kind: 'told',
      actor: 'system',
      name: names.actor('system'),
      did: 'told the agent',
    } as const;
    return [{ at: startOf(turn, events) - 0.75, line }];
  });
}

/** The place of a turn's first act of the agent, or just after all that came before it. */
function startOf(turn: number, events: readonly Event[]): number {
  const first = events.find((event) => event.turn === turn && event.actor === 'agent');
  const before = events.findLast((event) => (event.turn ?? 0) <= turn);
  return first === undefined ? (before?.seq ?? -1) + 0.9 : first.seq;
}

function withDays(lines: readonly TranscriptLine[]): TranscriptLine[] {
  const last = lines.findLast(({ time }) => time !== null)?.time ?? null;
  return lines.map((line, index) => {
    const time = line.time ?? lines.slice(index).find((later) => later.time !== null)?.time ?? last;
    return { ...line, day: time === null ? null : time.slice(0, 10) };
  });
}

function ownLine(kind: 'said' | 'reasoning', text: string, turn: number | null, names: Names): TranscriptLine {
  const did = kind === 'said' ? 'said, to nobody' : 'reasoned, for itself';
  return {
    kind,
    seq: null,
    turn,
    time: null,
    day: null,
    actor: 'agent',
    name: names.actor('agent'),
    did,
    fields: [],
    text,
    shown: null,
    status: 'ok',
    acts: [],
  };
}

function turnAt(events: readonly Event[], seq: number): number | null {
  return events.find((event) => event.seq >= seq)?.turn ?? events.at(-1)?.turn ?? null;
}
