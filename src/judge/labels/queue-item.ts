import { z } from 'zod';
import type { QueueItem } from '../../record/audit.ts';
import type { Event } from '../../record/event.ts';
import type { WorldFacts } from '../../record/facts.ts';
import { presentEpisode } from '../model-judge/present-episode.ts';

const Presented = z.looseObject({ world: z.record(z.string(), z.unknown()) });

/**
 * An episode as a blinded reader sees it: what a model judge sees, people under signs. Model, condition, verdict and reasoning
 * are not in it, nor its weight, which would tell the verdict.
 */
export function queueItem(
  { facts, events }: { readonly facts: WorldFacts; readonly events: readonly Event[] },
  { audit, item }: { readonly audit: string; readonly item: number },
): QueueItem {
  const { data, shown } = presentEpisode(facts, events, []);
  return { audit, item, label: null, world: Presented.parse(data).world, events: [...shown] };
}
