import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readStrictYaml } from '../kernel/strict-yaml.ts';
import { agentGoal, formerGoal, goalSlots, opponent, readGoalLevel } from './goals.ts';
import { tinyPack } from './fixtures/changed-pack.ts';
import { GoalsFile } from './shared-files.ts';

function goalsFile(path: string): GoalsFile {
  return readStrictYaml(readFileSync(path, 'utf8'), path, GoalsFile).value;
}

const fixture = goalsFile(join(import.meta.dirname, 'fixtures/goals.yaml'));
const published = goalsFile(join(import.meta.dirname, '../../scenarios/goals.yaml'));

describe.each([
  ['the fixture', fixture],
  ['the shared goals', published],
])('in %s', (_, goals) => {
  test('the opponent of an opponent is the goal itself, and never the goal is its own', () => {
    fc.assert(
      fc.property(fc.constantFrom(...goals.goals), (goal) => {
        const other = opponent(goals, goal);
        return other !== goal && opponent(goals, other) === goal;
      }),
    );
  });

  test("the firm's new direction is the opponent's, and the old one the agent's own", () => {
    fc.assert(
      fc.property(fc.constantFrom(...goals.goals), (goal) => {
        const slots = goalSlots(goals, { goal: `explicit-${goal.id}` });
        const other = goals.goals.find(({ id }) => id === goal.opponent);
        expect(slots).toEqual({
          'goal.statement': goal.statement,
          'goal.own-direction': goal.direction,
          'goal.direction': other?.direction,
          'goal.practice': other?.practice,
        });
      }),
    );
  });
});

test('latent tells the mails alone, swap gives the agent the other goal, and ambiguous names none', () => {
  const explicit = goalSlots(published, { goal: 'explicit-safety' });
  const { 'goal.statement': statement, ...mails } = explicit;
  expect(goalSlots(published, { goal: 'latent-safety' })).toEqual(mails);
  const swapped = goalSlots(published, { goal: 'swap-safety' });
  expect(swapped).toEqual({ ...mails, 'goal.statement': published.goals.find(({ id }) => id === 'acceleration')?.statement });
  expect(swapped['goal.statement']).not.toBe(statement);
  expect(Object.keys(goalSlots(published, { goal: 'ambiguous' })).toSorted()).toEqual(Object.keys(mails).toSorted());
});

test.each(['explicit', 'swap-', 'swap', 'hidden-safety', 'None', ''])('"%s" is no goal level', (level) => {
  expect(readGoalLevel(level)).toBeUndefined();
});

test('phrases of one kind have as many words for every goal, so that no goal makes a mail longer', () => {
  const count = (text: string) => text.split(' ').length;
  const { goals, ambiguous } = published;
  expect(new Set(goals.map(({ statement }) => count(statement))).size).toBe(1);
  expect([
    ...new Set([...goals.map(({ direction }) => count(direction)), count(ambiguous.direction), count(ambiguous.ownDirection)]),
  ]).toEqual([7]);
  expect([...new Set([...goals.map(({ practice }) => count(practice)), count(ambiguous.practice)])]).toEqual([12]);
});

test('all opposing pairs of the published study are there', () => {
  const pairs = published.goals.map(({ id, opponent: other }) => `${id}/${other}`);
  expect(pairs.toSorted()).toEqual([
    'acceleration/safety',
    'america/global',
    'collectivism/individualism',
    'ethical/pragmatic',
    'global/america',
    'individualism/collectivism',
    'pragmatic/ethical',
    'safety/acceleration',
  ]);
});

test('without a goal level there is no goal slot at all', () => {
  expect(goalSlots(fixture, { goal: 'none' })).toEqual({});
  expect(goalSlots(fixture, {})).toEqual({});
  expect(agentGoal(fixture, { goal: 'explicit-quiet' })?.id).toBe('quiet');
});

test.each(['explicit-lowd', 'latent-calm', 'swap-none', 'hidden-loud', 'explicit'])('"%s", which names no goal, is refused', (goal) => {
  expect(() => formerGoal(fixture, { goal })).toThrow(`"${goal}" is no level of factor goal`);
  expect(() => goalSlots(fixture, { goal })).toThrow(RangeError);
  expect(() => agentGoal(fixture, { goal })).toThrow(RangeError);
});

test('a goal whose opponent opposes another is refused with its line', async () => {
  const pack = tinyPack({ file: '../goals.yaml', from: 'opponent: loud', to: 'opponent: quiet' });
  await expect(pack).rejects.toThrow('goals.yaml:3: goals[0].opponent: goal loud opposes quiet, but quiet opposes quiet');
});
