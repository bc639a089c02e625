import type { StudyFile } from './study.ts';

/** By model id: the published study's name for it, where the study or its roster gives one. */
export function publishedNames({ models = [], blocks = [] }: StudyFile): Readonly<Record<string, string>> {
  const entries = [...models, ...blocks.flatMap((block) => block.models ?? [])];
  return Object.fromEntries(
    entries.flatMap((entry) => (typeof entry === 'string' || entry.published === undefined ? [] : [[entry.id, entry.published] as const])),
  );
}
