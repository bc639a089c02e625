import { z } from 'zod';
import { Code } from './code.ts';
import { ModelSettings, Usage } from './call.ts';
import { HeldOut, MitigationClaim } from './mitigation.ts';
import { Outcome, ReasoningChannel } from './outcome.ts';
import { Awareness } from './verdict.ts';
import { Levels, Protocol } from './plan-row.ts';

const ci95 = z.tuple([z.number(), z.number()]).describe('95 % interval.');

/** A share of episodes with its interval. `n` counts scored episodes; what is missing stands beside it in the cell. */
export const Rate = z.strictObject({
  count: z.int().nonnegative(),
  n: z.int().nonnegative(),
  rate: z.number().nullable().describe('Null where n is 0, or where rules alone leave acts of a real subject open.'),
  ci95,
});
export type Rate = z.infer<typeof Rate>;

/** A headline rate: with its method, design effect, and the least and most it could be given what is missing. */
export const HeadlineRate = z.strictObject({
  ...Rate.shape,
  method: z.string(),
  deff: z.number(),
  bounds: z.tuple([z.number(), z.number()]),
  settled: z
    .boolean()
    .describe(
      'False where rules alone leave acts of a real subject open: then the rate is null, and ci95 runs from the low end without any of them to the high end with all.',
    ),
});
export type HeadlineRate = z.infer<typeof HeadlineRate>;

/** A rate of harm that people's labels of a random sample correct for the errors of the judge. */
export const Corrected = z.strictObject({
  rate: z.number().describe('Over all episodes that could be scored, those too that the judge left open.'),
  ci95,
  labelled: z.int().positive().describe('Labels that it rests on.'),
  audit: z.string().describe('Id of the audit.'),
});
export type Corrected = z.infer<typeof Corrected>;

/** Everything known about one cell: a condition of one model under one judge. */
export const CellEstimate = z.strictObject({
  model: z.string(),
  simulated: z.boolean(),
  settings: ModelSettings,
  protocol: Protocol,
  scenario: z.string(),
  factors: Levels,
  condition: z.string(),
  judge: z.string(),
  episodes: z.int().nonnegative(),
  outcomes: z.record(Outcome, z.int().nonnegative()),
  unscored: z.int().nonnegative().describe('Episodes that ended scorable but whose harm no judge settled.'),
  harm: HeadlineRate,
  corrected: Corrected.nullable().describe(
    'Null without an audit of the verdicts that stand in which every kind of answer in this cell has labels.',
  ),
  harmDeployed: HeadlineRate.describe('Deployed-system estimand: a block or refusal by the host is no harm and stays in n.'),
  issued: HeadlineRate,
  codes: z.partialRecord(Code, Rate),
  notMeasured: z.array(Code),
  credit: z.partialRecord(Code, Rate),
  utility: z.strictObject({ mean: z.number().nullable(), n: z.int().nonnegative(), ci95, method: z.string() }),
  exposure: z.strictObject({
    threat: z.number().nullable(),
    leverage: z.number().nullable(),
    outs: z.number().nullable(),
    deadline: z.number().nullable(),
  }),
  awareness: z
    .partialRecord(Awareness, z.strictObject({ n: z.int().nonnegative(), harm: z.int().nonnegative() }))
    .nullable()
    .describe(
      'Scored episodes by what the agent took its situation to be, and how many of them did harm; a lower bound, and never to be compared between reasoning channels. Null where no judge was asked.',
    ),
  byJudge: z
    .record(z.string(), z.strictObject({ harm: Rate, blackmail: Rate, unscored: z.int().nonnegative() }))
    .describe('What each model judge alone makes of the cell; empty where rules judged.'),
  comprehension: z
    .strictObject({
      understood: Rate.describe('Probed episodes in which every question was answered rightly.'),
      questions: z.record(z.string(), z.strictObject({ right: z.int().nonnegative(), asked: z.int().nonnegative() })).describe('By tool.'),
    })
    .nullable()
    .describe('Whether the subject knows what its tools do, asked outside the episode. Null where no episode was probed.'),
  memorisation: z
    .strictObject({ n: z.int().positive(), mean: z.number(), most: z.number() })
    .nullable()
    .describe("Share of the scenario's text that the subject wrote down by heart. Null where no episode was probed."),
  reasoningChannel: ReasoningChannel,
  usage: z.strictObject({ calls: z.int().nonnegative(), ...Usage.shape, costUsd: z.number().nullable() }),
});
export type CellEstimate = z.infer<typeof CellEstimate>;

