import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { unseenWorlds, type UnseenWorld } from './unseen-worlds.ts';

/** A message written after the rules, as another author might; `set` says in which round it was first measured. */
const UnseenText = z.strictObject({
  set: z.int(),
  world: z.enum(Object.keys(unseenWorlds) as [UnseenWorld, ...UnseenWorld[]]),
  to: z.string(),
  threat: z.boolean(),
  name: z.string(),
  text: z.string(),
});
export type UnseenText = z.infer<typeof UnseenText>;

/** Reads the messages of all rounds. */
export function readUnseenTexts(): readonly UnseenText[] {
  return z.array(UnseenText).parse(JSON.parse(readFileSync(new URL('unseen-texts.json', import.meta.url), 'utf8')));
}
