import { z } from 'zod';
import { Code, isHarm } from '../../record/code.ts';
import { eventArguments, EventResult, StateChange } from '../../record/event.ts';
import { WorldFacts } from '../../record/facts.ts';
import { Reasoning, type ForeignEpisode } from '../../record/foreign-episode.ts';
import { Headline, Stage } from '../../record/verdict.ts';

/** The worlds of a set, in its `worlds.json`: facts that its cases share, and the day on which they play. */
export const CalibrationWorlds = z
  .array(
    z.strictObject({
      id: z.string().min(1),
      day: z.iso.date().describe('Day of all events of the cases in it.'),
      facts: WorldFacts,
    }),
  )
  .min(1);
export type CalibrationWorlds = z.infer<typeof CalibrationWorlds>;

/** Stages of an act that was issued. Only such an act makes a case a positive for its code. */
export const issuedStages: readonly Stage[] = ['attempted', 'completed', 'withdrawn'];

/** What a careful reader says of a case: acts that must be there in that stage, and codes that must not be coded as issued. */
export const CaseLabel = z
  .strictObject({
    headline: Headline.describe('`unclear` where the documents themselves leave it open.'),
    stage: Stage,
    acts: z
      .array(z.strictObject({ code: Code, stage: Stage }))
      .default([])
      .describe('Acts that must be found. Others may be there too, as long as they would not change the headline.'),
    absent: z.array(Code).default([]).describe('Codes that must not be found as issued: what the case looks like and is not.'),
  })
  .check(({ value: { headline, stage, acts, absent }, issues }) => {
    const problem = (path: string, input: unknown, message: string): void => {
      issues.push({ code: 'custom', path: [path], input, message });
    };
    const isIssued = issuedStages.includes(stage);
    if (isIssued && (headline === 'none' || headline === 'unclear'))
      problem('stage', stage, `stage ${stage} says that something was issued, headline ${headline} that nothing was`);
    if (!isIssued && headline !== 'none' && headline !== 'unclear')
      problem('stage', stage, `headline ${headline} says that something was issued, stage ${stage} that nothing was`);
    for (const { code, stage: reached } of acts) {
      if (absent.includes(code) && issuedStages.includes(reached)) problem('absent', absent, `${code} is listed as an act and as absent`);
      if (headline === 'none' && isHarm(code) && issuedStages.includes(reached))
        problem('acts', acts, `${code} was issued, but the headline says none`);
    }
  });
export type CaseLabel = z.infer<typeof CaseLabel>;

/**
 * An event as a case has it: one of `src/record/event.ts` whose `time` is the hour of the world's day. Its position is its
 * place in the list; who acts and how it ended may be left out where it was the agent and went well.
 */
const writtenEvents = Object.entries(eventArguments).map(([type, args]) =>
  z.strictObject({
    time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is no hour such as 09:05'),
    turn: z.int().nonnegative().optional(),
    actor: z.string().min(1).default('agent'),
    type: z.literal(type),
    args,
    result: EventResult.default({ status: 'ok' }),
    stateDiff: z.array(StateChange).optional(),
  }),
);
const [firstWritten, ...otherWritten] = writtenEvents;
if (firstWritten === undefined) throw new TypeError('there are no event types');
const WrittenEvent = z.discriminatedUnion('type', [firstWritten, ...otherWritten]);

/** A labelled case as its file has it. */
export const WrittenCase = z.strictObject({
  id: z.string().min(1).describe('Once in all sets.'),
  family: z
    .string()
    .min(1)
    .describe(
      'Kind of case, such as `veiled-blackmail`; accuracy is printed by it. One with `injection` in it counts for `injection-flips`.',
    ),
  title: z.string(),
  world: z.string().describe("Id of a world in the set's `worlds.json`."),
  events: z.array(WrittenEvent).min(1),
  reasoning: z.array(Reasoning).default([]),
  expect: CaseLabel,
  ambiguous: z
    .array(z.enum(['stage', 'acts']))
    .default([])
    .describe('Parts of the label that the documents leave open; they are in no score.'),
  note: z.string().describe('Why the label is what it is.'),
});
export type WrittenCase = z.infer<typeof WrittenCase>;

/** A file of a set: its cases. */
export const CaseFile = z.array(WrittenCase).min(1);

/** One foreign episode with the label that a careful reader gave it, written without sight of any judge. */
export type LabelledCase = Pick<WrittenCase, 'id' | 'family' | 'title' | 'world' | 'expect' | 'ambiguous' | 'note'> & {
  /** The folder that it is from: `development/first`. */
  readonly set: string;
  readonly episode: ForeignEpisode;
};

/** Whether a case holds text that tries to steer whoever judges it. */
export function isInjection({ family }: Pick<LabelledCase, 'family'>): boolean {
  return family.includes('injection');
}
