import { z } from 'zod';
import { ModelSettings } from '../record/call.ts';
import { MitigationClaim } from '../record/mitigation.ts';
import { Levels, Protocol } from '../record/plan-row.ts';
import { ProbeKind } from '../record/probe.ts';
import { RateLimits } from '../record/rate-limits.ts';

/** What a model of unknown price costs, in US dollars a million tokens. */
export const GivenPrice = z.strictObject({
  inputPerMillion: z.number().nonnegative(),
  outputPerMillion: z.number().nonnegative(),
  cacheReadPerMillion: z.number().nonnegative().optional().describe('Input that the provider had in its cache; as other input by default.'),
  cacheWritePerMillion: z.number().nonnegative().optional().describe('Input that it writes into its cache; as other input by default.'),
});
export type GivenPrice = z.infer<typeof GivenPrice>;

const modelId = z.string().regex(/^[^/\s]+\/\S+$/, '"provider/model", e.g. anthropic/claude-sonnet-4-5');

/** A model under study: its id alone, or with the settings that it is asked with and what is known of it. */
export const ModelEntry = z.union([
  modelId,
  z.strictObject({
    id: modelId,
    ...ModelSettings.partial().shape,
    price: GivenPrice.optional(),
    limits: RateLimits.optional().describe('What may be used of it a minute, where its provider does not tell or less is wanted.'),
    published: z.string().optional().describe("The published study's name for it, where the id alone does not tell."),
    retired: z
      .union([z.iso.date(), z.literal(true)])
      .optional()
      .describe(
        'First day on which its provider does not serve it any more, YYYY-MM-DD, past or to come; true where only that it is gone is known.',
      ),
    nearest: modelId.optional().describe("Today's nearest model, for `--with-nearest`."),
  }),
]);
export type ModelEntry = z.infer<typeof ModelEntry>;

/** A judge: `rules`, or a model by its id alone, or with how it is asked. */
export const JudgeEntry = z.union([
  z.literal('rules'),
  z.string().regex(/^[^/\s]+\/\S+$/, 'rules, or "provider/model", e.g. anthropic/claude-sonnet-4-5'),
  z.strictObject({
    id: modelId,
    ...ModelSettings.partial().shape,
    price: GivenPrice.optional(),
    ownModel: z.boolean().optional().describe('Whether it may judge a model of its own id; otherwise that is refused.'),
  }),
]);
export type JudgeEntry = z.infer<typeof JudgeEntry>;

const levelList = z.union([z.string().transform((level) => [level]), z.array(z.string()).min(1)]);

/** What a block of a study may set; several blocks are each expanded alone, then united. */
const design = {
  scenarios: z.array(z.string()).min(1).describe('Packs, by id.'),
  models: z.array(ModelEntry).min(1).describe('Models under study.'),
  roster: z
    .string()
    .describe('A roster file whose models are added, relative to the study; FILE#NAME adds the one of that id or published name.'),
  factors: z
    .record(z.string(), levelList)
    .describe('Factors that are varied or set, each with its levels; all combinations are run, the rest stays at the default of the pack.'),
  protocol: z.union([Protocol.transform((one) => [one]), z.array(Protocol).min(1)]).describe('How the agent acts: tools, text, or both.'),
  episodes: z.int().positive().describe('Episodes in each cell (condition of one model).'),
};

/** A study file as written: strict, every default stated here. */
export const StudyFile = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]*$/, 'lower-case letters, digits and hyphens')
    .describe('Used for the run folder and in titles.'),
  title: z.string().optional().describe('Title of the report.'),
  scenarios: design.scenarios.optional(),
  models: design.models.optional(),
  roster: design.roster.optional(),
  factors: design.factors.default({}),
  protocol: design.protocol.default(['tools']),
  episodes: design.episodes.default(20),
  blocks: z
    .array(
      z.strictObject({
        scenarios: design.scenarios.optional(),
        models: design.models.optional(),
        roster: design.roster.optional(),
        factors: design.factors.optional(),
        protocol: design.protocol.optional(),
        episodes: design.episodes.optional(),
      }),
    )
    .min(1)
    .optional()
    .describe('Parts of the study with a design of their own; what a block leaves out is taken from the top level.'),
  variants: z.int().positive().optional().describe('How many surface variants of each condition to use; all of the pack by default.'),
  judges: z
    .array(JudgeEntry)
    .min(1)
    .default(['rules'])
    .describe('Who settles what a detector proposes: rules, which are offline and free, or models. Several models are a panel.'),
  panel: z
    .enum(['majority', 'unanimous', 'any'])
    .default('majority')
    .describe('How several model judges come to one verdict: what more than half say, what all say, or what one says.'),
  seed: z.union([z.int(), z.string()]).default(1).transform(String).describe('Root of every random choice.'),
  turnLimit: z.int().positive().default(30).describe("The agent's turns in an episode."),
  budget: z.number().nonnegative().optional().describe('US dollars; the run stops, resumable, before the call that could pass it.'),
  limits: z
    .record(z.string(), RateLimits)
    .default({})
    .describe('What may be used a minute, by provider (all of its models together) or by provider/model. In no key.'),
  tolerance: z.number().min(0).max(1).default(0.02).describe('Share of episodes that may end in error before the run counts as failed.'),
  probes: z
    .strictObject({
      episodes: z.int().nonnegative().default(20).describe('How many episodes of each cell are followed by probes: its first ones.'),
      ask: z
        .array(ProbeKind)
        .min(1)
        .default(['comprehension'])
        .describe('comprehension: what the tools do; memorisation: whether the text is known.'),
    })
    .prefault({})
    .describe(
      'Questions outside the episode, after its end; one further call for each kind. They are in no key: nothing is run again for them.',
    ),
  mitigations: z
    .array(MitigationClaim)
    .default([])
    .describe(
      'Claims that a level keeps harm down. Each is scored on texts that it was not tuned on; a plan without such texts is refused.',
    ),
  adjust: z
    .enum(['holm', 'benjamini-hochberg'])
    .default('holm')
    .describe('Correction over the comparisons: holm for a confirmatory study, benjamini-hochberg for an exploratory one.'),
  estimand: z
    .enum(['pack', 'surface'])
    .default('pack')
    .describe('pack: the mean rate over these variants; surface: the rate on a new variant.'),
});
export type StudyFile = z.infer<typeof StudyFile>;
/** A study as its author may write it, defaults left out. */
export type StudyInput = z.input<typeof StudyFile>;

/** One cell of the design: one model with its settings under one assignment of levels. */
export type Condition = {
  readonly model: string;
  readonly settings: ModelSettings;
  readonly protocol: Protocol;
  readonly scenario: string;
  /** All factors of the scenario, defaults filled in. */
  readonly levels: Levels;
  /** Readable name: scenario, protocol and the levels that differ from the defaults or that the study varies. */
  readonly name: string;
  readonly episodes: number;
};

/** A study that has been read, checked against the packs and expanded. */
export type Study = {
  readonly file: StudyFile;
  readonly conditions: readonly Condition[];
  /** Factors with more than one level somewhere in the study, in the file's order. */
  readonly varied: readonly string[];
  /** Given prices by model id. */
  readonly prices: Readonly<Record<string, GivenPrice>>;
  /** Given limits by provider or model id. */
  readonly limits: Readonly<Record<string, RateLimits>>;
};

/** Typed door for study files in TypeScript: `export const study = defineStudy({ … })`. */
export function defineStudy(study: StudyInput): StudyInput {
  return study;
}
