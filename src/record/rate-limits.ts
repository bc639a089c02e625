import { z } from 'zod';

/** What an account may use a minute, as its provider's console says it. */
export const RateLimits = z.strictObject({
  requestsPerMinute: z.int().positive().optional(),
  tokensPerMinute: z
    .int()
    .positive()
    .optional()
    .describe("As the provider counts: Anthropic and Google the prompt alone, the others the prompt and the call's output limit."),
});
export type RateLimits = z.infer<typeof RateLimits>;
