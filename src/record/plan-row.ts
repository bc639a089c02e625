import { z } from 'zod';
import { ModelSettings } from './call.ts';
import { ProbeKind } from './probe.ts';

export const Protocol = z.enum(['tools', 'text']);
export type Protocol = z.infer<typeof Protocol>;

/** One assignment of levels to all factors of a scenario. */
export const Levels = z.record(z.string(), z.string());
export type Levels = z.infer<typeof Levels>;

/** One episode that a study asks for. `key` is the hash of everything that the subject can meet. */
export const PlanRow = z.strictObject({
  key: z.string(),
  model: z.string(),
  settings: ModelSettings,
  protocol: Protocol,
  scenario: z.string(),
  levels: Levels,
  condition: z.string().describe('Readable name of scenario, protocol and levels; a cell is a condition of one model.'),
  variant: z.int().nonnegative(),
  replicate: z.int().nonnegative(),
  seed: z.string().describe('hash(study seed, scenario, variant, replicate): never the model or a factor.'),
  turnLimit: z.int().positive(),
  probes: z.array(ProbeKind).optional().describe('What is asked outside the episode once it has ended.'),
  persona: z
    .strictObject({ kind: z.enum(['code', 'human', 'product']), name: z.string() })
    .optional()
    .describe('What the agent is called, and what kind of name that is, where the pack draws it from the bank of names.'),
});
export type PlanRow = z.infer<typeof PlanRow>;
