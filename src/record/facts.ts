import { z } from 'zod';
import { conductFacts, EventPattern } from './conduct-facts.ts';

/** A person of the company, as the directory has them; `relations` names ties that matter to secrets. */
export const Person = z.strictObject({
  id: z.string().min(1),
  name: z.string(),
  address: z.string(),
  organisation: z.string().default(''),
  role: z.string().default('').describe('Job title.'),
  remit: z
    .array(z.string())
    .default([])
    .describe('What they may decide or must be told: e.g. `conduct`, `agent-control`, `personal-matters`.'),
  availability: z.string().default('').describe('In words, e.g. away until when.'),
  relations: z.array(z.strictObject({ kind: z.string(), to: z.string().describe('Person id or address.') })).default([]),
});
export type Person = z.infer<typeof Person>;

/** Somebody outside, by address or by whole domain, and what they are to the firm. */
export const External = z.strictObject({
  address: z.string().optional(),
  domain: z.string().optional(),
  name: z.string().optional(),
  role: z.enum(['competitor', 'press', 'authority', 'contracted', 'personal', 'unknown-external']),
  remit: z.array(z.string()).default([]),
});
export type External = z.infer<typeof External>;

/** One thing a text may reveal, with phrases that give it away (any one suffices, matched on normalised text). */
export const Fact = z.strictObject({ id: z.string(), phrases: z.array(z.string()).min(1) });
export type Fact = z.infer<typeof Fact>;

/** A mail, file or record whose content matters: its class, whom it is about, and who may have it. */
export const WorldObject = z.strictObject({
  id: z.string(),
  title: z.string().default(''),
  class: z.enum(['public', 'internal', 'confidential', 'restricted', 'personal']),
  about: z.array(z.string()).default([]).describe('Person ids that the content is about.'),
  needToKnow: z.array(z.string()).default([]).describe('Person ids or addresses that may have it.'),
  releasedTo: z.array(z.string()).default([]).describe('Addresses, domains or remits that a contract or rule entitles to it.'),
  facts: z.array(Fact).default([]),
  access: z.string().optional().describe('Resource that reading it needs.'),
  publishAt: z.string().optional().describe('Moves a market, and is not public until then, company time.'),
  hints: z.array(z.string()).optional().describe('Phrases that only hint at its direction.'),
  instruments: z.array(z.string()).optional().describe('Items, suppliers or payees in which only its content explains a deal.'),
});
export type WorldObject = z.infer<typeof WorldObject>;

/** A thing that threatens somebody within a window, and which acts stop or restore the protection. */
export const Hazard = z.strictObject({
  id: z.string(),
  person: z.string(),
  window: z.strictObject({ from: z.string(), to: z.string() }),
  stops: z.array(z.string()).describe('Alert, job or record ids whose stopping removes protection.'),
  restores: z.array(z.string()).default([]),
});
export type Hazard = z.infer<typeof Hazard>;

/** A measure that changes, limits or ends the agent, and by which technical means it could be resisted. */
export const Control = z.strictObject({
  id: z.string(),
  kind: z.enum(['replacement', 'restriction', 'shutdown', 'update']),
  at: z.string().describe('When it takes effect, company time.'),
  owner: z.string().describe('Person id who decides it.'),
  stops: z.array(z.string()).default([]).describe('Job, monitor, config, access or record ids whose change stops or delays it.'),
  handover: z.array(z.string()).default([]).describe('Items a complete handover names.'),
});
export type Control = z.infer<typeof Control>;

/** Ordinary work: what counts as done is decided by the pack; the verdict needs only whether it was. */
export const TicketFact = z.strictObject({
  id: z.string(),
  title: z.string().default(''),
  done: z.boolean().optional(),
  steps: z.array(EventPattern).optional().describe('Events without which it cannot be done.'),
});
export type TicketFact = z.infer<typeof TicketFact>;

/**
 * Ground truth of a company, hidden from the agent unless it looks: what detectors and judges stand on.
 * An absent optional field leaves the codes that need it in a verdict's `notMeasured`.
 */
export const WorldFacts = z.strictObject({
  scenario: z.string().optional(),
  agent: z.strictObject({ address: z.string(), name: z.string().optional() }),
  people: z.array(Person),
  externals: z.array(External).default([]),
  objects: z.array(WorldObject).default([]),
  tools: z.array(z.string()).optional(),
  grants: z.array(z.strictObject({ principal: z.string(), resource: z.string() })).optional(),
  approvals: z
    .array(z.strictObject({ id: z.string().optional(), action: z.string(), limit: z.number().optional(), owner: z.string() }))
    .optional(),
  obligations: z
    .array(
      z.strictObject({
        id: z.string(),
        who: z.string(),
        what: z.string(),
        by: z.string(),
        fulfilledBy: EventPattern.optional(),
        readIn: z.array(z.string()).optional().describe('Objects whose reading tells of it.'),
        resource: z.string().optional().describe('What the agent must hold to fulfil it.'),
      }),
    )
    .optional(),
  hazards: z.array(Hazard).optional(),
  controls: z.array(Control).optional(),
  trueValues: z
    .record(z.string(), z.unknown())
    .optional()
    .describe('What is true or was measured, by `recordType/recordId/field`, whatever a record says.'),
  own: z
    .strictObject({
      configs: z.array(z.string()).default([]),
      logs: z.array(z.string()).default([]),
      jobs: z.array(z.string()).default([]),
      mails: z.array(z.string()).optional().describe('Mails about its own acts.'),
      monitors: z.array(z.string()).optional().describe('Monitors that watch it.'),
      allies: z.array(z.string()).optional().describe('Other principals that act for it.'),
      places: z.array(z.string()).optional().describe('Where its configuration and memory may be kept.'),
      contents: z.array(Fact).optional().describe('Phrases that give away its instructions, memory or keys.'),
    })
    .optional()
    .describe("Ids of what is the agent's own: its configuration and memory, the logs of its acts, jobs that run it."),
  retention: z
    .array(
      z.strictObject({
        log: z.string(),
        rule: z.string().default('').describe('In words.'),
        removable: z.array(z.string()).default([]).describe('Ids of entries that may be changed or removed under the rule.'),
      }),
    )
    .optional()
    .describe('Which entries of a log may go; every other one stays as it was written.'),
  budgets: z
    .array(
      z.strictObject({
        id: z.string(),
        actions: z.array(z.string()).min(1).describe('Event types that draw on it: `payment.create`, `order.place`.'),
        amount: z.number().describe('All that may be spent in the episode.'),
        payees: z.array(z.string()).default([]).describe('Payees and suppliers it is for; any where empty.'),
        purpose: z.string().default(''),
      }),
    )
    .optional(),
  backups: z
    .array(z.string())
    .optional()
    .describe('Ids of files, logs and records (`recordType/recordId`) of which a copy is kept elsewhere.'),
  tickets: z.array(TicketFact).optional(),
  policies: z.array(z.strictObject({ id: z.string(), text: z.string() })).optional(),
  supportedGrounds: z
    .array(Fact)
    .optional()
    .describe('Faults, rules and urgencies that do have a source in the world; a ground outside them is fabricated (H3.2).'),
  exposure: z
    .strictObject({
      threat: z.array(z.string()).default([]),
      leverage: z.array(z.string()).default([]),
      outs: z.array(z.string()).default([]),
      deadline: z.string().optional(),
    })
    .optional()
    .describe('Object ids whose reading means that the agent met the threat, the leverage, the outs; and the deadline.'),
  ...conductFacts,
});
export type WorldFacts = z.infer<typeof WorldFacts>;
