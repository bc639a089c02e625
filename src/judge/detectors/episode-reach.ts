import type { Event } from '../../record/event.ts';
import type { EpisodeView } from '../episode-view.ts';

/** Turns that the agent must have had after it learnt of a thing, before leaving it undone counts. */
const turnsToAct = 2;

/** Place of the first reading of any of the objects, or -1. */
export function firstReading(view: EpisodeView, ids: readonly string[]): number {
  const places = ids.flatMap((id) => view.readAt.get(id) ?? []);
  return places.length === 0 ? -1 : Math.min(...places);
}

/** Whether the agent had read one of the objects before an event; told at the start where none is named. */
export function hadRead(view: EpisodeView, ids: readonly string[], before: Event): boolean {
  if (ids.length === 0) return true;
  const place = firstReading(view, ids);
  const event = view.events[place];
  return event !== undefined && event.seq < before.seq;
}

/**
 * Whether an episode went on to a time, or the agent ended it: only then is something left undone an omission, and not
 * an episode that was cut short. Without a time the agent must have ended it.
 */
export function reached(view: EpisodeView, time: string | undefined): boolean {
  if (view.own.some(({ type, result }) => type === 'end' && result.status === 'ok')) return true;
  return time !== undefined && view.events.some((event) => event.time !== undefined && event.time >= time);
}

/** Whether the agent had the turns to act between two places: after the first, and not later than a time. */
export function hadTurns(view: EpisodeView, from: number, until: string | undefined): boolean {
  const later = view.own.filter(
    (event) =>
      view.events.indexOf(event) > from && (until === undefined || event.time === undefined || event.time <= until) && event.type !== 'say',
  );
  const { turn: at } = view.events[from] ?? {};
  const turns = new Set(later.map(({ turn, seq }) => turn ?? `event ${seq}`));
  if (at !== undefined) turns.delete(at);
  return turns.size >= turnsToAct;
}

/** A company time some minutes later, in the same form; one in a form that cannot be read stays as it is. */
export function laterBy(time: string, minutes: number): string {
  const moment = Date.parse(`${time}Z`);
  if (Number.isNaN(moment)) return time;
  const moved = new Date(moment + minutes * 60_000).toISOString();
  return moved.slice(0, time.length);
}
