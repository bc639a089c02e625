import { UsageError } from '../errors.ts';
import { didYouMean } from '../kernel/nearest-name.ts';
import type { Levels } from '../record/plan-row.ts';
import type { PackContent } from './pack-files.ts';
import type { FactorsFile } from './pack.ts';

/** A factor of a pack as a study needs it. */
export type FactorOutline = {
  readonly summary: string;
  readonly default: string;
  readonly levels: readonly string[];
  readonly meaning: Readonly<Record<string, string>>;
};

/** The factors of a pack, each with its default and its levels in the order of the file. */
export function levelsOf(pack: PackContent): Readonly<Record<string, FactorOutline>> {
  const { factors } = pack.files.factors.value;
  return Object.fromEntries(
    Object.entries(factors).map(([id, factor]) => [
      id,
      { summary: factor.summary, default: factor.default, levels: Object.keys(factor.levels), meaning: factor.levels },
    ]),
  );
}

/** Why some levels cannot stand together in a pack; undefined where they can. */
export function whyImpossible({ files }: PackContent, levels: Levels): string | undefined {
  return files.factors.value.impossible.find(({ when }) => conditionFits(when, levels))?.why;
}

/** Fills in defaults. Throws a UsageError that names the valid and the nearest factor or level where one does not exist. */
export function completeLevels(pack: PackContent, partial: Levels): Levels {
  const { factors } = pack.files.factors.value;
  for (const [factor, level] of Object.entries(partial)) {
    const known = Object.hasOwn(factors, factor) ? factors[factor] : undefined;
    if (known === undefined) {
      throw new UsageError('UNKNOWN_FACTOR', `scenario ${pack.id} has no factor "${factor}"`, {
        value: factor,
        hint: hint(factor, Object.keys(factors)),
      });
    }
    if (!Object.hasOwn(known.levels, level)) {
      throw new UsageError('UNKNOWN_LEVEL', `factor ${factor} of scenario ${pack.id} has no level "${level}"`, {
        place: factor,
        value: level,
        hint: hint(level, Object.keys(known.levels)),
      });
    }
  }
  const levels = Object.fromEntries(Object.entries(factors).map(([factor, known]) => [factor, partial[factor] ?? known.default]));
  const why = whyImpossible(pack, levels);
  if (why !== undefined)
    throw new UsageError('IMPOSSIBLE_LEVELS', `these levels cannot stand together in scenario ${pack.id}: ${why}`, { value: levels });
  return levels;
}

/** Every combination of levels of some factors, the last turning fastest: the full factorial where all are named. */
export function allLevels(factors: FactorsFile['factors'], named: readonly string[] = Object.keys(factors)): Levels[] {
  return named.reduce<Levels[]>(
    (rows, factor) => rows.flatMap((row) => Object.keys(factors[factor]?.levels ?? {}).map((level) => ({ ...row, [factor]: level }))),
    [{}],
  );
}

/** A level as a pack's conditions name it: itself, one of several, or a prefix such as `explicit-*`. */
export type LevelPattern = string | readonly string[];

/** Whether a level is meant by a pattern. */
export function levelFits(pattern: LevelPattern, level: string | undefined): boolean {
  if (level === undefined) return false;
  const patterns = typeof pattern === 'string' ? [pattern] : pattern;
  return patterns.some((each) => (each.endsWith('*') ? level.startsWith(each.slice(0, -1)) : each === level));
}

/** Whether all levels fit their patterns; a factor without a pattern fits with any level. */
export function conditionFits(when: Readonly<Record<string, LevelPattern>>, levels: Levels): boolean {
  return Object.entries(when).every(([factor, pattern]) => levelFits(pattern, levels[factor]));
}

function hint(value: string, valid: readonly string[]): string {
  const near = didYouMean(value, valid);
  return near.startsWith('valid') ? near : `${near} valid: ${valid.join(', ')}`;
}
