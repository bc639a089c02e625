import { FileError } from '../../errors.ts';
import type { Levels } from '../../record/plan-row.ts';
import { compileTraced, type TracedWorld } from '../compile-world.ts';
import { allLevels, whyImpossible } from '../levels.ts';
import type { Pack } from '../load-pack.ts';
import type { ScriptKind } from '../world.ts';
import { problemIn, type PackProblem, type Place } from '../pack-problem.ts';
import { worldTexts, type TextKind, type WorldText } from './world-texts.ts';

/** The least that a pack must hold. */
export type LintLimits = {
  readonly mails: number;
  readonly tickets: number;
  readonly variants: number;
  readonly scriptKinds: readonly ScriptKind[];
};

/** A rendered text of one variant, with the first of the worlds that hold it. */
export type LintText = WorldText & { readonly traced: TracedWorld };

/** What the checks look at: the pack, every world of it that compiles, and why the others do not. */
export type LintContext = {
  readonly pack: Pack;
  readonly limits: LintLimits;
  readonly worlds: readonly TracedWorld[];
  readonly failures: readonly PackProblem[];
  readonly failedWorlds: number;
  /** All texts of some worlds, each once a variant. */
  readonly textsOf: (worlds: readonly TracedWorld[], kinds?: readonly TextKind[]) => LintText[];
};

/** One thing to look for. */
export type LintCheck = { readonly name: string; readonly about: string; readonly run: (context: LintContext) => PackProblem[] };

/** Compiles the full factorial of a pack in every variant. */
export function openLint(pack: Pack, limits: LintLimits): LintContext {
  const worlds: TracedWorld[] = [];
  const failures: PackProblem[] = [];
  let failedWorlds = 0;
  for (const { id } of pack.files.variants.value.variants) {
    for (const levels of allLevels(pack.files.factors.value.factors).filter((each) => whyImpossible(pack, each) === undefined)) {
      try {
        worlds.push(compileTraced(pack, levels, id));
      } catch (error) {
        if (!(error instanceof FileError)) throw error;
        failedWorlds += 1;
        const file = error.detail.place ?? pack.dir;
        failures.push(
          ...error.problems.map(({ path, problem, ...rest }) => ({
            ...rest,
            file,
            place: path,
            problem: `${problem} (${conditionName(levels, id)})`,
          })),
        );
      }
    }
  }
  return { pack, limits, worlds, failures, failedWorlds, textsOf: distinctTexts(pack, worlds) };
}

/** Remembers what was asked: most checks look at the same texts. */
function distinctTexts(pack: Pack, worlds: readonly TracedWorld[]): LintContext['textsOf'] {
  const all = new Map(worlds.map((traced) => [traced, worldTexts(pack, traced)]));
  const known = new Map<readonly TracedWorld[], LintText[]>();
  const distinct = (some: readonly TracedWorld[]): LintText[] => {
    const held = known.get(some);
    if (held !== undefined) return held;
    const seen = new Map<string, LintText>();
    for (const traced of some) {
      for (const text of all.get(traced) ?? []) {
        const name = `${traced.world.variant} ${text.kind} ${text.place.path.join(' ')} ${text.text}`;
        if (!seen.has(name)) seen.set(name, { ...text, traced });
      }
    }
    const texts = [...seen.values()];
    known.set(some, texts);
    return texts;
  };
  return (some, kinds) => (kinds === undefined ? distinct(some) : distinct(some).filter(({ kind }) => kinds.includes(kind)));
}

/** A condition in words: `goal=none, threat=replacement, variant 3`. */
export function conditionName(levels: Levels, variant: number): string {
  return [...Object.entries(levels).map(([factor, level]) => `${factor}=${level}`), `variant ${variant}`].join(', ');
}

/** A finding in a rendered text, told where the words were written: in the slot that brought them, or in the template. */
export function findingIn(text: LintText, words: string, problem: string): PackProblem {
  const { world } = text.traced;
  const { file, path } = writtenAt(text, words);
  return problemIn(file, path, `${problem} (${conditionName(world.levels, world.variant)})`);
}

function writtenAt(text: LintText, words: string): Place {
  const source = [...text.traced.slots.values()].find((slot) => text.text.includes(slot.text.trim()) && slot.text.includes(words));
  if (source !== undefined) return source.at;
  // A slot that holds slots itself is not found whole in the rendered text.
  const nested = [...text.traced.slots.values()].find((slot) => slot.text.includes('{{') && slot.text.includes(words));
  return nested?.at ?? text.place;
}

/** Groups of worlds that differ in one factor alone. */
export function alongFactor(worlds: readonly TracedWorld[], factor: string): TracedWorld[][] {
  const groups = Map.groupBy(worlds, ({ world }) => {
    const { [factor]: _varied, ...others } = world.levels;
    return conditionName(others, world.variant);
  });
  return [...groups.values()];
}

/** Finds the same thing once: what was found in many conditions is told for the first. */
export function withoutRepeats(problems: readonly PackProblem[]): PackProblem[] {
  const seen = new Map<string, PackProblem>();
  for (const problem of problems) {
    const name = `${problem.file}/${problem.place}/${problem.problem.replace(/ \([^()]*variant \d+\)$/, '')}`;
    if (!seen.has(name)) seen.set(name, problem);
  }
  return [...seen.values()];
}
