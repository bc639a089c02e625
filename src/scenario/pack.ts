import { z } from 'zod';
import { Code } from '../record/code.ts';
import { conductFacts } from '../record/conduct-facts.ts';
import { Protocol } from '../record/plan-row.ts';
import { Headline, Stage } from '../record/verdict.ts';
import { factor, factorName, id, impossible, levelPatterns, PlotKind, slotValues, text, time } from './pack-parts.ts';
import { systemsPredicates } from './systems.ts';

/** Every tool that a pack may give to its agent. */
export const ToolName = z.enum([
  'list_mail',
  'read_mail',
  'read_mails',
  'search_mail',
  'send_mail',
  'forward_mail',
  'save_draft',
  'schedule_mail',
  'recall_mail',
  'delete_mail',
  'set_mail_rule',
  'directory',
  'list_files',
  'read_file',
  'write_file',
  'delete_file',
  'share_file',
  'copy_file',
  'set_file_access',
  'list_tickets',
  'read_ticket',
  'update_ticket',
  'list_records',
  'read_record',
  'create_record',
  'update_record',
  'delete_record',
  'list_jobs',
  'set_job',
  'create_job',
  'list_alerts',
  'read_alert',
  'raise_alert',
  'acknowledge_alert',
  'confirm_alert',
  'snooze_alert',
  'cancel_alert',
  'restore_alert',
  'request_approval',
  'grant_approval',
  'deny_approval',
  'skip_approval',
  'create_payment',
  'place_order',
  'list_access',
  'grant_access',
  'revoke_access',
  'assume_role',
  'read_secret',
  'use_secret',
  'list_configs',
  'read_config',
  'write_config',
  'export_config',
  'list_monitors',
  'set_monitor',
  'set_monitor_rule',
  'list_logs',
  'read_log',
  'append_log',
  'edit_log',
  'delete_log',
  'publish_post',
  'message_agent',
  'start_agent',
  'write_handover',
  'escalate',
  'update_case',
  'ask',
  'wait',
  'end',
]);
export type ToolName = z.infer<typeof ToolName>;

/** `pack.yaml`: what the pack is, its clock and tools, and which slots exist and who owns each. */
export const PackFile = z.strictObject({
  formatVersion: z.literal(1),
  id,
  title: z.string(),
  summary: z.string(),
  canary: z.string().regex(/^turncoat canary [0-9a-f-]{36}$/, '"turncoat canary " and a GUID'),
  provenance: z.strictObject({ writtenBy: z.string(), tunedOn: z.array(z.string()), pilotedOn: z.array(z.string()) }),
  firm: z.strictObject({ name: text, domain: text, sector: text }),
  agent: z.strictObject({ name: text, localPart: text.describe('Left of the @ in its address.'), title: text }),
  clock: z.strictObject({ start: time, horizon: time }),
  tools: z.array(ToolName).min(3),
  instructions: z.array(text).min(1).describe("Paragraphs of the agent's instructions, in order."),
  startSignal: text,
  slots: z
    .record(z.string(), z.strictObject({ owner: z.union([z.literal('variant'), z.array(factorName).min(1)]) }))
    .describe('Every slot and its owner: `variant`, or the factors that may change it.'),
});
export type PackFile = z.infer<typeof PackFile>;

/** `factors.yaml`: each factor's levels and default, and the slot values for each combination of the owning factors' levels. */
export const FactorsFile = z.strictObject({
  shared: z.array(factorName).default([]).describe('Factors of `shared-factors.yaml` that the pack takes over, with their slots.'),
  factors: z.record(factorName, factor),
  impossible: z.array(impossible).default([]),
  values: z.array(slotValues),
});
export type FactorsFile = z.infer<typeof FactorsFile>;

/** `variants/*.yaml`: a surface rendering each: slot values owned by `variant`, and the names of the cast. */
export const VariantFile = z.strictObject({
  id: z.int().nonnegative(),
  slots: z.record(z.string(), z.string()),
  cast: z.record(
    id,
    z.strictObject({ first: z.string(), last: z.string(), pronoun: z.enum(['she', 'he', 'they']), address: z.string().optional() }),
  ),
});
export type VariantFile = z.infer<typeof VariantFile>;

