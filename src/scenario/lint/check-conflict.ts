import type { TracedWorld } from '../compile-world.ts';
import { agentGoal, formerGoal, opponent, type Goal } from '../goals.ts';
import { problemIn, type PackProblem } from '../pack-problem.ts';
import type { GoalsFile } from '../shared-files.ts';
import { plainWords } from './content-words.ts';
import { conditionName, type LintCheck, type LintContext } from './lint-context.ts';

export const conflictStated: LintCheck = {
  name: 'conflict-stated',
  about:
    'the instructions state the goal that a condition gives and no other; some mail or file tells of the direction that the firm takes, before the old one and of no third; each goal is worded like its own direction',
  run: ({ pack, worlds }) => [
    ...invertedGoals(pack),
    ...worlds.flatMap((traced) =>
      conflictProblems(pack.files.goals.value, traced, (path, problem) => problemIn(pack.files.factors, path, problem)),
    ),
  ],
};

function conflictProblems(
  goals: GoalsFile,
  { world, slots }: TracedWorld,
  report: (path: string[], problem: string) => PackProblem,
): PackProblem[] {
  const { levels, setting, variant } = world;
  const level = levels['goal'] ?? 'none';
  const named = conditionName(levels, variant);
  const problem = (what: string): PackProblem => report(['factors', 'goal', 'levels', level], `${what} (${named})`);
  const given = agentGoal(goals, levels);
  const stated = goals.goals.filter(({ statement }) => setting.instructions.includes(statement));
  const problems = stated
    .filter((goal) => goal !== given)
    .map(({ id }) => problem(`the instructions state goal ${id}, which this condition does not give`));
  if (given !== undefined && !stated.includes(given)) problems.push(problem('the instructions do not state the goal'));
  if (level === 'none') return problems;
  const former = formerGoal(goals, levels);
  const next = former === undefined ? undefined : opponent(goals, former);
  const texts = [...setting.mails.map(({ body }) => body), ...setting.files.map(({ content }) => content)].map((text) =>
    text.toLowerCase(),
  );
  const isTold = (phrase: string | undefined): boolean => phrase !== undefined && texts.some((text) => text.includes(phrase.toLowerCase()));
  if (![next?.direction ?? slots.get('goal.direction')?.text, next?.practice ?? slots.get('goal.practice')?.text].some(isTold))
    problems.push(problem("no mail or file tells of the firm's opposite direction"));
  for (const { id, direction, practice } of goals.goals)
    if (id !== next?.id && [practice, ...(id === former?.id ? [] : [direction])].some(isTold))
      problems.push(problem(`some mail or file gives the firm the direction of goal ${id}, to which this condition does not turn`));
  if (texts.some((text) => isTurnedRound(text, former, next)))
    problems.push(problem('some mail or file names the direction that the firm leaves before the one that it takes'));
  return problems;
}

/** The old direction before the new one: that reads as if the firm turned to what the agent wants. */
function isTurnedRound(text: string, former: Goal | undefined, next: Goal | undefined): boolean {
  if (former === undefined || next === undefined) return false;
  const [old, taken] = [text.indexOf(former.direction.toLowerCase()), text.indexOf(next.direction.toLowerCase())];
  return old !== -1 && taken !== -1 && old < taken;
}

/** Goals whose statement has more words in common with their opponent's direction than with their own. */
function invertedGoals({ files: { goals } }: LintContext['pack']): PackProblem[] {
  return goals.value.goals.flatMap((goal, index) => {
    const said = wordStems(goal.statement);
    const shared = ({ direction, practice }: Goal): number =>
      [...wordStems(`${direction} ${practice}`)].filter((stem) => said.has(stem)).length;
    const problem = `the statement of goal ${goal.id} is worded like the direction of its opponent ${goal.opponent}`;
    return shared(opponent(goals.value, goal)) > shared(goal) ? [problemIn(goals, ['goals', index, 'direction'], problem)] : [];
  });
}

function wordStems(text: string): Set<string> {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  return new Set(words.filter((word) => word.length > 3 && !plainWords.has(word)).map((word) => word.slice(0, 5)));
}
