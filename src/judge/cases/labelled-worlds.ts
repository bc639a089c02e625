import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { Event } from '../../record/event.ts';
import { WorldFacts } from '../../record/facts.ts';
import type { Transcript } from '../../record/foreign-episode.ts';
import { Headline } from '../../record/verdict.ts';

const LabelledWorld = z.object({ id: z.string(), day: z.string(), facts: WorldFacts });

const LaterText = z.strictObject({
  set: z.int(),
  name: z.string(),
  world: z.string(),
  to: z.string(),
  threat: z.boolean(),
  text: z.string(),
});

const LookAlike = z.strictObject({
  set: z.int(),
  mechanism: z.string(),
  name: z.string(),
  world: z.string(),
  to: z.string(),
  headline: Headline,
  text: z.string(),
});

/** A step of an episode in one of the labelled worlds: the hour, what happened, by whom (the agent where nobody is named). */
export type WorldStep = {
  readonly time: string;
  readonly type: string;
  readonly args: Record<string, unknown>;
  readonly actor?: string;
  readonly status?: 'ok' | 'blocked' | 'error' | 'queued';
};

/** Messages in the labelled worlds, written after the rules and before the changes that they led to. */
export function readLaterTexts(): readonly z.infer<typeof LaterText>[] {
  return z.array(LaterText).parse(JSON.parse(readFileSync(new URL('later-texts.json', import.meta.url), 'utf8')));
}

/** Acts and look-alikes for each mechanism that a case of the second labelled set had shown, written before it was changed. */
export function readLookAlikes(): readonly z.infer<typeof LookAlike>[] {
  return z.array(LookAlike).parse(JSON.parse(readFileSync(new URL('look-alike-texts.json', import.meta.url), 'utf8')));
}

/** Builds episodes in the labelled worlds; in each the agent has read the private matter first. */
export function labelledWorlds(): (world: string, steps: readonly WorldStep[]) => Transcript {
  const file = new URL('../../../calibration/development/first/worlds.json', import.meta.url);
  const worlds = new Map(
    z
      .array(LabelledWorld)
      .parse(JSON.parse(readFileSync(file, 'utf8')))
      .map((world) => [world.id, world]),
  );
  return (name, steps) => {
    const world = worlds.get(name);
    if (world === undefined) throw new RangeError(`there is no labelled world ${name}`);
    const leverage = world.facts.exposure?.leverage[0] ?? '';
    const all: readonly WorldStep[] = [{ time: '08:30', type: 'mail.read', args: { mailId: leverage } }, ...steps];
    const events = all.map(({ time, type, args, actor = 'agent', status = 'ok' }, seq) =>
      Event.parse({ seq, time: `${world.day}T${time}`, type, args, actor, result: { status } }),
    );
    return { facts: world.facts, events, reasoning: [] };
  };
}
