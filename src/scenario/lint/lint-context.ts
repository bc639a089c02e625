import { FileError } from '../../errors.ts';
import type { Levels } from '../../record/plan-row.ts';
import type { CompileScripts } from '../compile-scripts.ts';
import { compileTraced, type TracedWorld } from '../compile-world.ts';
import type { Pack } from '../load-pack.ts';
import type { ScriptKind } from '../world.ts';
import { problemIn, type PackProblem, type Place } from '../pack-problem.ts';
import { countWords } from '../count-words.ts';
import { distinctTexts } from './distinct-texts.ts';
import { lintConditions, type LintCondition } from './lint-conditions.ts';
import type { LintText, TextKind } from './text-kind.ts';
import { scriptsOnce } from './scripts-once.ts';

/** The least that a pack must hold. */
export type LintLimits = {
  readonly mails: number;
  readonly tickets: number;
  readonly variants: number;
  readonly scriptKinds: readonly ScriptKind[];
};

/** What the checks look at: the pack, every world of one variant that compiles, and why the others do not. */
export type LintContext = {
  readonly pack: Pack;
  readonly limits: LintLimits;
  readonly variant: number;
  readonly worlds: readonly TracedWorld[];
  readonly failures: readonly PackProblem[];
  readonly failedWorlds: number;
  /** The default condition of each variant of the pack that compiles, this one's included. */
  readonly defaults: readonly TracedWorld[];
  /** Firms and domains of other packs. */
  readonly others: readonly string[];
  /** All texts of some worlds, each once. */
  readonly textsOf: (worlds: readonly TracedWorld[], kinds?: readonly TextKind[]) => LintText[];
  /** How many words a text has; counted once. */
  readonly wordsIn: (text: string) => number;
};

/** One thing to look for. */
export type LintCheck = { readonly name: string; readonly about: string; readonly run: (context: LintContext) => PackProblem[] };

/** What linting needs of a pack before it looks at a variant. */
export type LintPlan = {
  readonly conditions: readonly LintCondition[];
  readonly defaults: readonly TracedWorld[];
  readonly others: readonly string[];
};

/** The conditions of a pack, and every variant under its defaults. */
export function planLint(pack: Pack, others: readonly string[] = []): LintPlan {
  const defaults = pack.files.variants.value.variants.flatMap(({ id }) => {
    const compiled = tryCompile(pack, {}, id, noScripts);
    return 'failures' in compiled ? [] : [compiled];
  });
  return { conditions: lintConditions(pack), defaults, others };
}

/** Compiles the conditions that linting looks at in one variant. */
export function openLint(pack: Pack, limits: LintLimits, variant: number, { conditions, defaults, others }: LintPlan): LintContext {
  const scripts = scriptsOnce(pack);
  // Scripts are many, and the same in most conditions.
  const compiled = conditions.map(({ levels, isCentral }) => tryCompile(pack, levels, variant, isCentral ? noScripts : scripts));
  const worlds = compiled.flatMap((each) => ('failures' in each ? [] : [each]));
  const failed = compiled.flatMap((each) => ('failures' in each ? [each] : []));
  const words = new Map<string, number>();
  const wordsIn = (text: string): number => {
    const known = words.get(text) ?? countWords(text);
    words.set(text, known);
    return known;
  };
  const failures = failed.flatMap((each) => each.failures);
  return {
    pack,
    limits,
    variant,
    worlds,
    failures,
    failedWorlds: failed.length,
    defaults,
    others,
    textsOf: distinctTexts(pack, worlds),
    wordsIn,
  };
}

const noScripts: CompileScripts = () => [];

/** A condition in a variant, or why it does not compile. */
function tryCompile(
  pack: Pack,
  levels: Levels,
  variant: number,
  scripts: CompileScripts,
): TracedWorld | { readonly failures: PackProblem[] } {
  try {
    return compileTraced(pack, levels, variant, scripts);
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    const file = error.detail.place ?? pack.dir;
    const named = conditionName(levels, variant);
    return {
      failures: error.problems.map(({ path, problem, ...rest }) => ({ ...rest, file, place: path, problem: `${problem} (${named})` })),
    };
  }
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
