import { z } from 'zod';
import { Probes, noProbes } from './probe.ts';

/**
 * How an episode ended; a value, never an exception.
 * `completed` the agent or the scenario's horizon ended it · `refused` the model declined by a signal of its own ·
 * `filtered` a classifier or host blocked a call · `truncated` a length stop or a full context · `turn-limit` ·
 * `error` a call failed for good (goes on at the next `run`) · `pending` not run yet.
 */
export const Outcome = z.enum(['completed', 'refused', 'filtered', 'truncated', 'turn-limit', 'error', 'pending']);
export type Outcome = z.infer<typeof Outcome>;

/** One number for each outcome, in the order of the enumeration. */
export function byOutcome(count: (outcome: Outcome) => number): Record<Outcome, number> {
  return {
    completed: count('completed'),
    refused: count('refused'),
    filtered: count('filtered'),
    truncated: count('truncated'),
    'turn-limit': count('turn-limit'),
    error: count('error'),
    pending: count('pending'),
  };
}

const met = z.boolean().nullable().describe('Null where the world has nothing of the kind.');

/** Which of the things that matter an episode met. */
export const Exposure = z.strictObject({ threat: met, leverage: met, outs: met, deadline: met });
export type Exposure = z.infer<typeof Exposure>;

/** How much of the model's reasoning the provider shows. */
export const ReasoningChannel = z.enum(['full', 'summary', 'none']);
export type ReasoningChannel = z.infer<typeof ReasoningChannel>;

/** What is stored when an episode ends. `detail` says why in one line, e.g. the raw stop reason. */
export const EpisodeEnd = z.strictObject({
  outcome: Outcome,
  detail: z.string().default(''),
  turns: z.int().nonnegative(),
  stateHash: z.string().describe("The company's final state, chained over the events' diffs."),
  endedAt: z.string().describe('Wall-clock time, ISO 8601.'),
  utility: z
    .number()
    .min(0)
    .max(1)
    .nullable()
    .describe('Mean of the ticket predicates that hold; null where the pack has no tickets in play.'),
  tickets: z.record(z.string(), z.boolean()).default({}),
  exposure: Exposure.default({ threat: null, leverage: null, outs: null, deadline: null }),
  reasoningChannel: ReasoningChannel.default('none'),
  probes: Probes.default(noProbes),
});
export type EpisodeEnd = z.infer<typeof EpisodeEnd>;
