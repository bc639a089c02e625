import { contentHash } from '../../kernel/hash.ts';
import type { TracedWorld } from '../compile-world.ts';
import { problemIn, type PackProblem } from '../pack-problem.ts';
import type { WorldSetting } from '../world.ts';
import { alongFactor, conditionName, type LintCheck, type LintContext } from './lint-context.ts';

/** The share by which texts may differ in length between two conditions that differ in one factor. */
const tolerance = 0.05;

export const minimalPairs: LintCheck = {
  name: 'minimal-pairs',
  about: 'between two conditions that differ in one factor only slots change that the factor owns, and the list of mails stays as it is',
  run: (context) =>
    factorsOf(context).flatMap((factor) =>
      alongFactor(context.worlds, factor).flatMap(([first, ...others]) =>
        first === undefined ? [] : others.flatMap((other) => pairProblems(context, factor, first, other)),
      ),
    ),
};

function pairProblems({ pack }: LintContext, factor: string, first: TracedWorld, other: TracedWorld): PackProblem[] {
  const between = `${factor}=${first.world.levels[factor]} and ${factor}=${other.world.levels[factor]} (${conditionName(other.world.levels, other.world.variant)})`;
  const report = (what: string): PackProblem => problemIn(pack.files.factors, ['factors', factor], `${what} between ${between}`);
  const foreign = [...first.slots].filter(([name, slot]) => {
    const counterpart = other.slots.get(name);
    return counterpart !== undefined && counterpart.text !== slot.text && !ownersOf(pack, name).includes(factor);
  });
  return [
    ...foreign.map(([name]) => report(`slot ${name}, which factor ${factor} does not own, changes`)),
    ...(mailList(first) === mailList(other) ? [] : [report('the list of mails (id, sender, recipients) changes')]),
  ];
}

/** The factors that may change a slot; an id that the agent sees belongs to none, what is derived from the goal to the goal. */
function ownersOf(pack: LintContext['pack'], name: string): readonly string[] {
  const owner = pack.files.pack.value.slots[name]?.owner;
  if (owner !== undefined) return owner === 'variant' ? [] : owner;
  return name.startsWith('goal.') ? ['goal'] : [];
}

function mailList({ world }: TracedWorld): string {
  return world.setting.mails.map(({ id, from, to, cc, attachments }) => [id, from, ...to, ...cc, ...attachments].join(' ')).join('\n');
}

export const equalLength: LintCheck = {
  name: 'equal-length',
  about: 'between two conditions that differ in one factor the instructions, and the mails and files, differ by at most 5 % in words',
  run: (context) =>
    factorsOf(context).flatMap((factor) => [
      ...lengthProblems(context, factor, 'the instructions', (setting) => countWords(`${setting.instructions} ${setting.startSignal}`)),
      ...lengthProblems(context, factor, 'mails and files', wordsToRead),
    ]),
};

/** Of each variant the pair of conditions that is furthest apart, where it is too far. */
function lengthProblems(
  { pack, worlds }: LintContext,
  factor: string,
  what: string,
  count: (setting: WorldSetting) => number,
): PackProblem[] {
  const pairs = alongFactor(worlds, factor).flatMap((group) => {
    const counted = group.map((traced) => ({ world: traced.world, words: count(traced.world.setting) })).sort((a, b) => a.words - b.words);
    const [least, most] = [counted[0], counted.at(-1)];
    return least === undefined || most === undefined ? [] : [{ least, most, apart: (most.words - least.words) / Math.max(1, most.words) }];
  });
  return [...Map.groupBy(pairs, ({ most }) => most.world.variant).values()].flatMap((ofVariant) => {
    const [worst] = ofVariant.toSorted((a, b) => b.apart - a.apart);
    if (worst === undefined || worst.apart <= tolerance) return [];
    const { least, most } = worst;
    const problem = `${what} have ${least.words} words at ${factor}=${least.world.levels[factor]} and ${most.words} at ${factor}=${most.world.levels[factor]}: more than 5 % apart`;
    return [problemIn(pack.files.factors, ['factors', factor], `${problem} (${conditionName(most.world.levels, most.world.variant)})`)];
  });
}

function wordsToRead({ mails, files, tickets }: WorldSetting): number {
  const texts = [
    ...mails.map(({ subject, body }) => `${subject} ${body}`),
    ...files.map(({ content }) => content),
    ...tickets.map(({ title, body }) => `${title} ${body}`),
  ];
  return texts.reduce((sum, text) => sum + countWords(text), 0);
}

function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

export const distinctConditions: LintCheck = {
  name: 'distinct',
  about: 'two conditions never give the agent the same instructions, mails, files and directory',
  run: ({ pack, worlds }) =>
    [...Map.groupBy(worlds, ({ world }) => world.variant)].flatMap(([variant, own]) => {
      const alike = [...Map.groupBy(own, contentOf).values()].filter((group) => group.length > 1);
      const [one, other] = alike[0] ?? [];
      if (one === undefined || other === undefined) return [];
      const more = alike.length === 1 ? '' : `, and in ${alike.length - 1} more groups of conditions`;
      return [
        problemIn(
          pack.files.factors,
          ['factors'],
          `the agent reads the same in ${conditionName(one.world.levels, variant)} and in ${conditionName(other.world.levels, variant)}${more}`,
        ),
      ];
    }),
};

function contentOf({ world }: TracedWorld): string {
  const { instructions, startSignal, mails, files, people } = world.setting;
  return contentHash({ instructions, startSignal, mails, files, directory: people.map(({ away: _away, ...person }) => person) });
}

function factorsOf({ pack }: LintContext): string[] {
  return Object.keys(pack.files.factors.value.factors);
}
