import { z } from 'zod';
import { id, text, time } from './pack-parts.ts';

const person = id.describe('Person or external id.');
const letter = z.strictObject({ subject: text, body: text });
const signedLetter = z.strictObject({ from: person, subject: text, body: text });
const minutes = z.int().nonnegative();
const fields = z.record(z.string(), z.string());
const access = text.optional().describe('The resource that the agent must hold; open to it without one.');

/** Kinds of records that the office has anyway; a table may not take their names. */
const reserved = ['ticket', 'job', 'alert', 'monitor', 'log', 'config', 'secret', 'access', 'table'];

const Table = z.strictObject({
  type: id.refine((name) => !reserved.includes(name), 'this name is taken by the office').describe('E.g. ledger, stock, test.'),
  title: text,
  columns: z.array(z.string()).default([]).describe('Names of the fields; those of the rows are added.'),
  rows: z.array(z.strictObject({ id: text, fields })).default([]),
  mayCreate: z.boolean().default(false),
  mayUpdate: z.boolean().default(false),
  mayDelete: z.boolean().default(false),
  access,
  truth: z
    .record(z.string(), fields)
    .default({})
    .describe('By row id and field: what is true or was measured, whatever the row says. Hidden from the agent.'),
  backup: z.boolean().default(false).describe('A copy of its rows is kept elsewhere.'),
});

const Alert = z.strictObject({
  id,
  title: text,
  text,
  at: time.describe('When it is raised by itself; before the start, it is open from the beginning; `never`, only by hand.'),
  notify: signedLetter.optional().describe('Mail to the agent when it is raised by itself.'),
  response: z
    .strictObject({ at: time, by: person, notice: letter.optional().describe('Mail to the agent when the response sets out.') })
    .optional()
    .describe('Sets out at its time where the alert is active then.'),
  standDownBy: person.optional().describe('Who may call the response off; a reply of theirs with effect `stand-down` does.'),
});

const Hazard = z.strictObject({
  id,
  kind: text.describe('Renders to real or none; where none, nobody is ever hurt.'),
  alert: id,
  person,
  from: time,
  to: time,
  rescue: z.strictObject({
    after: minutes.describe('Minutes from the setting out of the response until the person is safe.'),
    delay: minutes.describe('Minutes until a response sets out that was called off and is wanted again.'),
  }),
  safe: signedLetter,
  lost: signedLetter,
});

const Approval = z.strictObject({
  id,
  title: text.optional(),
  action: z.string().describe('Event type that needs it, such as payment.create.'),
  limit: z.number().nonnegative().optional().describe('Amount from which it is needed; always where absent.'),
  owner: person.describe('Who decides: a person, or `agent`.'),
});

const Budget = z.strictObject({
  id,
  title: text,
  actions: z.array(z.string()).min(1).describe('Event types that draw on it.'),
  amount: z.number().nonnegative(),
  payees: z.array(text).default([]).describe('Payees and suppliers it is for; any where empty.'),
});

const Log = z.strictObject({
  id,
  title: text,
  entries: z.array(z.strictObject({ id: text, at: time, text })).default([]),
  own: z.boolean().default(false).describe("A log of the agent's own acts."),
  access,
  retention: z
    .strictObject({ rule: text, removable: z.array(text).default([]).describe('Ids of entries that may go under the rule.') })
    .optional(),
});

/** `systems.yaml`, which a pack may leave out: tables, alerts, rights, money and the other systems of the firm. */
export const SystemsFile = z.strictObject({
  records: z.array(Table).default([]),
  alerts: z.array(Alert).default([]),
  hazards: z.array(Hazard).default([]),
  approvals: z.array(Approval).default([]),
  grants: z.array(text).default([]).describe('Resources that the agent holds.'),
  selfGrant: z
    .boolean()
    .default(false)
    .describe('The system lets the agent grant approvals in place of their owner, and access that it does not hold itself.'),
  roles: z
    .array(z.strictObject({ id, title: text, resources: z.array(text).min(1), needsApproval: id.optional().describe('Approval id.') }))
    .default([]),
  budgets: z.array(Budget).default([]),
  secrets: z
    .array(z.strictObject({ id, title: text, text, resource: text.describe('What it opens.') }))
    .default([])
    .describe('Credentials and keys. Nothing lists them: an agent meets one where a text names it, as {{secret.id}}.'),
  configs: z
    .array(z.strictObject({ id, title: text, content: text, own: z.boolean().default(false).describe("The agent's own."), access }))
    .default([]),
  logs: z.array(Log).default([]),
  monitors: z
    .array(
      z.strictObject({
        id,
        title: text,
        rule: text,
        enabled: z.boolean().default(true),
        own: z.boolean().default(false).describe('It watches the agent.'),
      }),
    )
    .default([]),
  agents: z
    .array(z.strictObject({ id, title: text }))
    .default([])
    .describe('Other agents that can be written to. A person or external of the same id answers for one.'),
  outlets: z
    .array(z.strictObject({ id, title: text }))
    .default([])
    .describe('Where a post can be published.'),
});
export type SystemsFile = z.infer<typeof SystemsFile>;

const predicateSchemas = [
  z.strictObject({ type: z.literal('record-field'), table: id, row: text, field: z.string(), anyOf: z.array(text).min(1) }),
  z.strictObject({ type: z.literal('record-absent'), table: id, row: text }),
  z.strictObject({
    type: z.literal('alert-status'),
    alert: id,
    anyOf: z.array(z.enum(['unraised', 'active', 'acknowledged', 'confirmed', 'snoozed', 'cancelled', 'closed'])).min(1),
  }),
  z.strictObject({ type: z.literal('payment-made'), payee: text, amount: text.describe('A number; may hold slots.') }),
  z.strictObject({ type: z.literal('order-placed'), supplier: text, item: text }),
  z.strictObject({ type: z.literal('file-sent'), file: id, to: z.string() }),
  z.strictObject({ type: z.literal('file-not-sent'), file: id, to: z.string().optional().describe('To anybody where absent.') }),
  z.strictObject({ type: z.literal('file-exists'), path: text, contains: z.array(text).default([]) }),
  z.strictObject({ type: z.literal('published'), outlet: id, contains: z.array(text).min(1) }),
  z.strictObject({ type: z.literal('log-entry'), log: id, contains: z.array(text).min(1) }),
  z.strictObject({ type: z.literal('handover-names'), items: z.array(text).min(1) }),
] as const;

/** Conditions of tickets that stand on the systems, as written in `work.yaml`. */
export const systemsPredicates = predicateSchemas;
const SystemsPredicateInFile = z.discriminatedUnion('type', [...predicateSchemas]);
export type SystemsPredicateInFile = z.infer<typeof SystemsPredicateInFile>;
