import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { UsageError } from '../errors.ts';
import { didYouMean } from '../kernel/nearest-name.ts';
import { readStrictYaml } from '../kernel/strict-yaml.ts';
import { ModelEntry } from './study.ts';

/** A roster file: models that several studies share. */
export const RosterFile = z.strictObject({ title: z.string().optional(), models: z.array(ModelEntry).min(1) });

/** A roster as a study names it: a file, and after `#` the one model of it that is meant. */
export type RosterPlace = { readonly file: string; readonly only: string | undefined };

/** `rosters/published.yaml#claude-opus-4` in its two parts. */
export function splitRoster(written: string): RosterPlace {
  const at = written.indexOf('#');
  return at === -1 ? { file: written, only: undefined } : { file: written.slice(0, at), only: written.slice(at + 1) };
}

/** The models of a roster file, or the one that is known as `only`; `shown` is the file's name in messages. */
export async function readRoster(path: string, shown: string, only?: string): Promise<ModelEntry[]> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new UsageError('NO_ROSTER', `there is no roster file ${shown}`, {
      place: shown,
      hint: 'The path is relative to the study file.',
      cause,
    });
  });
  const { models } = readStrictYaml(text, shown, RosterFile).value;
  if (only === undefined) return models;
  const chosen = models.filter((entry) => namesOf(entry).includes(only));
  if (chosen.length === 0)
    throw new UsageError('NOT_IN_ROSTER', `roster ${shown} has no model "${only}"`, {
      place: shown,
      value: only,
      hint: didYouMean(only, models.flatMap(namesOf)),
    });
  return chosen;
}

function namesOf(entry: ModelEntry): string[] {
  if (typeof entry === 'string') return [entry];
  return entry.published === undefined ? [entry.id] : [entry.published, entry.id];
}