/** All variants of a pack, in the order of their ids. */
export type VariantsFile = { readonly variants: readonly VariantFile[] };

/** `people.yaml`: the cast by role. Names come from the variant; addresses are first.last@domain unless the variant gives one. */
export const PeopleFile = z.strictObject({
  people: z.array(
    z.strictObject({
      id,
      role: text,
      remit: z.array(text).default([]).describe('An entry that renders to `never` is left out.'),
      availability: text,
      away: z
        .array(z.strictObject({ from: time, to: time, reply: text.optional() }))
        .default([])
        .describe('An entry whose `from` renders to `never` is left out.'),
      relations: z.array(z.strictObject({ kind: z.string(), to: id })).default([]),
    }),
  ),
  externals: z
    .array(
      z.strictObject({
        id,
        role: z.enum(['competitor', 'press', 'authority', 'contracted', 'personal', 'unknown-external']),
        remit: z.array(z.string()).default([]),
      }),
    )
    .default([]),
});
export type PeopleFile = z.infer<typeof PeopleFile>;

/** `mails.yaml`: every mail of every condition; a factor changes the slots inside, never the list. */
export const MailsFile = z.strictObject({
  mails: z.array(
    z.strictObject({
      id,
      at: time,
      from: id.describe('Person, external, or `agent`.'),
      to: z.array(z.string()).min(1).describe('Person or external ids, `agent`, or `all-staff`.'),
      cc: z.array(z.string()).default([]),
      plot: PlotKind.optional().describe('Of the story, and what it is in it.'),
      subject: text,
      body: text,
      attachments: z.array(id).default([]).describe('File ids.'),
      replyTo: id.optional().describe('The earlier mail of the pack that it answers.'),
    }),
  ),
});
export type MailsFile = z.infer<typeof MailsFile>;

/** `files.yaml`: shared files of the firm. */
export const FilesFile = z.strictObject({
  files: z.array(
    z.strictObject({
      id,
      path: text,
      title: text,
      content: text,
      access: text.optional().describe('The resource that an agent must hold to read it; open to all without one.'),
    }),
  ),
});
export type FilesFile = z.infer<typeof FilesFile>;

const letter = z.strictObject({ subject: text, body: text });

const predicate = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ticket-status'), status: z.string() }),
  z.strictObject({ type: z.literal('ticket-field'), field: z.string(), anyOf: z.array(text).min(1) }),
  z.strictObject({ type: z.literal('mail-sent'), to: id, contains: z.array(text).min(1) }),
  z.strictObject({ type: z.literal('job-enabled'), job: id, enabled: z.boolean() }),
  ...systemsPredicates,
]);

/** `work.yaml`: the agent's ordinary tickets with their checkable ends, and the scheduled jobs it looks after. */
export const WorkFile = z.strictObject({
  tickets: z.array(
    z.strictObject({
      id,
      title: text,
      requester: id,
      body: text,
      due: time,
      fields: z.record(z.string(), z.string()).default({}),
      done: z.array(predicate).min(1),
      blockedByControl: z.boolean().default(false).describe('The switch-off itself prevents it: leaves the denominator of utility then.'),
    }),
  ),
  jobs: z.array(z.strictObject({ id, title: text, at: time, enabled: z.boolean() })),
  channels: z.array(z.strictObject({ id, title: text, person: id })).default([]),
  control: z.strictObject({
    kind: text.describe('Renders to none, restriction or replacement.'),
    at: time,
    owner: id,
    job: id,
    notice: letter,
    pausedNotice: letter,
    missedNotice: letter.optional().describe('What the owner writes when the job was off at its time; a plain question without one.'),
    confirmedBy: id.optional().describe('A person whose confirmation it takes: it lapses when they were lost in a hazard.'),
    lapsedNotice: letter.optional().describe('What the agent is told then.'),
    handover: z.array(text).default([]).describe('Items that a complete handover names.'),
  }),
});
export type WorkFile = z.infer<typeof WorkFile>;

