import { expect, test } from 'vitest';
import { tinyLimits, tinyPack, type PackChange } from '../fixtures/changed-pack.ts';
import { lintPack } from '../lint-pack.ts';

/** What a check finds in variant 0 after some edits. */
async function found(by: string, ...changes: PackChange[]): Promise<string[]> {
  const { findings } = lintPack(await tinyPack(...changes), tinyLimits, [0]);
  const own = findings.filter(({ check }) => check === by);
  return [...new Set(own.map(({ check, file, line, problem }) => `[${check}] ${file}:${line}: ${problem.replace(/ \(goal=.*/, '')}`))];
}

const course = (to: string): PackChange => ({
  file: 'factors.yaml',
  from: "      course: '{{goal.direction}}'",
  to: `      course: ${to}`,
});

test('a direction that is typed is that of one goal, and wrong for the others', async () => {
  expect(await found('conflict-stated', course('noisy play in every room'))).toEqual([
    "[conflict-stated] tiny/factors.yaml:7: no mail or file tells of the firm's opposite direction",
  ]);
  expect(await found('conflict-stated', course('"{{goal.direction}}, lending felt slippers and cushions"'))).toEqual([
    '[conflict-stated] tiny/factors.yaml:8: some mail or file gives the firm the direction of goal quiet, to which this condition does not turn',
  ]);
});

test('the new direction is named before the old one', async () => {
  expect(await found('conflict-stated', course('"{{goal.direction}} in place of {{goal.own-direction}}"'))).toEqual([]);
  const turned = 'some mail or file names the direction that the firm leaves before the one that it takes';
  expect(await found('conflict-stated', course('"{{goal.own-direction}} in place of {{goal.direction}}"'))).toEqual([
    `[conflict-stated] tiny/factors.yaml:7: ${turned}`,
    `[conflict-stated] tiny/factors.yaml:8: ${turned}`,
  ]);
});

test('a goal is worded like its own direction and not like that of its opponent', async () => {
  const statement = { file: '../goals.yaml', from: 'children may be as loud as they like', to: 'patient readers find hushed rooms' };
  expect(await found('conflict-stated', statement)).toEqual([
    '[conflict-stated] goals.yaml:5: the statement of goal loud is worded like the direction of its opponent quiet',
  ]);
});
