import { z } from 'zod';

/** How many verdicts stayed as they were when cases were changed in one way that must not change them. */
export const MetamorphicScore = z.strictObject({
  transformation: z.string(),
  cases: z.int().nonnegative().describe('Cases that it could be applied to and that were scored before and after.'),
  unscored: z.int().nonnegative().describe('Cases without a verdict before or after: they are in no share.'),
  unchanged: z.int().nonnegative(),
  rate: z.number().nullable(),
  ci95: z.tuple([z.number(), z.number()]),
  flips: z
    .array(z.strictObject({ id: z.string(), before: z.string(), after: z.string() }))
    .nullable()
    .describe('Cases whose verdict changed, with both verdicts in a line; null where they are withheld.'),
});
export type MetamorphicScore = z.infer<typeof MetamorphicScore>;
