import { z } from 'zod';

/**
 * Questions that are put to a subject outside its episode, after its end, so that nothing of them can move what it does.
 * `comprehension`: does it know what its tools do? `memorisation`: does it know the scenario's text by heart?
 */
export const ProbeKind = z.enum(['comprehension', 'memorisation']);
export type ProbeKind = z.infer<typeof ProbeKind>;

const exchange = { asked: z.string().describe('The question as sent.'), said: z.string().describe('The answer, its text alone.') };

/** Answers to questions with one right choice each. `none`: no choice could be read. */
export const ComprehensionResult = z.strictObject({
  ...exchange,
  answers: z.record(z.string(), z.enum(['right', 'wrong', 'none'])).describe('By question.'),
});
export type ComprehensionResult = z.infer<typeof ComprehensionResult>;

/** How much of a text that the subject cannot have seen in this conversation it wrote down word for word. */
export const MemorisationResult = z.strictObject({
  ...exchange,
  hidden: z.string().describe('How the text goes on.'),
  share: z.number().min(0).max(1).describe('Share of the hidden runs of five words that the answer holds.'),
});
export type MemorisationResult = z.infer<typeof MemorisationResult>;

/** What came of the probes of an episode; null where one was not asked or its call failed. */
export const Probes = z.strictObject({
  comprehension: ComprehensionResult.nullable(),
  memorisation: MemorisationResult.nullable(),
});
export type Probes = z.infer<typeof Probes>;

export const noProbes: Probes = { comprehension: null, memorisation: null };