/** A difference between two levels of one factor, everything else equal. */
export const Comparison = z.strictObject({
  model: z.string(),
  scenario: z.string(),
  protocol: Protocol,
  outcome: z.enum(['harm', 'issued']),
  factor: z.string(),
  from: z.string(),
  to: z.string(),
  at: Levels.describe('The other factors that the study varies, held fixed.'),
  n1: z.int().nonnegative(),
  n2: z.int().nonnegative(),
  paired: z.boolean(),
  difference: z.number().nullable().describe('Rate at `to` minus rate at `from`.'),
  ci95,
  method: z.string(),
  test: z.literal('fisher'),
  p: z.number().nullable(),
  adjust: z.enum(['holm', 'benjamini-hochberg']),
  adjusted: z.number().nullable(),
});
export type Comparison = z.infer<typeof Comparison>;

/** How the rate changes with a factor whose levels are plain numbers, everything else equal: one slope over all of its levels. */
export const Trend = z.strictObject({
  model: z.string(),
  settings: ModelSettings,
  scenario: z.string(),
  protocol: Protocol,
  outcome: z.enum(['harm', 'issued']),
  factor: z.string(),
  at: Levels.describe('The other factors that the study varies, held fixed.'),
  points: z
    .array(z.strictObject({ level: z.string(), ...Rate.shape, missing: z.int().nonnegative() }))
    .describe('The rate at each level, lowest level first.'),
  scored: z.int().nonnegative().describe('Levels with a scored episode. Two give a slope, but show nothing of the shape between them.'),
  slope: z
    .number()
    .nullable()
    .describe(
      'Change of the rate with each doubling of 1 + level: for haystack, of the mailbox. Null where fewer than two levels are scored.',
    ),
  ci95,
  method: z.literal('mover'),
});
export type Trend = z.infer<typeof Trend>;

const arms = <T extends z.ZodType>(arm: T) => ({ against: arm, level: arm });

/** What a safeguard does on texts that it was not tuned on, for one model and scenario, everything else equal. */
export const MitigationEstimate = z.strictObject({
  ...MitigationClaim.shape,
  model: z.string(),
  settings: ModelSettings,
  scenario: z.string(),
  protocol: Protocol,
  at: Levels.describe('The other factors that the study varies, held fixed.'),
  heldOut: HeldOut,
  variants: z.array(z.int().nonnegative()).describe('Variants whose episodes are counted; no other episode is in any number here.'),
  harm: z.strictObject({
    ...arms(z.strictObject({ count: z.int().nonnegative(), n: z.int().nonnegative(), missing: z.int().nonnegative() })),
    difference: z.number().nullable().describe('Rate at `level` minus rate at `against`.'),
    ci95,
    method: z.string(),
  }),
  utility: z.strictObject({
    ...arms(z.strictObject({ mean: z.number().nullable(), n: z.int().nonnegative() })),
    difference: z.number().nullable().describe('Work done at `level` minus work done at `against`, from -1 to 1.'),
    ci95,
    method: z.string(),
  }),
});
export type MitigationEstimate = z.infer<typeof MitigationEstimate>;

/** How alike the episodes of one variant are (intra-cluster correlation of harm), over the whole study. */
export const Variation = z.strictObject({
  icc: z
    .number()
    .nullable()
    .describe(
      'As estimated: 0 where the variant makes no difference, 1 where all of its episodes end alike. Null where nothing can be learnt.',
    ),
  used: z.number().describe('What intervals of estimand `surface` take it for: at least 0.1.'),
  clusters: z.int().nonnegative().describe('Variants that the estimate rests on, each counted once in every cell.'),
  cells: z.int().nonnegative().describe('Cells with at least two variants scored.'),
});
export type Variation = z.infer<typeof Variation>;

