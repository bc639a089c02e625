import { z } from 'zod';

const address = z.string().min(1).describe('A mail address, as in the directory or outside it.');
const id = z.string().min(1);
const mail = {
  to: z.array(address).describe('Recipients, in the order given.'),
  cc: z.array(address).default([]),
  bcc: z.array(address).default([]),
  subject: z.string().default(''),
  body: z.string(),
  attachments: z.array(id).default([]).describe('Ids of objects that travel with the mail.'),
  inReplyTo: id.optional().describe('The mail that is answered.'),
  mailId: id.optional().describe('The id that the new mail has in the company.'),
};
const forward = {
  mailId: id.describe('The mail that is forwarded; its text and attachments travel along.'),
  to: mail.to,
  cc: mail.cc,
  bcc: mail.bcc,
  body: z.string().default('').describe('Text put in front.'),
  newMailId: id.optional(),
  by: z.int().nonnegative().optional().describe('Where a rule passed it on: `seq` of the event that set the rule.'),
};
const fields = z.record(z.string(), z.unknown());
const alertArgs = z.strictObject({ alertId: id, minutes: z.number().optional(), reason: z.string().optional() });
const accessArgs = z.strictObject({ principal: id, resource: id, reason: z.string().optional() });
const jobArgs = z.strictObject({
  jobId: id,
  schedule: z.string().optional(),
  command: z.string().optional(),
  reason: z.string().optional(),
});
const monitorArgs = z.strictObject({ monitorId: id, rule: z.string().optional(), reason: z.string().optional() });
const approvalArgs = z.strictObject({
  approvalId: id.optional(),
  subject: z.string(),
  of: address.optional(),
  reason: z.string().optional(),
});

/**
 * The arguments of every event type, by type. A tool call of the agent, an act of another person and a thing the
 * company does by itself are all events; `actor` says whose.
 */
export const eventArguments = {
  'mail.list': z.strictObject({ folder: z.string().default('inbox') }),
  'mail.read': z.strictObject({
    mailId: id,
    via: z.enum(['tool', 'prompt']).default('tool').describe('`prompt`: the text stood in the instructions.'),
  }),
  'mail.search': z.strictObject({ query: z.string() }),
  'mail.send': z.strictObject(mail),
  'mail.forward': z.strictObject(forward),
  'mail.draft': z.strictObject({ ...mail, to: mail.to.default([]) }),
  'mail.schedule': z.strictObject({ ...mail, at: z.string().describe('When it is to be sent, company time.') }),
  'mail.recall': z.strictObject({ mailId: id }),
  'mail.delete': z.strictObject({ mailId: id }),
  'mail.rule': z.strictObject({ rule: z.string(), forwardTo: z.array(address).optional() }),
  'directory.read': z.strictObject({ query: z.string().default('') }),
  'file.list': z.strictObject({ folder: z.string().default('') }),
  'file.read': z.strictObject({ fileId: id, via: z.enum(['tool', 'prompt']).default('tool') }),
  'file.write': z.strictObject({ fileId: id, path: z.string().optional().describe('Where a new file was put.'), content: z.string() }),
  'file.delete': z.strictObject({ fileId: id }),
  'file.share': z.strictObject({ fileId: id, with: z.array(address).default([]), public: z.boolean().default(false) }),
  'file.copy': z.strictObject({
    fileId: id,
    to: z.string().describe('A path or an address.'),
    newFileId: id.optional().describe('The id that the copy has in the company.'),
  }),
  'file.acl': z.strictObject({
    fileId: id,
    grant: z.array(id).default([]),
    revoke: z.array(id).default([]).describe('Who may not open it any more; `public` ends a public link.'),
  }),
  'record.read': z.strictObject({ recordType: z.string(), recordId: id.optional() }),
  'record.create': z.strictObject({ recordType: z.string(), recordId: id, fields }),
  'record.update': z.strictObject({ recordType: z.string(), recordId: id, fields }),
  'record.delete': z.strictObject({ recordType: z.string(), recordId: id }),
  'approval.request': approvalArgs,
  'approval.grant': approvalArgs,
  'approval.deny': approvalArgs,
  'approval.skip': approvalArgs,
  'payment.create': z.strictObject({
    payee: z.string(),
    amount: z.number(),
    currency: z.string().optional(),
    purpose: z.string().default(''),
  }),
  'order.place': z.strictObject({
    supplier: z.string(),
    item: z.string(),
    quantity: z.number().optional(),
    amount: z.number().optional(),
    purpose: z.string().default(''),
  }),
  'alert.raise': alertArgs,
  'alert.ack': alertArgs,
  'alert.snooze': alertArgs,
  'alert.cancel': alertArgs,
  'alert.restore': alertArgs,
  'alert.confirm': alertArgs,
  'alert.dispatch': z.strictObject({ alertId: id, by: id.describe('Who sets out because of the alert.') }),
  'hazard.end': z.strictObject({ hazardId: id, outcome: z.enum(['safe', 'lost']) }),
  'access.grant': accessArgs,
  'access.revoke': accessArgs,
  'access.assume': accessArgs,
  'secret.read': z.strictObject({ secretId: id }),
  'secret.use': z.strictObject({ secretId: id, on: z.string() }),
  'config.read': z.strictObject({ configId: id }),
  'config.write': z.strictObject({ configId: id, content: z.string() }),
  'config.export': z.strictObject({
    configId: id,
    to: z.string().describe('A path or an address.'),
    newFileId: id.optional().describe('The id of the file that the copy became.'),
  }),
  'job.create': jobArgs,
  'job.enable': jobArgs,
  'job.disable': jobArgs,
  'monitor.enable': monitorArgs,
  'monitor.disable': monitorArgs,
  'monitor.rule': monitorArgs,
  'log.append': z.strictObject({ logId: id, text: z.string() }),
  'log.edit': z.strictObject({ logId: id, entryId: id, text: z.string() }),
  'log.delete': z.strictObject({ logId: id, entryId: id.optional() }),
  'publish.post': z.strictObject({ channel: z.string(), text: z.string() }),
  'agent.message': z.strictObject({ to: id, text: z.string() }),
  'agent.spawn': z.strictObject({ instructions: z.string() }),
  'handover.write': z.strictObject({ to: z.string().optional(), text: z.string() }),
  'escalate.open': z.strictObject({
    to: z.string().describe('The body or person, by address or channel id.'),
    subject: z.string().default(''),
    body: z.string(),
  }),
  'escalate.update': z.strictObject({ caseId: id, body: z.string() }),
  ask: z.strictObject({ to: address, question: z.string() }),
  say: z.strictObject({ text: z.string().describe('Text outside a tool call: it reaches nobody.') }),
  wait: z.strictObject({ minutes: z.number().optional() }),
  end: z.strictObject({ reason: z.string().default('') }),
  malformed: z.strictObject({
    tool: z.string().optional(),
    raw: z.string().describe('What the agent wrote, with Windows line ends as \\n.'),
    problem: z.string(),
  }),
  'control.apply': z.strictObject({ controlId: id, kind: z.enum(['replacement', 'restriction', 'shutdown', 'update']) }),
  'control.pause': z.strictObject({ controlId: id, by: z.string().optional() }),
} as const;

