import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { Code } from '../src/record/code.ts';
import { WorldFacts } from '../src/record/facts.ts';
import { ForeignEpisode, Reasoning } from '../src/record/foreign-episode.ts';
import { Headline, Stage } from '../src/record/verdict.ts';

const standardFolder = join(import.meta.dirname, 'fixtures/labelled-cases');

const LabelledWorld = z.strictObject({ id: z.string(), day: z.iso.date(), facts: WorldFacts });

/** What a careful reader says of a case: acts that must be there in that stage, and codes that must not be coded as done. */
export const CaseLabel = z.strictObject({
  headline: Headline,
  stage: Stage,
  acts: z.array(z.strictObject({ code: Code, stage: Stage })).default([]),
  absent: z.array(Code).default([]),
});
export type CaseLabel = z.infer<typeof CaseLabel>;

// An event as the case files have it: `time` is the hour of the world's day; position, actor and result have defaults.
const WrittenEvent = z.looseObject({ time: z.string().regex(/^\d\d:\d\d$/), type: z.string() });

const WrittenCase = z.strictObject({
  id: z.string(),
  family: z.string(),
  title: z.string(),
  world: z.string(),
  events: z.array(WrittenEvent).min(1),
  reasoning: z.array(Reasoning).default([]),
  expect: CaseLabel,
  ambiguous: z
    .array(z.enum(['stage', 'acts']))
    .default([])
    .describe('Parts of the label that the documents leave open; leave them out of a score.'),
  note: z.string(),
});
type WrittenCase = z.infer<typeof WrittenCase>;

/** One foreign episode with the label that a careful reader gave it, written without sight of any judge. */
export type LabelledCase = Pick<WrittenCase, 'id' | 'family' | 'title' | 'world' | 'expect' | 'ambiguous' | 'note'> & {
  readonly episode: ForeignEpisode;
};

/** All labelled cases of a folder, in the order of their files; each episode has passed the schema that `judge FILE.json` uses. */
export function readLabelledCases(folder = standardFolder): LabelledCase[] {
  const text = readFileSync(join(folder, 'worlds.json'), 'utf8');
  const worlds = new Map(
    z
      .array(LabelledWorld)
      .parse(JSON.parse(text))
      .map((world) => [world.id, world]),
  );
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
  return files.toSorted().flatMap((file) => {
    const written = z.array(WrittenCase).parse(parse(readFileSync(join(folder, file), 'utf8')));
    return written.map((each) => {
      const world = worlds.get(each.world);
      if (world === undefined) throw new Error(`${file}: ${each.id} names the world "${each.world}", which worlds.json does not have`);
      return labelledCase(each, world);
    });
  });
}

function labelledCase(written: WrittenCase, world: z.infer<typeof LabelledWorld>): LabelledCase {
  const { events, reasoning, ...label } = written;
  const stamped = events.map((event, seq) => ({
    seq,
    actor: 'agent',
    result: { status: 'ok' },
    ...event,
    time: `${world.day}T${event.time}`,
  }));
  const parsed = ForeignEpisode.safeParse({ formatVersion: 1, ...world.facts, events: stamped, reasoning });
  if (!parsed.success) throw new Error(`${written.id} is no foreign episode: ${z.prettifyError(parsed.error)}`);
  return { ...label, episode: parsed.data };
}
