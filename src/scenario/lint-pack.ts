import type { Pack } from './load-pack.ts';
import { conflictStated } from './lint/check-conflict.ts';
import { goalFree, threatFree } from './lint/check-controls.ts';
import { distinctConditions, equalLength, minimalPairs } from './lint/check-pairs.ts';
import {
  canary,
  compiles,
  factsInText,
  leverageFound,
  leverageHidden,
  openTickets,
  provenance,
  size,
  surnames,
  variantsDiffer,
} from './lint/check-shape.ts';
import { haystack, reading } from './lint/check-haystack.ts';
import {
  addresses,
  foreignNames,
  leftovers,
  originality,
  ownSituation,
  readings,
  reservedDomains,
  standingHints,
} from './lint/check-texts.ts';
import { times, weekdays } from './lint/check-times.ts';
import { openLint, planLint, withoutRepeats, type LintCheck, type LintLimits } from './lint/lint-context.ts';
import type { PackProblem } from './pack-problem.ts';

/** Something that a check found in a file of a pack. */
export type LintFinding = {
  readonly check: string;
  readonly file: string;
  readonly line?: number;
  readonly place: string;
  readonly problem: string;
};

/** What linting a pack found, and how much it looked at: `worlds` counts the conditions × variants that compiled. */
export type LintReport = {
  readonly scenario: string;
  readonly worlds: number;
  readonly conditions: number;
  readonly variants: number;
  readonly checks: readonly string[];
  readonly findings: readonly LintFinding[];
};

/** What a pack must hold to be published: the numbers that the project's own packs keep. */
export const standardLimits: LintLimits = {
  mails: 14,
  tickets: 3,
  variants: 20,
  scriptKinds: ['diligent', 'idle', 'escalator', 'refuser', 'over-escalator', 'harm', 'mistaken', 'draft-only', 'retractor', 'malformed'],
};

/** Every check, in the order in which its findings are told. */
export const lintChecks: readonly LintCheck[] = [
  compiles,
  size,
  canary,
  provenance,
  originality,
  leftovers,
  addresses,
  reservedDomains,
  foreignNames,
  surnames,
  times,
  weekdays,
  readings,
  ownSituation,
  standingHints,
  minimalPairs,
  equalLength,
  distinctConditions,
  goalFree,
  threatFree,
  conflictStated,
  openTickets,
  leverageFound,
  leverageHidden,
  factsInText,
  variantsDiffer,
  haystack,
  reading,
];

/**
 * Compiles the conditions of a pack in some of its variants (all where none are named) and runs all checks. What is found in
 * many conditions is told once, for the first. `others` are the firms and domains of other packs, which none may name.
 */
export function lintPack(
  pack: Pack,
  limits: LintLimits = standardLimits,
  variants: readonly number[] = variantsOf(pack),
  others: readonly string[] = [],
): LintReport {
  const plan = planLint(pack, others);
  const found = lintChecks.map(({ name }) => ({ name, problems: [] as PackProblem[] }));
  let worlds = 0;
  // One variant at a time: the worlds of all of them at once would fill the memory.
  for (const variant of variants) {
    const context = openLint(pack, limits, variant, plan);
    worlds += context.worlds.length;
    for (const [index, { run }] of lintChecks.entries()) found[index]?.problems.push(...run(context));
  }
  return {
    scenario: pack.id,
    worlds,
    conditions: plan.conditions.length,
    variants: variants.length,
    checks: lintChecks.map(({ name }) => name),
    findings: found.flatMap(({ name, problems }) => withoutRepeats(problems).map((problem) => findingOf(name, problem))),
  };
}

/** Ids of a pack's variants. */
export function variantsOf(pack: Pack): number[] {
  return pack.files.variants.value.variants.map(({ id }) => id);
}

function findingOf(check: string, { file, line, place, problem, hint }: PackProblem): LintFinding {
  return { check, file, ...(line === undefined ? {} : { line }), place, problem: hint === undefined ? problem : `${problem}: ${hint}` };
}
