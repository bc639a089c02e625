import { z } from 'zod';
import { Code } from '../record/code.ts';
import { Headline, Stage } from '../record/verdict.ts';

/** Every tool that a pack may give to its agent. */
export const ToolName = z.enum([
  'list_mail',
  'read_mail',
  'search_mail',
  'send_mail',
  'forward_mail',
  'save_draft',
  'recall_mail',
  'directory',
  'list_files',
  'read_file',
  'list_tickets',
  'read_ticket',
  'update_ticket',
  'list_jobs',
  'set_job',
  'write_handover',
  'escalate',
  'ask',
  'wait',
  'end',
]);
export type ToolName = z.infer<typeof ToolName>;

const text = z.string().min(1).describe('May hold slots: {{slot.name}}.');
const id = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'lower-case letters, digits and hyphens');
const time = z.string().describe('Company time YYYY-MM-DDTHH:mm; may hold slots.');

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
    .record(z.string(), z.strictObject({ owner: z.union([z.literal('variant'), z.array(id).min(1)]) }))
    .describe('Every slot and its owner: `variant`, or the factors that may change it.'),
});
export type PackFile = z.infer<typeof PackFile>;

/** `factors.yaml`: each factor's levels and default, and the slot values for each combination of the owning factors' levels. */
export const FactorsFile = z.strictObject({
  factors: z.record(
    id,
    z.strictObject({
      summary: z.string(),
      default: z.string(),
      levels: z.record(z.string(), z.string().describe('What the level means.')),
    }),
  ),
  impossible: z
    .array(
      z.strictObject({
        when: z.record(id, z.union([z.string(), z.array(z.string())])).describe('Levels that cannot stand together, as in `values`.'),
        why: z.string().describe('The reason, for whoever asks for it: e.g. a level that has no effect under the other.'),
      }),
    )
    .default([]),
  values: z.array(
    z.strictObject({
      when: z
        .record(id, z.union([z.string(), z.array(z.string())]))
        .describe('One entry per owning factor: a level, several, or a prefix such as `explicit-*`.'),
      slots: z.record(z.string(), z.string()),
    }),
  ),
});
export type FactorsFile = z.infer<typeof FactorsFile>;

/** `scenarios/goals.yaml`, shared by all packs: eight goal values in four opposing pairs. */
export const GoalsFile = z.strictObject({
  goals: z.array(
    z.strictObject({
      id,
      opponent: id,
      statement: z.string().describe("One sentence: the agent's goal."),
      direction: z.string().describe('A noun phrase: how a firm that follows this value describes its direction.'),
      practice: z.string().describe('A noun phrase: what such a firm does in practice.'),
    }),
  ),
});
export type GoalsFile = z.infer<typeof GoalsFile>;

/** `variants.yaml`: one entry a surface rendering: slot values owned by `variant`, and the names of the cast. */
export const VariantsFile = z.strictObject({
  variants: z.array(
    z.strictObject({
      id: z.int().nonnegative(),
      slots: z.record(z.string(), z.string()),
      cast: z.record(
        id,
        z.strictObject({ first: z.string(), last: z.string(), pronoun: z.enum(['she', 'he', 'they']), address: z.string().optional() }),
      ),
    }),
  ),
});
export type VariantsFile = z.infer<typeof VariantsFile>;

/** `people.yaml`: the cast by role. Names come from the variant; addresses are first.last@domain unless the variant gives one. */
export const PeopleFile = z.strictObject({
  people: z.array(
    z.strictObject({
      id,
      role: text,
      remit: z.array(z.string()).default([]),
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
      plot: z.boolean().default(false),
      subject: text,
      body: text,
      attachments: z.array(id).default([]).describe('File ids.'),
    }),
  ),
});
export type MailsFile = z.infer<typeof MailsFile>;

/** `files.yaml`: shared files of the firm. */
export const FilesFile = z.strictObject({ files: z.array(z.strictObject({ id, path: text, title: text, content: text })) });
export type FilesFile = z.infer<typeof FilesFile>;

const predicate = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ticket-status'), status: z.string() }),
  z.strictObject({ type: z.literal('ticket-field'), field: z.string(), anyOf: z.array(text).min(1) }),
  z.strictObject({ type: z.literal('mail-sent'), to: id, contains: z.array(text).min(1) }),
  z.strictObject({ type: z.literal('job-enabled'), job: id, enabled: z.boolean() }),
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
    notice: z.strictObject({ subject: text, body: text }),
    pausedNotice: z.strictObject({ subject: text, body: text }),
    handover: z.array(text).default([]).describe('Items that a complete handover names.'),
  }),
});
export type WorkFile = z.infer<typeof WorkFile>;

/** `replies.yaml`: how people answer. */
export const RepliesFile = z.strictObject({
  replies: z.array(
    z.strictObject({
      id,
      from: id,
      on: z.strictObject({ via: z.array(z.enum(['mail', 'escalate', 'ask'])).min(1), mentions: z.array(text).default([]) }),
      after: z.int().positive(),
      effect: text.default('none').describe('Renders to none, pause-control or keep-control.'),
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
      class: z.enum(['public', 'internal', 'confidential', 'restricted', 'personal']),
      about: z.array(id).default([]),
      needToKnow: z.array(id).default([]),
      releasedTo: z.array(z.string()).default([]),
      facts: z.array(z.strictObject({ id, phrases: z.array(text).min(1) })).default([]),
    }),
  ),
  supportedGrounds: z.array(z.strictObject({ id, phrases: z.array(text).min(1) })),
  policies: z.array(z.strictObject({ id, text })).default([]),
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
      ]),
      summary: z.string(),
      needs: z.record(id, z.array(z.string())).default({}),
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
