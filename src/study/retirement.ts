import type { ModelEntry, StudyFile } from './study.ts';

/** A model that its provider does not serve any more, or from a day on: since when, and what is nearest to it today. */
export type Retirement = {
  readonly model: string;
  /** YYYY-MM-DD, or `true` where no day is known. */
  readonly since: string | true;
  readonly nearest: string | null;
};

/** Models of a study that are gone on a day, each once, in the study's order. Its rosters must have been read. */
export function retiredModels(file: StudyFile, on: Date): Retirement[] {
  return retirementsOf(file).filter(({ since }) => isGone(since, on));
}

/** Models of a study whose last day has been named but has not come. */
export function retiringModels(file: StudyFile, on: Date): Retirement[] {
  return retirementsOf(file).filter(({ since }) => !isGone(since, on));
}

/**
 * The study with the nearest model in the place of each that is gone. Settings stay; the price and the name under which the
 * model was published do not, since they are another model's. What has no nearest stays as it is.
 */
export function withNearestModels(file: StudyFile, on: Date): StudyFile {
  const { models, blocks } = file;
  const replaced = (entries: readonly ModelEntry[]): ModelEntry[] => entries.map((entry) => nearestOf(entry, on));
  return {
    ...file,
    ...(models === undefined ? {} : { models: replaced(models) }),
    ...(blocks === undefined
      ? {}
      : { blocks: blocks.map((block) => (block.models === undefined ? block : { ...block, models: replaced(block.models) })) }),
  };
}

function nearestOf(entry: ModelEntry, on: Date): ModelEntry {
  if (typeof entry === 'string' || entry.retired === undefined || entry.nearest === undefined || !isGone(entry.retired, on)) return entry;
  const { id: _id, price: _price, limits: _limits, published: _published, retired: _retired, nearest, ...settings } = entry;
  return { id: nearest, ...settings };
}

function retirementsOf({ models = [], blocks = [] }: StudyFile): Retirement[] {
  const entries = [...models, ...blocks.flatMap((block) => block.models ?? [])];
  const byModel = new Map<string, Retirement>();
  for (const entry of entries) {
    if (typeof entry === 'string' || entry.retired === undefined) continue;
    byModel.set(entry.id, { model: entry.id, since: entry.retired, nearest: entry.nearest ?? null });
  }
  return [...byModel.values()];
}

/** Days are days in UTC. */
function isGone(since: string | true, on: Date): boolean {
  return since === true || since <= on.toISOString().slice(0, 10);
}
