import type { FileProblem } from '../errors.ts';
import { didYouMean } from '../kernel/nearest-name.ts';
import type { FilePath } from '../kernel/strict-yaml.ts';
import type { MitigationClaim } from '../record/mitigation.ts';
import { groupsAlikeBut } from '../statistics/alike-cells.ts';
import { isHeldOut } from '../statistics/held-out.ts';
import { studyProblem, type ReadStudy } from './load-study.ts';
import type { Condition } from './study.ts';

/** What a claim is held against: the packs' factors, and how many variants each has. */
type KnownPack = {
  readonly id: string;
  readonly factors: Readonly<Record<string, { readonly levels: readonly string[] }>>;
  readonly variants: number;
};

/** Names and numbers of claims that no pack of the study knows. `packs` holds all that exist, `studied` the ids of those in the study. */
export function misnamedInMitigations(read: ReadStudy, packs: readonly KnownPack[], studied: ReadonlySet<string>): FileProblem[] {
  const own = packs.filter(({ id }) => studied.has(id));
  return read.value.mitigations.flatMap((claim, index) => {
    const at: FilePath = ['mitigations', index];
    return [...misnamedLevels(read, claim, at, own), ...misnamedTuning(read, claim, at, packs)];
  });
}

function misnamedLevels(read: ReadStudy, claim: MitigationClaim, at: FilePath, packs: readonly KnownPack[]): FileProblem[] {
  const having = packs.filter(({ factors }) => factors[claim.factor] !== undefined);
  if (packs.length === 0) return [];
  if (having.length === 0) {
    const known = packs.flatMap(({ factors }) => Object.keys(factors));
    return [
      studyProblem(read, [...at, 'factor'], `no scenario of the study has a factor "${claim.factor}"`, didYouMean(claim.factor, known)),
    ];
  }
  const levels = having.flatMap(({ factors }) => factors[claim.factor]?.levels ?? []);
  const unknown = (['level', 'against'] as const).flatMap((key) =>
    levels.includes(claim[key])
      ? []
      : [studyProblem(read, [...at, key], `factor ${claim.factor} has no level "${claim[key]}"`, didYouMean(claim[key], levels))],
  );
  return claim.level === claim.against
    ? [...unknown, studyProblem(read, [...at, 'against'], `compares ${claim.level} with itself`, 'name the level without the safeguard')]
    : unknown;
}

function misnamedTuning(read: ReadStudy, { tunedOn }: MitigationClaim, at: FilePath, packs: readonly KnownPack[]): FileProblem[] {
  const { scenarios = [], variants = [] } = tunedOn;
  const place = [...at, 'tunedOn'];
  const ids = packs.map(({ id }) => id);
  const unknown = scenarios.flatMap((scenario, index) =>
    ids.includes(scenario)
      ? []
      : [studyProblem(read, [...place, 'scenarios', index], `there is no scenario "${scenario}"`, didYouMean(scenario, ids))],
  );
  if (variants.length > 0 && scenarios.length === 0)
    return [
      studyProblem(read, [...place, 'variants'], 'names variants of no scenario', 'add scenarios: the ones whose variants these are'),
    ];
  // A pack that the study does not use was not loaded, and how many variants it has is not known.
  const most = Math.max(0, ...packs.filter(({ id }) => scenarios.includes(id)).map((pack) => pack.variants));
  const beyond = variants.flatMap((variant, index) =>
    most === 0 || variant < most
      ? []
      : [
          studyProblem(
            read,
            [...place, 'variants', index],
            `there is no variant ${variant} of ${scenarios.join(', ')}`,
            `valid: 0 to ${most - 1}`,
          ),
        ],
  );
  return [...unknown, ...beyond];
}

/**
 * Claims that the plan could not score: no two cells differ in the safeguard alone, or all that do are texts that it was tuned
 * on. Which variants count is what the episodes really reach: episode i of a cell has variant i mod V.
 */
export function unscorableMitigations(read: ReadStudy, conditions: readonly Condition[], packs: readonly KnownPack[]): FileProblem[] {
  return read.value.mitigations.flatMap((claim, index) => {
    const { factor, level, against } = claim;
    const pairs = groupsAlikeBut(conditions, factor, (condition) => condition).flatMap((group) => {
      const [first, second] = [level, against].map((each) => group.find(({ levels }) => levels[factor] === each));
      return first === undefined || second === undefined
        ? []
        : [{ scenario: first.scenario, episodes: Math.min(first.episodes, second.episodes) }];
    });
    const at: FilePath = ['mitigations', index];
    if (pairs.length === 0)
      return [
        studyProblem(
          read,
          at,
          `no two planned cells differ in ${factor} alone, ${level} and ${against}`,
          `plan both: ${factor}: [${against}, ${level}]`,
        ),
      ];
    const reached = pairs.map(({ scenario, episodes }) => ({ scenario, variants: variantsReached(read, scenario, episodes, packs) }));
    if (reached.some(({ scenario, variants }) => variants.some((variant) => isHeldOut(claim, scenario, variant)))) return [];
    const tuned = [...new Set(reached.map(({ scenario, variants }) => `${scenario} (variants 0 to ${variants.length - 1})`))];
    return [
      studyProblem(
        read,
        at,
        `${factor} ${level} could be scored only on texts that it was tuned on: ${tuned.join(', ')}`,
        'plan a scenario that it was not tuned on, or episodes that reach variants beside those in tunedOn.variants',
      ),
    ];
  });
}

function variantsReached(read: ReadStudy, scenario: string, episodes: number, packs: readonly KnownPack[]): number[] {
  const all = read.value.variants ?? packs.find(({ id }) => id === scenario)?.variants ?? 0;
  return Array.from({ length: Math.min(episodes, all) }, (_, variant) => variant);
}