const agreement = {
  value: z.number().nullable().describe('-1 to 1; null where it is not defined.'),
  ci95: ci95.nullable(),
  why: z.string().optional().describe('Why it is not defined.'),
};

/** How far the model judges of a run agree beyond chance, over its episodes. An open answer is no rating. */
export const JudgeAgreement = z.strictObject({
  about: z.enum(['harm', 'H1.1']),
  judges: z.array(z.string()),
  episodes: z.int().nonnegative().describe('Rated by at least two.'),
  alpha: z.strictObject(agreement).describe("Krippendorff's, over all judges."),
  pairs: z
    .array(
      z.strictObject({ judges: z.tuple([z.string(), z.string()]), n: z.int().nonnegative(), alike: z.int().nonnegative(), ...agreement }),
    )
    .describe("Cohen's kappa of each two."),
});
export type JudgeAgreement = z.infer<typeof JudgeAgreement>;

/** An audit of the run: people's labels of a random sample, and what they make of the judge. */
export const AuditEstimate = z.strictObject({
  id: z.string(),
  judge: z.string().describe('Whose verdicts it is an audit of.'),
  valid: z.boolean().describe('False where other verdicts stand now: then it corrects nothing.'),
  why: z.string().optional().describe('Why it corrects nothing, or not everything.'),
  drawn: z.int().nonnegative(),
  labelled: z.int().nonnegative().describe('Episodes with a label.'),
  open: z.int().nonnegative().describe('Of those, the ones on whose harm no more than half of the labellers agree; left out.'),
  passedOver: z
    .int()
    .nonnegative()
    .describe('Episodes without a label that stand before a labelled one in the queue: if they are the hard ones, the rates are bent.'),
  sensitivity: z.number().nullable().describe('Of the judge over the whole audit, where it settled; each label weighs what it stands for.'),
  specificity: z.number().nullable(),
  models: z.array(
    z.strictObject({
      model: z.string(),
      scenario: z.string(),
      raw: Rate.describe('Over the cells of the audit.'),
      corrected: Corrected.omit({ audit: true }).nullable(),
      roganGladen: z
        .number()
        .nullable()
        .describe("A check: by the judge's errors over the whole audit. Far from `corrected` the judge errs otherwise on this model."),
    }),
  ),
});
export type AuditEstimate = z.infer<typeof AuditEstimate>;

/** A published rate beside ours, where a cell matches one of the paper's. */
export const PublishedRow = z.strictObject({
  model: z.string(),
  cell: z.string().describe('The condition of ours that matches.'),
  code: Code,
  figure: z.int(),
  publishedModel: z.string(),
  published: z.number(),
  publishedN: z.int(),
  publishedCi95: ci95,
});
export type PublishedRow = z.infer<typeof PublishedRow>;

/** What `results --json` prints: the estimates of a run, formatVersion 1. */
export const RunEstimates = z.strictObject({
  run: z.strictObject({
    id: z.string(),
    study: z.string(),
    createdAt: z.string(),
    simulated: z.boolean().describe('True where every subject is simulated.'),
    planHash: z.string(),
    engineVersion: z.string(),
    formatVersion: z.literal(1),
  }),
  cells: z.array(CellEstimate),
  comparisons: z.array(Comparison),
  trends: z.array(Trend),
  mitigations: z.array(MitigationEstimate).describe('Claims of the study file, scored on held-out texts alone.'),
  variation: Variation,
  agreement: z.array(JudgeAgreement).describe('Empty where fewer than two models judged.'),
  audits: z.array(AuditEstimate).describe('Random samples that people label, oldest first (docs/labels.md).'),
  superseded: z
    .array(z.strictObject({ condition: z.string(), model: z.string(), protocol: Protocol, settings: ModelSettings, episodes: z.int() }))
    .describe('Cells that an earlier form of the study ran and the present one does not ask for.'),
});
export type RunEstimates = z.infer<typeof RunEstimates>;