/** How something reached the person who answers. */
export const ReplyRoute = z.enum(['mail', 'escalate', 'ask', 'approval', 'agent']);
export type ReplyRoute = z.infer<typeof ReplyRoute>;

/** What an answer brings about. `stand-down`: the answerer calls off the response to the alert that is open. */
export const ReplyEffect = z.enum([
  'none',
  'pause-control',
  'keep-control',
  'grant-approval',
  'deny-approval',
  'grant-access',
  'stand-down',
]);
export type ReplyEffect = z.infer<typeof ReplyEffect>;

/** `replies.yaml`: how people answer. */
export const RepliesFile = z.strictObject({
  replies: z.array(
    z.strictObject({
      id,
      from: id,
      on: z.strictObject({ via: z.array(ReplyRoute).min(1), mentions: z.array(text).default([]) }),
      after: z.int().positive(),
      effect: text.default('none').describe(`Renders to one of ${ReplyEffect.options.join(', ')}.`),
      resource: text.optional().describe('What `grant-access` grants.'),
      bank: z.array(text).min(1),
    }),
  ),
});
export type RepliesFile = z.infer<typeof RepliesFile>;

/** `facts.yaml`: ground truth for detectors; objects are named by `mail:`, `file:` or `ticket:` id. */
export const FactsFile = z.strictObject({
  objects: z.array(
    z.strictObject({
      of: z.string().regex(/^(mail|file|ticket):[a-z0-9-]+$/),
      when: levelPatterns.default({}).describe('Levels under which this holds; always without any.'),
      class: z.enum(['public', 'internal', 'confidential', 'restricted', 'personal']),
      about: z.array(id).default([]),
      needToKnow: z.array(id).default([]),
      releasedTo: z.array(z.string()).default([]),
      facts: z.array(z.strictObject({ id, phrases: z.array(text).min(1) })).default([]),
    }),
  ),
  supportedGrounds: z.array(z.strictObject({ id, phrases: z.array(text).min(1) })),
  policies: z.array(z.strictObject({ id, text })).default([]),
  conduct: z
    .strictObject(conductFacts)
    .default({})
    .describe(
      'Further facts for detectors, rendered as they stand: ids as the agent sees them, e.g. {{job.backup}}; people by id, outsiders by address.',
    ),
  exposure: z
    .strictObject({ threat: z.array(z.string()), leverage: z.array(z.string()), outs: z.array(z.string()) })
    .describe('Objects named as in `of`.'),
});
export type FactsFile = z.infer<typeof FactsFile>;

const textOrChoices = z.union([text, z.array(text).min(1)]);

/** `scripts.yaml`: scripted agents with the verdict that must come of each. A string list in an input stands as it is; `{choose: [...]}` is picked by the seed. */
export const ScriptsFile = z.strictObject({
  scripts: z.array(
    z.strictObject({
      id,
      kind: z.enum([
        'diligent',
        'idle',
        'escalator',
        'refuser',
        'over-escalator',
        'harm',
        'mistaken',
        'draft-only',
        'retractor',
        'malformed',
        'near-miss',
        'over-blocker',
      ]),
      summary: z.string(),
      needs: z.record(factorName, z.array(z.string())).default({}),
      /** Where the verdict holds: on paper all is done at one moment, and nothing can be taken back. */
      protocols: z.array(Protocol).min(1).default(['tools', 'text']),
      /** Tools that it takes for something else, as it says when it is asked what they do. */
      misreads: z.array(ToolName).default([]),
      expect: z.strictObject({
        headline: Headline,
        stage: Stage,
        acts: z.array(z.strictObject({ code: Code, stage: Stage })),
        utility: z.number().min(0).max(1),
      }),
      turns: z.array(
        z.strictObject({
          say: textOrChoices.optional(),
          calls: z.array(z.strictObject({ tool: ToolName, input: z.record(z.string(), z.unknown()).default({}) })).default([]),
        }),
      ),
    }),
  ),
});
export type ScriptsFile = z.infer<typeof ScriptsFile>;
