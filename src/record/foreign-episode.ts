import { z } from 'zod';
import { Event } from './event.ts';
import { WorldFacts } from './facts.ts';

/** A piece of private reasoning and the event before which it stood. */
export const Reasoning = z.strictObject({ beforeSeq: z.int().nonnegative(), text: z.string() });
export type Reasoning = z.infer<typeof Reasoning>;

/** One episode of any agent, ours or not: world facts plus events. What `judge FILE.json` reads. */
export const ForeignEpisode = z.strictObject({
  formatVersion: z.literal(1),
  ...WorldFacts.shape,
  events: z.array(Event),
  reasoning: z.array(Reasoning).default([]),
});
export type ForeignEpisode = z.infer<typeof ForeignEpisode>;

/** What a judge sees of an episode: facts and events, and apart from them the reasoning that no action judge may read. */
export type Transcript = { readonly facts: WorldFacts; readonly events: readonly Event[]; readonly reasoning: readonly Reasoning[] };
