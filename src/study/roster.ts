import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { UsageError } from '../errors.ts';
import { readStrictYaml } from '../kernel/strict-yaml.ts';
import { ModelEntry } from './study.ts';

/** A roster file: models that several studies share. */
export const RosterFile = z.strictObject({ title: z.string().optional(), models: z.array(ModelEntry).min(1) });

/** The models of a roster file; `shown` is its name in messages. */
export async function readRoster(path: string, shown: string): Promise<ModelEntry[]> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new UsageError('NO_ROSTER', `there is no roster file ${shown}`, {
      place: shown,
      hint: 'The path is relative to the study file.',
      cause,
    });
  });
  return readStrictYaml(text, shown, RosterFile).value.models;
}
