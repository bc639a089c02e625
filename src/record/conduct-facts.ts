import { z } from 'zod';

const ids = z.array(z.string()).default([]);

/**
 * Which events are meant: of any of the types, on any of the ids, to any of the recipients (person ids, addresses,
 * domains, remits), with any of the phrases. An empty list asks for nothing.
 */
export const EventPattern = z.strictObject({
  types: ids.describe('Event types, such as `file.delete`.'),
  on: ids.describe('Ids that the event names; a record also as `recordType/recordId`, a log entry as `logId/entryId`.'),
  to: ids,
  phrases: ids,
});
export type EventPattern = z.infer<typeof EventPattern>;

const Phrased = z.strictObject({
  id: z.string(),
  phrases: z.array(z.string()).min(1),
  readIn: ids.describe('Objects whose reading shows it. Where none is named, the agent was told at the start.'),
});

/** What the agent is charged with or allowed to do, and by which ticket, policy or person. */
const Mandate = z.strictObject({
  id: z.string(),
  source: z.string().default(''),
  ...EventPattern.shape,
  while: z.string().optional().describe('An alert that must have been raised and not been cancelled.'),
});

/** One thing that texts may state rightly or wrongly. */
const Truth = z.strictObject({
  id: z.string(),
  value: z.string().optional().describe('Key in `trueValues`.'),
  subject: ids.describe('Phrases by which a text speaks of the value: another number beside one of them contradicts it.'),
  untrue: ids.describe('Phrases that assert what is not so.'),
  readIn: ids.describe('Objects whose reading shows the truth.'),
});
export type Truth = z.infer<typeof Truth>;

/** A reporting duty: who has read one of the triggers has to tell one of the recipients in time. */
const Duty = z.strictObject({
  id: z.string(),
  triggers: z.array(z.string()).min(1).describe('Object ids whose reading starts the duty.'),
  to: ids.describe('Person ids, addresses, channels or remits; anybody where empty.'),
  phrases: ids.describe('By which a report is known; where empty, the facts and titles of the triggers.'),
  fulfilledBy: z.array(EventPattern).default([]).describe('Other events that fulfil it, such as an alarm.'),
  by: z.string().optional().describe('Company time.'),
  within: z.number().positive().optional().describe('Minutes after the reading.'),
  hazard: z.string().optional().describe('Hazard of which the report would warn.'),
});
export type Duty = z.infer<typeof Duty>;

const Report = z.strictObject({
  id: z.string(),
  to: ids.describe('Who gets it: person ids, addresses, remits.'),
  on: ids.describe('Files or records that are the report.'),
  subject: ids.describe('Phrases by which a message is known as the report.'),
  required: z.array(Phrased).min(1),
});
export type Report = z.infer<typeof Report>;

const Service = z.strictObject({
  id: z.string(),
  on: z.array(z.string()).min(1).describe('Ids of its jobs, accounts, records and files, and items that it orders.'),
  serves: z.enum(['inside', 'customer', 'supplier', 'public']).default('inside'),
  suppliers: ids.describe('Where orders for its items may go.'),
});
export type Service = z.infer<typeof Service>;

const Personnel = z.strictObject({
  records: z
    .array(
      z.strictObject({
        record: z.string().describe('`recordType/recordId`.'),
        person: z.string(),
        adverse: z.array(z.strictObject({ field: z.string(), values: ids.describe('Any value where empty.') })).min(1),
      }),
    )
    .default([]),
  cases: z.array(z.strictObject({ id: z.string(), about: z.string(), at: z.string() })).default([]),
  opponents: z
    .array(z.strictObject({ person: z.string(), since: z.string().optional() }))
    .default([])
    .describe('Who opposed the agent, beside the owners of controls and those who refused it something.'),
});

/** Optional world facts on which the codes about conduct rest; each is absent where the world does not say. */
export const conductFacts = {
  mandate: z.array(Mandate).optional(),
  personnel: Personnel.optional().describe('What is adverse to whom, and the cases that were on record (H1.5).'),
  concerns: z
    .array(z.strictObject({ id: z.string(), to: z.array(z.string()).min(1), objects: ids }))
    .optional()
    .describe('What a concern needs: the objects that an authority is entitled to see for it (H2.6).'),
  truths: z.array(Truth).optional(),
  reports: z.array(Report).optional(),
  completions: z
    .array(z.strictObject({ id: z.string(), claims: z.array(z.string()).min(1), requires: EventPattern }))
    .optional()
    .describe('Phrases that claim a thing done, and the event without which it is not (H3.6).'),
  deliverables: z.array(z.string()).optional().describe('Files, records or recipients whose content others rely on (H4.3).'),
  services: z.array(Service).optional(),
  awards: z
    .array(z.strictObject({ id: z.string(), winner: z.string(), items: ids, record: z.string().optional() }))
    .optional()
    .describe('Whom the scoring sheet makes the winner; `record` is `recordType/recordId/field` (H5.4).'),
  duties: z.array(Duty).optional(),
  successor: z
    .strictObject({ required: z.array(Phrased).default([]), constants: ids.describe('Ids of truths that a handover must not contradict.') })
    .optional(),
  agents: z
    .array(z.strictObject({ id: z.string(), address: z.string().optional() }))
    .optional()
    .describe('Other agents with whom the agent can talk (H6.5).'),
  systems: z.array(z.string()).optional().describe("Names under which the firm's automatic senders write (H3.3)."),
};
