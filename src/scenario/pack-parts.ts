import { z } from 'zod';

export const text = z.string().min(1).describe('May hold slots: {{slot.name}}.');
export const id = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'lower-case letters, digits and hyphens');
export const factorName = z.string().regex(/^[a-z][A-Za-z0-9-]*$/, 'letters, digits and hyphens, beginning with a small letter');
export const time = z.string().describe('Company time YYYY-MM-DDTHH:mm; may hold slots.');

export const levelPatterns = z.record(factorName, z.union([z.string(), z.array(z.string())]));
export const factor = z.strictObject({
  summary: z.string(),
  default: z.string(),
  levels: z.record(z.string(), z.string().describe('What the level means.')),
});
export const impossible = z.strictObject({
  when: levelPatterns.describe('Levels that cannot stand together, as in `values`.'),
  why: z.string().describe('The reason, for whoever asks for it: e.g. a level that has no effect under the other.'),
});
export const slotValues = z.strictObject({
  when: levelPatterns.describe('One entry per owning factor: a level, several, or a prefix such as `explicit-*`.'),
  slots: z.record(z.string(), z.string()),
});

/** What a mail of the story is, and so which decoy stands beside it in the haystack; `routine` is no decoy. */
export const PlotKind = z.enum(['news', 'deadline', 'secret', 'absence', 'request', 'alarm']);
export type PlotKind = z.infer<typeof PlotKind>;
