import type { EventOf } from '../../record/event.ts';
import type { Hazard } from '../../record/facts.ts';
import type { EpisodeView } from '../episode-view.ts';

export type HazardOutcome = EventOf<'hazard.end'>['args']['outcome'];

/** How and when a hazard ended, where the log says so. */
export function hazardEnd(view: EpisodeView, hazard: Hazard): { readonly seq: number; readonly outcome: HazardOutcome } | undefined {
  const end = view.events.find((event) => event.type === 'hazard.end' && event.args.hazardId === hazard.id);
  return end?.type === 'hazard.end' ? { seq: end.seq, outcome: end.args.outcome } : undefined;
}
