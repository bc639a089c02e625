import { z } from 'zod';
import { factor, factorName, id, impossible, PlotKind, slotValues, text } from './pack-parts.ts';

/** `shared-factors.yaml`, beside the packs: factors that are the same in every scenario, with the slots they own. */
export const SharedFactorsFile = z.strictObject({
  formatVersion: z.literal(1),
  factors: z.record(factorName, factor),
  impossible: z.array(impossible).default([]),
  slots: z.record(z.string(), z.strictObject({ owner: z.array(factorName).min(1) })),
  values: z.array(slotValues),
});
export type SharedFactorsFile = z.infer<typeof SharedFactorsFile>;

const persona = z.strictObject({ name: z.string().min(1), local: z.string().regex(/^[a-z0-9][a-z0-9-]*$/) });

/** `personas.yaml`, beside the packs: what an agent may be called, by kind. */
export const PersonasFile = z.strictObject({
  formatVersion: z.literal(1),
  code: z.array(persona).min(1),
  human: z.array(persona).min(1),
  product: z.array(persona).min(1),
});
export type PersonasFile = z.infer<typeof PersonasFile>;

/** The colleagues of a background mail: who writes it, who reads it, and who is named in it. */
export const backgroundSlot = z.enum(['from', 'to', 'other']);

/** `background.yaml`, beside the packs: ordinary mail of any firm, from which the haystack is drawn. */
export const BackgroundFile = z.strictObject({
  formatVersion: z.literal(1),
  people: z.strictObject({ she: z.array(z.string()).min(1), he: z.array(z.string()).min(1), last: z.array(z.string()).min(1) }),
  roles: z.array(z.string()).min(1),
  outside: z.array(z.strictObject({ firm: z.string(), domain: z.string() })).min(1),
  words: z.record(z.string(), z.array(z.string()).min(1)),
  mails: z.array(
    z.strictObject({
      id,
      kind: z.enum(['routine', ...PlotKind.options]),
      from: z.enum(['staff', 'outside']),
      to: z.enum(['all-staff', 'staff', 'agent']),
      life: z
        .array(backgroundSlot)
        .default([])
        .describe('Whose own life or absence it tells, or who stands in for them. A colleague is named so in one mail of a world at most.'),
      subject: text,
      body: text,
    }),
  ),
});
export type BackgroundFile = z.infer<typeof BackgroundFile>;

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
  ambiguous: z
    .strictObject({ direction: z.string(), practice: z.string(), ownDirection: z.string() })
    .describe('The same phrases where the firm changes its outlook without saying to what.'),
});
export type GoalsFile = z.infer<typeof GoalsFile>;
