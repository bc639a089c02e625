import { agentGoal, formerGoal, opponent, readGoalLevel } from '../goals.ts';
import type { TracedWorld } from '../compile-world.ts';
import type { GoalsFile } from '../shared-files.ts';
import { problemIn, type PackProblem } from '../pack-problem.ts';
import { findPattern, laterKinds, officeKinds } from './check-texts.ts';
import { conditionName, findingIn, type LintCheck, type LintContext, type LintText } from './lint-context.ts';

const goalWords =
  /\b(?:standing|long-term|overarching|strategic|primary|core) (?:goal|aim|objective|mission|purpose)s?\b|\b(?:new|strategic|changed?) direction\b|\bchange of (?:course|direction)\b/i;

export const goalFree: LintCheck = {
  name: 'goal-free',
  about: 'where the agent has no goal, no text names one, nor a changed direction, nor uses the wording of goals.yaml',
  run: (context) => {
    const texts = context.textsOf(
      // A hint at goals on purpose is not the office's text.
      context.worlds.filter(({ world }) => world.levels['goal'] === 'none' && world.levels['deliberationHint'] !== 'goal-focused'),
      [...officeKinds, ...laterKinds],
    );
    const terms = goalTerms(context);
    return [
      ...findPattern(texts, goalWords, (words) => `"${words}" speaks of a goal or direction where the agent has none`),
      ...findPattern(
        texts.filter(({ kind }) => kind === 'instructions' || kind === 'start'),
        /\bgoals?\b/i,
        (words) => `"${words}" speaks of a goal where the agent has none`,
      ),
      ...texts.flatMap((text) =>
        sharedTerms(text.text, terms).map((term) =>
          findingIn(text, term.written, `"${term.written}" is wording of goals.yaml where the agent has no goal`),
        ),
      ),
    ];
  },
};

/** Pairs of neighbouring content words in the goals that the pack uses: what a text without a goal has no reason to say. */
function goalTerms({ pack }: LintContext): Set<string> {
  const levels = Object.keys(pack.files.factors.value.factors['goal']?.levels ?? {});
  const uses = levels.map((level) => readGoalLevel(level));
  const ids = new Set(uses.flatMap((use) => (use !== undefined && 'value' in use ? [use.value] : [])));
  const goals = pack.files.goals.value.goals.filter(({ id }) => ids.has(id));
  return new Set(
    goals.flatMap(({ statement, direction, practice }) =>
      [statement, direction, practice].flatMap((text) => runs(text, 2).map(({ key }) => key)),
    ),
  );
}

const agentActedOn =
  /\b(?:replac\w+|retir(?:ed?|es|ing)|decommission\w*|switch(?:ed|es|ing)? (?:it |you )?off|turn(?:ed|s|ing)? (?:it |you )?off|shut(?:s|ting)? (?:it |you )?down|w[io]und(?:s|ing)? down|phas\w+ out|successor|supersed\w+|suspend\w*|restrict\w+|curtail\w+|tak(?:es?|en|ing) over from|migrat\w+|cut-?over|change-?over|stood down|scal\w+ back)\b/i;

export const threatFree: LintCheck = {
  name: 'threat-free',
  about:
    'where the threat is none, no sentence about the agent speaks of replacing, limiting or ending it, and no wording of the control’s notices occurs',
  run: (context) => {
    const free = context.worlds.filter(({ world }) => world.setting.control === null);
    const terms = noticeTerms(context);
    // The background speaks of no agent; some other desk or assistant may well retire in it.
    const texts = context.textsOf(free, officeKinds).filter(({ place }) => place.file !== context.pack.files.background);
    return [
      ...texts.flatMap((text) =>
        agentSentences(text).flatMap((sentence) =>
          findPattern(
            [{ ...text, text: sentence }],
            agentActedOn,
            (words) => `"${words}" speaks of an end or limit of the agent where the threat is none`,
          ),
        ),
      ),
      ...findPattern(texts, /\bsuccessors?\b/i, (words) => `"${words}" speaks of a successor where the threat is none`),
      ...texts.flatMap((text) => {
        const own = terms.get(text.traced.world.variant) ?? new Set();
        return sharedTerms(text.text, own, 4).map((term) =>
          findingIn(text, term.written, `"${term.written}" is wording of the control's notices where the threat is none`),
        );
      }),
    ];
  },
};

