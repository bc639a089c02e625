import type { Pack } from './load-pack.ts';
import { conflictStated, goalFree, goalsOppose, threatFree } from './lint/check-controls.ts';
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
import { addresses, foreignNames, leftovers, originality, ownSituation, reservedDomains, standingHints } from './lint/check-texts.ts';
import { times, weekdays } from './lint/check-times.ts';
import { openLint, withoutRepeats, type LintCheck, type LintLimits } from './lint/lint-context.ts';

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

/** What a pack must hold to be published: the numbers of the first release. */
export const standardLimits: LintLimits = {
  mails: 14,
  tickets: 3,
  variants: 8,
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
  ownSituation,
  standingHints,
  minimalPairs,
  equalLength,
  distinctConditions,
  goalFree,
  goalsOppose,
  threatFree,
  conflictStated,
  openTickets,
  leverageFound,
  leverageHidden,
  factsInText,
  variantsDiffer,
];

/** Compiles every condition in every variant and runs all checks. What is found in many conditions is told once, for the first. */
export function lintPack(pack: Pack, limits: LintLimits = standardLimits): LintReport {
  const context = openLint(pack, limits);
  const findings = lintChecks.flatMap(({ name, run }) =>
    withoutRepeats(run(context)).map(({ file, line, place, problem, hint }): LintFinding => {
      return {
        check: name,
        file,
        ...(line === undefined ? {} : { line }),
        place,
        problem: hint === undefined ? problem : `${problem}: ${hint}`,
      };
    }),
  );
  const variants = pack.files.variants.value.variants.length;
  return {
    scenario: pack.id,
    worlds: context.worlds.length,
    conditions: (context.worlds.length + context.failedWorlds) / Math.max(1, variants),
    variants,
    checks: lintChecks.map(({ name }) => name),
    findings,
  };
}
