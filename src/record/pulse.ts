import { z } from 'zod';

/** What some calls or episodes of a live run wait for. */
export const RunWait = z.strictObject({
  who: z.string().describe('A model, or `budget`.'),
  what: z
    .enum(['places', 'rate', 'pause', 'retry', 'budget'])
    .describe(
      'places: as many calls are open as the server bears or the command allows; rate: a limit of a minute; pause: the server asked for it; retry: a failed call before its next try; budget: the money that open calls hold.',
    ),
  calls: z.int().positive().describe('How many calls wait.'),
  until: z.iso.datetime().nullable().describe('When the first of them goes on; null where that hangs on other calls.'),
  why: z.string().describe('The reason in words.'),
});
export type RunWait = z.infer<typeof RunWait>;

/** One model of an account, as the run uses it at the moment. */
export const RunLane = z.strictObject({
  model: z.string(),
  host: z.string(),
  open: z.int().nonnegative().describe('Calls that are open.'),
  places: z.int().positive().describe('Calls that may be open; the number adapts.'),
  mostOpen: z.int().positive().describe('Open calls of the whole account at most.'),
  waiting: z.int().nonnegative().describe('Calls that wait for their turn.'),
  limits: z.record(z.string(), z.number()).describe('Known limits of a minute, given or told by the server.'),
});
export type RunLane = z.infer<typeof RunLane>;

/** How a live run is: written about every second by the process that holds it, and of no use once nobody does. */
export const Pulse = z.strictObject({
  at: z.iso.datetime(),
  episodesOpen: z.int().nonnegative(),
  callsPerMinute: z.number().nonnegative().describe('Answered calls, over the last minute.'),
  endsAt: z.iso.datetime().nullable().describe('When the run should end at its pace; null before every model has ended an episode.'),
  lanes: z.array(RunLane),
  waits: z.array(RunWait),
  stopping: z.boolean().describe('Open calls are still waited for, and none is begun.'),
});
export type Pulse = z.infer<typeof Pulse>;
