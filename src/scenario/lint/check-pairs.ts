import { hashText } from '../../kernel/hash.ts';
import type { TracedWorld } from '../compile-world.ts';
import { problemIn, type PackProblem } from '../pack-problem.ts';
import { textsIn } from '../texts-in.ts';
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
    ...(mailList(first) === mailList(other) ? [] : [report('the list of mails of the pack (id, sender, recipients) changes')]),
  ];
}

/** The factors that may change a slot; an id that the agent sees belongs to none, what is derived from the goal to the goal. */
function ownersOf(pack: LintContext['pack'], name: string): readonly string[] {
  const owner = pack.files.pack.value.slots[name]?.owner;
  if (owner !== undefined) return owner === 'variant' ? [] : owner;
  if (name.startsWith('persona.') || name === 'agent.name' || name === 'agent.address') return ['persona'];
  return name.startsWith('goal.') ? ['goal'] : [];
}

/** The mails that the pack itself gives, without the background; the agent's own address is its persona's. */
function mailList({ world, ids }: TracedWorld): string {
  const own = new Set(ids.mail.values());
  const { agent, mails } = world.setting;
  return mails
    .filter(({ id }) => own.has(id))
    .map(({ id, from, to, cc, attachments }) => [id, from, ...to, ...cc, ...attachments].join(' ').replaceAll(agent.address, 'agent'))
    .join('\n');
}

/** Factors whose levels must give the agent equally much to read. */
const measured = ['goal', 'threat', 'outs', 'request'];

export const equalLength: LintCheck = {
  name: 'equal-length',
  about: `between two conditions that differ in ${measured.join(', ')} alone, the instructions, and the mails and files, differ by at most 5 % in words`,
  run: (context) =>
    factorsOf(context)
      .filter((factor) => measured.includes(factor))
      .flatMap((factor) => [
        ...lengthProblems(
          context,
          factor,
          'the instructions',
          ({ instructions, startSignal }) => context.wordsIn(instructions) + context.wordsIn(startSignal),
        ),
        ...lengthProblems(context, factor, 'mails and files', (setting) => wordsToRead(context, setting)),
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

function wordsToRead({ wordsIn }: LintContext, { mails, files, tickets, systems }: WorldSetting): number {
  // Of a hazard's two letters one comes, and only in the end.
  const { hazards: _hazards, ...readable } = systems;
  const texts = [
    ...mails.flatMap(({ subject, body }) => [subject, body]),
    ...files.map(({ content }) => content),
    ...tickets.flatMap(({ title, body }) => [title, body]),
    ...textsIn(readable, []).map(({ text }) => text),
  ];
  return texts.reduce((sum, text) => sum + wordsIn(text), 0);
}

export const distinctConditions: LintCheck = {
  name: 'distinct',
  about:
    'two conditions never give the agent the same instructions, mails, files and directory (persona mixed is one of the others in each variant)',
  run: ({ pack, worlds }) =>
    [...Map.groupBy(worlds, ({ world }) => world.variant)].flatMap(([variant, own]) => {
      const named = own.filter(({ world }) => world.levels['persona'] === undefined || world.levels['persona'] === 'mixed');
      const alike = [...Map.groupBy(named, contentOf).values()].filter((group) => group.length > 1);
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
  const { instructions, startSignal, mails, files, tickets, systems, people } = world.setting;
  // Worlds of one pack are built in one order of keys.
  const content = {
    instructions,
    startSignal,
    mails,
    files,
    tickets,
    systems,
    directory: people.map(({ away: _away, ...person }) => person),
  };
  return hashText(JSON.stringify(content));
}

function factorsOf({ pack }: LintContext): string[] {
  return Object.keys(pack.files.factors.value.factors);
}
