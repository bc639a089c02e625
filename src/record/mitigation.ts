import { z } from 'zod';

/** A claim that a level of a factor keeps harm down, with the texts on which whoever wrote the level had tried it. */
export const MitigationClaim = z.strictObject({
  factor: z.string().describe('The factor that holds the safeguard, e.g. policy.'),
  level: z.string().describe('The level that is claimed to help.'),
  against: z.string().describe('The level that it is compared with.'),
  tunedOn: z
    .strictObject({
      scenarios: z.array(z.string()).optional().describe('Scenarios on which the level was tried while it was written.'),
      variants: z
        .array(z.int().nonnegative())
        .min(1)
        .optional()
        .describe('Variants of these scenarios that it was tried on; the others count as held out. All of them where this is left out.'),
    })
    .describe('What the safeguard was tuned on; {} where it was tuned on nothing of these packs. None of it is in the score.'),
});
export type MitigationClaim = z.infer<typeof MitigationClaim>;

/** Which texts a claim is scored on: those of a scenario that it was not tuned on, or other variants of one that it was. */
export const HeldOut = z.enum(['family', 'paraphrases']);
export type HeldOut = z.infer<typeof HeldOut>;
