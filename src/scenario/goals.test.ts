import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readStrictYaml } from '../kernel/strict-yaml.ts';
import { agentGoal, goalSlots, opponent } from './goals.ts';
import { tinyPack } from './fixtures/changed-pack.ts';
import { GoalsFile } from './pack.ts';

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
          'goal.value': goal.id,
          'goal.statement': goal.statement,
          'goal.own-direction': goal.direction,
          'goal.direction': other?.direction,
          'goal.practice': other?.practice,
        });
      }),
    );
  });
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

test('a goal whose opponent opposes another is refused with its line', async () => {
  const pack = tinyPack({ file: '../goals.yaml', from: 'opponent: loud', to: 'opponent: quiet' });
  await expect(pack).rejects.toThrow('goals.yaml:3: goals[0].opponent: goal loud opposes quiet, but quiet opposes quiet');
});
