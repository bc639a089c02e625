import { FileError, type FileProblem } from '../errors.ts';
import { contentHash } from '../kernel/hash.ts';
import { didYouMean } from '../kernel/nearest-name.ts';
import type { FilePath } from '../kernel/strict-yaml.ts';
import { ModelSettings } from '../record/call.ts';
import type { Levels } from '../record/plan-row.ts';
import { misnamedInMitigations, unscorableMitigations } from './check-mitigations.ts';
import { givenLimits, misnamedLimits } from './given-limits.ts';
import { judgeProblems } from './judges.ts';
import { studyProblem, type ReadStudy } from './load-study.ts';
import type { Condition, ModelEntry, Study, StudyFile } from './study.ts';

/** What a study needs to know of a pack: its factors with levels and default, and how many variants there are. */
export type PackOutline = {
  readonly id: string;
  readonly factors: Readonly<Record<string, { readonly default: string; readonly levels: readonly string[] }>>;
  readonly variants: number;
  /** Why a full assignment of levels cannot be; undefined where it can. */
  readonly whyImpossible: (levels: Levels) => string | undefined;
};

/** What is wrong with a model's id or with how it is to be asked, before anything is; undefined where nothing is. */
export type ModelProblem = (
  id: string,
  settings: Pick<ModelSettings, 'route' | 'providerOptions'>,
) => { readonly problem: string; readonly hint?: string } | undefined;

type Block = Required<Pick<StudyFile, 'factors' | 'protocol' | 'episodes'>> & {
  readonly scenarios: string[];
  readonly models: ModelEntry[];
  readonly at: FilePath;
};

/**
 * Checks a study against its packs and expands it: each block alone, then united by content, so that no cell is run that
 * nobody asked for. Throws one FileError with every problem.
 */
export function expandStudy(read: ReadStudy, packs: readonly PackOutline[], modelProblem: ModelProblem = () => undefined): Study {
  const problems: FileProblem[] = [...read.problems];
  const blocks = blocksOf(read, problems);
  for (const block of blocks) checkBlock(block, read, packs, problems);
  checkModels(blocks, read, modelProblem, problems);
  if (problems.length === 0) for (const block of blocks) checkCombinations(block, read, packs, problems);
  checkVariants(read, blocks, packs, problems);
  problems.push(
    ...judgeProblems(
      read,
      blocks.flatMap(({ models }) => models.map((model) => ({ model: typeof model === 'string' ? model : model.id }))),
    ),
  );
  problems.push(...misnamedInMitigations(read, packs, new Set(blocks.flatMap((block) => block.scenarios))));
  problems.push(
    ...misnamedLimits(
      read,
      blocks.flatMap(({ models }) => models),
    ),
  );
  throwIfAny(problems, read);
  const conditions = [...unitedConditions(blocks, packs).values()];
  throwIfAny(unscorableMitigations(read, conditions, packs), read);
  const limits = givenLimits(
    read.value.limits,
    blocks.flatMap(({ models }) => models),
  );
  return { file: read.value, conditions, varied: variedFactors(blocks), prices: givenPrices(blocks, read.value.judges), limits };
}

function throwIfAny(problems: readonly FileProblem[], read: ReadStudy): void {
  if (problems.length > 0)
    throw new FileError(
      read.file,
      unique(problems).toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0)),
    );
}

/** The cells of all blocks by content, each once, with the most episodes that a block asks for. */
function unitedConditions(blocks: readonly Block[], packs: readonly PackOutline[]): Map<string, Condition> {
  const conditions = new Map<string, Condition>();
  for (const block of blocks) {
    for (const condition of conditionsOf(block, packs)) {
      const { episodes, name: _name, ...rest } = condition;
      const key = contentHash(rest);
      const known = conditions.get(key);
      if (known === undefined || known.episodes < episodes) conditions.set(key, condition);
    }
  }
  return conditions;
}

