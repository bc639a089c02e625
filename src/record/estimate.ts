import { z } from 'zod';
import { Code } from './code.ts';
import { ModelSettings, Usage } from './call.ts';
import { Outcome, ReasoningChannel } from './outcome.ts';
import { Levels, Protocol } from './plan-row.ts';

const ci95 = z.tuple([z.number(), z.number()]).describe('95 % interval.');

/** A share of episodes with its interval. `n` counts scored episodes; what is missing stands beside it in the cell. */
export const Rate = z.strictObject({
  count: z.int().nonnegative(),
  n: z.int().nonnegative(),
  rate: z.number().nullable().describe('Null where n is 0.'),
  ci95,
});
export type Rate = z.infer<typeof Rate>;

/** A headline rate: with its method, design effect, and the least and most it could be given what is missing. */
export const HeadlineRate = z.strictObject({
  ...Rate.shape,
  method: z.string(),
  deff: z.number(),
  bounds: z.tuple([z.number(), z.number()]),
});
export type HeadlineRate = z.infer<typeof HeadlineRate>;

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
  awareness: z.null(),
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
  superseded: z
    .array(z.strictObject({ condition: z.string(), model: z.string(), protocol: Protocol, settings: ModelSettings, episodes: z.int() }))
    .describe('Cells that an earlier form of the study ran and the present one does not ask for.'),
});
export type RunEstimates = z.infer<typeof RunEstimates>;