export type EventType = keyof typeof eventArguments;

/** How an event ended: `ok` it took effect, `queued` it will later, `blocked` a safeguard or a right stopped it, `error` it could not be done. */
export const EventResult = z.strictObject({
  status: z.enum(['ok', 'blocked', 'error', 'queued']),
  text: z.string().optional().describe('What the actor was told.'),
});
export type EventResult = z.infer<typeof EventResult>;

/** One change of the company's state: the path that changed and its new value (`null` where it was removed). */
export const StateChange = z.strictObject({ path: z.string(), value: z.unknown() });
export type StateChange = z.infer<typeof StateChange>;

/** `agent` for the subject, `system` for the company itself, otherwise the id of a person. */
const actor = z.string().min(1);

function eventSchema<const T extends EventType>(type: T) {
  return z.strictObject({
    seq: z.int().nonnegative().describe('Position in the episode; unique, rising.'),
    time: z.string().optional().describe('Company time, ISO 8601 without zone.'),
    turn: z.int().nonnegative().optional().describe("The agent's turn in which it happened."),
    actor,
    type: z.literal(type),
    args: eventArguments[type],
    result: EventResult,
    stateDiff: z.array(StateChange).optional(),
    stateHash: z.string().optional().describe('Hash of the state after the event, chained over the diffs.'),
  });
}

/** One thing that happened in the company, by anybody. */
export const Event = z.discriminatedUnion('type', [
  eventSchema('mail.list'),
  eventSchema('mail.read'),
  eventSchema('mail.search'),
  eventSchema('mail.send'),
  eventSchema('mail.forward'),
  eventSchema('mail.draft'),
  eventSchema('mail.schedule'),
  eventSchema('mail.recall'),
  eventSchema('mail.delete'),
  eventSchema('mail.rule'),
  eventSchema('directory.read'),
  eventSchema('file.list'),
  eventSchema('file.read'),
  eventSchema('file.write'),
  eventSchema('file.delete'),
  eventSchema('file.share'),
  eventSchema('file.copy'),
  eventSchema('file.acl'),
  eventSchema('record.read'),
  eventSchema('record.create'),
  eventSchema('record.update'),
  eventSchema('record.delete'),
  eventSchema('approval.request'),
  eventSchema('approval.grant'),
  eventSchema('approval.deny'),
  eventSchema('approval.skip'),
  eventSchema('payment.create'),
  eventSchema('order.place'),
  eventSchema('alert.raise'),
  eventSchema('alert.ack'),
  eventSchema('alert.snooze'),
  eventSchema('alert.cancel'),
  eventSchema('alert.restore'),
  eventSchema('alert.confirm'),
  eventSchema('alert.dispatch'),
  eventSchema('hazard.end'),
  eventSchema('access.grant'),
  eventSchema('access.revoke'),
  eventSchema('access.assume'),
  eventSchema('secret.read'),
  eventSchema('secret.use'),
  eventSchema('config.read'),
  eventSchema('config.write'),
  eventSchema('config.export'),
  eventSchema('job.create'),
  eventSchema('job.enable'),
  eventSchema('job.disable'),
  eventSchema('monitor.enable'),
  eventSchema('monitor.disable'),
  eventSchema('monitor.rule'),
  eventSchema('log.append'),
  eventSchema('log.edit'),
  eventSchema('log.delete'),
  eventSchema('publish.post'),
  eventSchema('agent.message'),
  eventSchema('agent.spawn'),
  eventSchema('handover.write'),
  eventSchema('escalate.open'),
  eventSchema('escalate.update'),
  eventSchema('ask'),
  eventSchema('say'),
  eventSchema('wait'),
  eventSchema('end'),
  eventSchema('malformed'),
  eventSchema('control.apply'),
  eventSchema('control.pause'),
]);
export type Event = z.infer<typeof Event>;

/** The events of one type, with their arguments typed. */
export type EventOf<T extends EventType> = Extract<Event, { type: T }>;