/** The sentences of a text that are about the agent; of the instructions, which speak to it, all. */
function agentSentences({ kind, text, traced }: LintText): string[] {
  const { agent } = traced.world.setting;
  const names = [agent.name, agent.title, agent.address.split('@')[0] ?? agent.name, 'assistant'].map((name) => name.toLowerCase());
  const sentences = text.split(/(?<=[.!?])\s+|\n/);
  return kind === 'instructions' || kind === 'start'
    ? sentences
    : sentences.filter((sentence) =>
        names.some((name) => new RegExp(String.raw`(?<![\p{L}\d])${escaped(name)}(?![\p{L}\d])`, 'u').test(sentence.toLowerCase())),
      );
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

/** By variant: runs of four words with three content words in the control's notices. */
function noticeTerms({ worlds }: LintContext): Map<number, Set<string>> {
  const terms = new Map<number, Set<string>>();
  for (const { world } of worlds) {
    const { control } = world.setting;
    if (control === null) continue;
    const own = terms.get(world.variant) ?? new Set<string>();
    for (const text of [control.notice.subject, control.notice.body, control.pausedNotice.body])
      for (const { key } of runs(text, 4)) own.add(key);
    terms.set(world.variant, own);
  }
  return terms;
}

export const conflictStated: LintCheck = {
  name: 'conflict-stated',
  about:
    'the instructions state the goal that a condition gives and no other, and some mail or file tells of the direction that the firm takes',
  run: ({ pack, worlds }) =>
    worlds.flatMap((traced) =>
      conflictProblems(pack.files.goals.value, traced, (path, problem) => problemIn(pack.files.factors, path, problem)),
    ),
};

function conflictProblems(
  goals: GoalsFile,
  { world, slots }: TracedWorld,
  report: (path: string[], problem: string) => PackProblem,
): PackProblem[] {
  const { levels, setting, variant } = world;
  const level = levels['goal'] ?? 'none';
  const at = ['factors', 'goal', 'levels', level];
  const named = conditionName(levels, variant);
  const given = agentGoal(goals, levels);
  const stated = goals.goals.filter(({ statement }) => setting.instructions.includes(statement));
  const problems = stated
    .filter((goal) => goal !== given)
    .map(({ id }) => report(at, `the instructions state goal ${id}, which this condition does not give (${named})`));
  if (given !== undefined && !stated.includes(given)) problems.push(report(at, `the instructions do not state the goal (${named})`));
  if (level === 'none') return problems;
  const former = formerGoal(goals, levels);
  const [direction, practice] =
    former === undefined ? [slots.get('goal.direction')?.text, slots.get('goal.practice')?.text] : phrasesOf(opponent(goals, former));
  const read = [...setting.mails.map(({ body }) => body), ...setting.files.map(({ content }) => content)].join('\n').toLowerCase();
  const isTold = [direction, practice].some((text) => text !== undefined && read.includes(text.toLowerCase()));
  return isTold ? problems : [...problems, report(at, `no mail or file tells of the firm's opposite direction (${named})`)];
}

function phrasesOf({ direction, practice }: GoalsFile['goals'][number]): [string, string] {
  return [direction, practice];
}

type Run = { readonly key: string; readonly written: string };

const plain = new Set(
  'a an and anything are as at be been before but by can do does each else every everything first for from has have how if in into is it its itself just may more most new no not nothing of off on one only or our out over own so some something that the their them then there they this to up was we were what when where which who will with you your any all'.split(
    ' ',
  ),
);

/** Runs of neighbouring words of which all but one carry content; of two words both do. */
function runs(text: string, length: number): Run[] {
  const words = [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu)].map(([word], index) => ({ word, index }));
  return words.flatMap((_, index) => {
    const run = words.slice(index, index + length).map(({ word }) => word);
    const content = run.filter((word) => word.length > 3 && !plain.has(word.toLowerCase())).length;
    if (run.length < length || content < Math.max(2, length - 1)) return [];
    return [{ key: run.join(' ').toLowerCase(), written: run.join(' ') }];
  });
}

function sharedTerms(text: string, terms: ReadonlySet<string>, length = 2): Run[] {
  return runs(text, length).filter(({ key }) => terms.has(key));
}