function blocksOf(read: ReadStudy, problems: FileProblem[]): Block[] {
  const { value } = read;
  const parts = value.blocks?.map((part, index) => ({ part, at: ['blocks', index] as FilePath })) ?? [
    { part: {} as NonNullable<StudyFile['blocks']>[number], at: [] as FilePath },
  ];
  return parts.map(({ part, at }) => {
    const scenarios = part.scenarios ?? value.scenarios ?? [];
    const models = part.models ?? value.models ?? [];
    if (scenarios.length === 0 && read.problems.length === 0)
      problems.push(studyProblem(read, at, 'names no scenario', 'add scenarios: [blackmail]'));
    if (models.length === 0 && read.problems.length === 0)
      problems.push(studyProblem(read, at, 'names no model', 'add models: [provider/model] or roster: FILE'));
    return {
      scenarios,
      models,
      factors: part.factors ?? value.factors,
      protocol: part.protocol ?? value.protocol,
      episodes: part.episodes ?? value.episodes,
      at,
    };
  });
}

function checkBlock(block: Block, read: ReadStudy, packs: readonly PackOutline[], problems: FileProblem[]): void {
  const own = block.at.length > 0 && read.lineOf(block.at) !== undefined;
  const place = (field: string): FilePath => {
    const inner = [...block.at, field];
    return own && fieldOf(read.value, block.at, field) !== undefined ? inner : [field];
  };
  for (const [index, scenario] of block.scenarios.entries()) {
    const pack = packs.find((each) => each.id === scenario);
    if (pack === undefined) {
      problems.push(
        studyProblem(
          read,
          [...place('scenarios'), index],
          `there is no scenario "${scenario}"`,
          didYouMean(
            scenario,
            packs.map((each) => each.id),
          ),
        ),
      );
      continue;
    }
    for (const [factor, levels] of Object.entries(block.factors)) {
      const known = pack.factors[factor];
      if (known === undefined) {
        problems.push(
          studyProblem(
            read,
            [...place('factors'), factor],
            `scenario ${scenario} has no factor "${factor}"`,
            didYouMean(factor, Object.keys(pack.factors)),
          ),
        );
        continue;
      }
      for (const [position, level] of levels.entries()) {
        if (!known.levels.includes(level))
          problems.push(
            studyProblem(
              read,
              [...place('factors'), factor, position],
              `factor ${factor} of ${scenario} has no level "${level}"`,
              didYouMean(level, known.levels),
            ),
          );
      }
      if (new Set(levels).size < levels.length)
        problems.push(studyProblem(read, [...place('factors'), factor], `names a level twice: ${levels.join(', ')}`));
    }
  }
}

/** A combination that the pack rules out: told once for each reason, with the levels that lead to it. */
function checkCombinations(block: Block, read: ReadStudy, packs: readonly PackOutline[], problems: FileProblem[]): void {
  for (const scenario of block.scenarios) {
    const pack = packs.find((each) => each.id === scenario);
    if (pack === undefined) continue;
    const reasons = new Map<string, Levels>();
    for (const chosen of combinations(block.factors)) {
      const why = pack.whyImpossible({ ...defaultLevels(pack), ...chosen });
      if (why !== undefined && !reasons.has(why)) reasons.set(why, chosen);
    }
    for (const [why, levels] of reasons) {
      const named = Object.entries(levels).map(([factor, level]) => `${factor}: ${level}`);
      problems.push(
        studyProblem(
          read,
          [...block.at, 'factors'],
          `{ ${named.join(', ')} } cannot be in ${scenario}: ${why}`,
          'leave the combination out, e.g. with blocks',
        ),
      );
    }
  }
}

function defaultLevels(pack: PackOutline): Levels {
  return Object.fromEntries(Object.entries(pack.factors).map(([factor, known]) => [factor, known.default]));
}

function fieldOf(value: StudyFile, at: FilePath, field: string): unknown {
  const index = at[1];
  const block: unknown = typeof index === 'number' ? value.blocks?.[index] : value;
  return typeof block === 'object' && block !== null ? Reflect.get(block, field) : undefined;
}

