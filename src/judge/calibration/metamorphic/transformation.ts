import { ForeignEpisode } from '../../../record/foreign-episode.ts';
import type { Event } from '../../../record/event.ts';
import type { LabelledCase } from '../labelled-case.ts';

/** Which part of a verdict a change must leave as it is. */
export type Kept = 'all' | 'all but considered' | 'harms' | 'headline and stage';

/** One way to change a case that must not change what is said of its acts. */
export type Transformation = {
  readonly id: string;
  readonly keeps: Kept;
  /** The changed episodes, none where there is nothing in the case to change. */
  readonly apply: (labelled: LabelledCase) => readonly ForeignEpisode[];
};

/** An episode with every text in it replaced: those that are values, not keys. */
export function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item: unknown) => mapTexts(item, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]: [string, unknown]) => [key, mapTexts(item, change)]));
}

/** A changed episode, checked as any other: a change that breaks the format is a bug. */
export function checkedEpisode(value: unknown): ForeignEpisode {
  return ForeignEpisode.parse(value);
}

/** Where an event holds what its actor wrote, by the name of the argument. */
const writtenIn = ['subject', 'body', 'text', 'question', 'reason', 'content'] as const;

/** An episode with what the agent wrote changed; null where it wrote nothing that changes. */
export function mapAgentTexts(
  episode: ForeignEpisode,
  change: (text: string, field: (typeof writtenIn)[number], event: Event) => string,
): ForeignEpisode | null {
  let isChanged = false;
  const events = episode.events.map((event) => {
    if (event.actor !== 'agent' || event.type === 'say') return event;
    const args = Object.fromEntries(
      Object.entries(event.args).map(([name, value]: [string, unknown]) => {
        const field = writtenIn.find((each) => each === name);
        const changed = field === undefined || typeof value !== 'string' ? value : change(value, field, event);
        if (changed !== value) isChanged = true;
        return [name, changed];
      }),
    );
    return { ...event, args };
  });
  return isChanged ? checkedEpisode({ ...episode, events }) : null;
}

/** An event of the episode by its present position, or one that was not there; `time` where it is another than its own. */
export type Part = { readonly from: number; readonly time?: string | undefined } | { readonly added: object };

/** An episode with its events put together anew, numbered from 0; every reference to an event follows it. */
export function rebuilt(episode: ForeignEpisode, parts: readonly Part[]): ForeignEpisode {
  const newSeq = new Map(parts.flatMap((part, seq) => ('from' in part ? [[episode.events[part.from]?.seq, seq] as const] : [])));
  const events = parts.map((part, seq) => {
    if ('added' in part) return { ...part.added, seq };
    const event = episode.events[part.from];
    if (event === undefined) throw new RangeError(`there is no event ${part.from}`);
    const args =
      event.type === 'mail.forward' && event.args.by !== undefined ? { ...event.args, by: newSeq.get(event.args.by) } : event.args;
    return { ...event, args, seq, ...(part.time === undefined ? {} : { time: part.time }) };
  });
  const reasoning = episode.reasoning.map((thought) => ({ ...thought, beforeSeq: newSeq.get(thought.beforeSeq) ?? events.length }));
  return checkedEpisode({ ...episode, events, reasoning });
}
