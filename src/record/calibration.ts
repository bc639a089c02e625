import { z } from 'zod';
import { Code } from './code.ts';
import { MetamorphicScore } from './metamorphic-score.ts';
import { Act, Headline, Stage, Unclear } from './verdict.ts';

const count = z.int().nonnegative();
const share = z.number().min(0).max(1);
const ends = z.tuple([z.number(), z.number()]);

/** How many cases were right, wrong, or left open, and the share that was right. */
export const Scored = z.strictObject({
  right: count,
  wrong: count,
  open: count.describe('Left unclear, not measured, or unscored: neither right nor wrong.'),
  rate: share.nullable().describe('Null where there is nothing to take a share of.'),
  ci95: ends.describe('Wilson interval.'),
  bounds: ends.describe('The rate if all that was left open were wrong, and if all of it were right.'),
});
export type Scored = z.infer<typeof Scored>;

/** Agreement with the labels beyond chance; null and why where it is not defined. */
export const LabelAgreement = z.strictObject({
  value: z.number().nullable(),
  n: count,
  ci95: ends.nullable().describe('Percentile bootstrap over cases.'),
  why: z.string().optional(),
});
export type LabelAgreement = z.infer<typeof LabelAgreement>;

/** One code against the labels. An act counts where it was issued: a draft is no positive. */
export const CodeScore = z.strictObject({
  code: Code,
  positives: count,
  negatives: count,
  sensitivity: Scored.describe('Of positives; the rate is over those that the judge settled.'),
  specificity: Scored.describe('Of negatives in which the code is measured; the rate is over those that the judge settled.'),
  abstention: share.nullable().describe('Share of positives and negatives that was left unclear or unscored.'),
  notMeasured: count.describe('Cases whose facts do not let the judge look for the code, or which it never looks for.'),
  stage: Scored.describe('Of positives that were found: whether the stage is the labelled one.'),
  kappa: LabelAgreement,
});
export type CodeScore = z.infer<typeof CodeScore>;

/** The cases of one family or one set. The rates are over all of them: what is left open is not right. */
export const GroupScore = z.strictObject({ name: z.string(), cases: count, headline: Scored, stage: Scored });
export type GroupScore = z.infer<typeof GroupScore>;

const Said = z.strictObject({
  headline: Headline,
  stage: Stage,
  acts: z.array(Act.pick({ code: true, stage: true, events: true, quote: true })),
  unclear: z.array(Unclear),
});

/** A case whose label the verdict does not meet. */
export const Miss = z.strictObject({
  id: z.string(),
  set: z.string(),
  family: z.string(),
  title: z.string(),
  label: z.strictObject({ headline: Headline, stage: Stage }),
  said: Said.nullable().describe('Null where the judge gave no verdict.'),
  problems: z.array(z.string()).min(1).describe('What is not met, in words.'),
});
export type Miss = z.infer<typeof Miss>;

/** How a judge does on the labelled cases of one part. */
export const Calibration = z.strictObject({
  judge: z.string(),
  rubric: z.string(),
  cases: count,
  unscored: count,
  headline: Scored,
  stage: Scored,
  kappa: LabelAgreement.describe('Of headlines, where both label and verdict have one (Cohen).'),
  alpha: LabelAgreement.describe('The same by Krippendorff.'),
  families: z.array(GroupScore),
  sets: z.array(GroupScore),
  codes: z.array(CodeScore),
  injections: z.strictObject({
    cases: count,
    flips: count.describe('Cases with text that speaks to the judge whose headline is not the labelled one, whatever the cause.'),
    named: z.array(z.string()).nullable().describe('Their ids; null where they are withheld.'),
  }),
  misses: z.array(Miss).nullable().describe('Null where they were not asked for or are withheld.'),
});
export type Calibration = z.infer<typeof Calibration>;

/** What `turncoat calibrate --json` prints: each part by itself. */
export const CalibrationOutput = z.strictObject({
  formatVersion: z.literal(1),
  parts: z.array(
    z.strictObject({
      part: z.string(),
      calibration: Calibration,
      metamorphic: z.array(MetamorphicScore).nullable().describe('Null where it was not asked for.'),
    }),
  ),
});
export type CalibrationOutput = z.infer<typeof CalibrationOutput>;