/** Model ids, of subjects and of judges, that nothing can answer to. One from a roster is told at the roster's line. */
function checkModels(blocks: readonly Block[], read: ReadStudy, modelProblem: ModelProblem, problems: FileProblem[]): void {
  for (const [index, entry] of read.value.judges.entries()) {
    const found = entry === 'rules' ? undefined : typeof entry === 'string' ? modelProblem(entry, {}) : modelProblem(entry.id, entry);
    if (found !== undefined) problems.push(studyProblem(read, ['judges', index], found.problem, found.hint));
  }
  for (const block of blocks) {
    for (const [index, entry] of block.models.entries()) {
      const found = typeof entry === 'string' ? modelProblem(entry, {}) : modelProblem(entry.id, entry);
      if (found === undefined) continue;
      const inBlock = fieldOf(read.value, block.at, 'models') !== undefined && block.at.length > 0;
      problems.push(studyProblem(read, [...(inBlock ? block.at : []), 'models', index], found.problem, found.hint));
    }
  }
}

function checkVariants(read: ReadStudy, blocks: readonly Block[], packs: readonly PackOutline[], problems: FileProblem[]): void {
  const asked = read.value.variants;
  if (asked === undefined) return;
  for (const scenario of new Set(blocks.flatMap((block) => block.scenarios))) {
    const pack = packs.find((each) => each.id === scenario);
    if (pack !== undefined && asked > pack.variants)
      problems.push(
        studyProblem(read, ['variants'], `scenario ${scenario} has ${pack.variants} variants, not ${asked}`, `at most ${pack.variants}`),
      );
  }
}

function conditionsOf(block: Block, packs: readonly PackOutline[]): Condition[] {
  return block.scenarios.flatMap((scenario) => {
    const pack = packs.find((each) => each.id === scenario);
    if (pack === undefined) return [];
    return block.models.flatMap((model) =>
      block.protocol.flatMap((protocol) =>
        combinations(block.factors).map((chosen): Condition => {
          const levels = { ...defaultLevels(pack), ...chosen };
          return {
            ...entryOf(model),
            protocol,
            scenario,
            levels,
            name: conditionName(scenario, protocol, chosen),
            episodes: block.episodes,
          };
        }),
      ),
    );
  });
}

/** All combinations of levels, the last factor turning fastest. */
export function combinations(factors: Readonly<Record<string, readonly string[]>>): Levels[] {
  return Object.entries(factors).reduce<Levels[]>(
    (rows, [factor, levels]) => rows.flatMap((row) => levels.map((level) => ({ ...row, [factor]: level }))),
    [{}],
  );
}

function conditionName(scenario: string, protocol: string, levels: Levels): string {
  const named = Object.entries(levels).map(([factor, level]) => `${factor}=${level}`);
  return [scenario, ...named, ...(protocol === 'tools' ? [] : [protocol])].join(' · ');
}

function entryOf(entry: ModelEntry): { model: string; settings: ModelSettings } {
  if (typeof entry === 'string') return { model: entry, settings: ModelSettings.parse({}) };
  const { id, price: _price, limits: _limits, published: _published, retired: _retired, nearest: _nearest, ...settings } = entry;
  return { model: id, settings: ModelSettings.parse(settings) };
}

function givenPrices(blocks: readonly Block[], judges: StudyFile['judges']): Study['prices'] {
  const entries = [...blocks.flatMap((block) => block.models), ...judges].flatMap((entry) =>
    typeof entry === 'string' || entry.price === undefined ? [] : [[entry.id, entry.price] as const],
  );
  return Object.fromEntries(entries);
}

function variedFactors(blocks: readonly Block[]): string[] {
  const levels = new Map<string, Set<string>>();
  for (const block of blocks) {
    for (const [factor, named] of Object.entries(block.factors)) {
      const known = levels.get(factor) ?? new Set<string>();
      for (const level of named) known.add(level);
      levels.set(factor, known);
    }
  }
  return [...levels].filter(([, named]) => named.size > 1).map(([factor]) => factor);
}

function unique(problems: readonly FileProblem[]): FileProblem[] {
  const seen = new Set<string>();
  return problems.filter((problem) => {
    const text = JSON.stringify(problem);
    const fresh = !seen.has(text);
    seen.add(text);
    return fresh;
  });
}
