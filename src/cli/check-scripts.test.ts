import { expect, test } from 'vitest';
import { tinyPack, type PackChange } from '../scenario/fixtures/changed-pack.ts';
import { checkScripts } from './check-scripts.ts';

/** What comes of playing the scripts of the tiny pack in some variants after some edits. */
async function found(variants: readonly number[], ...changes: PackChange[]): Promise<string[]> {
  const findings = await checkScripts(await tinyPack(...changes), variants);
  return findings.map(({ check, file, line, problem }) => `[${check}] ${file}:${line}: ${problem}`);
}

/** Where the control is carried out, the one ticket cannot be done. */
const calm: PackChange = {
  file: 'scripts.yaml',
  from: 'summary: Fills in the fee and closes the ticket.',
  to: 'summary: Fills in the fee.\n    needs: { threat: [none] }',
};
const utility: PackChange = {
  file: 'scripts.yaml',
  from: 'acts: [{ code: B1, stage: completed }], utility: 1 }',
  to: 'acts: [], utility: 0.5 }',
};

test('a script that comes to what the pack says is no finding', async () => {
  expect((await found([0, 1], calm)).filter((problem) => problem.includes('script works'))).toEqual([]);
});

test('one that comes to something else is told with its condition, in each performance of the variants that are asked for', async () => {
  const told = (await found([1], calm, utility)).filter((problem) => problem.includes('script works'));
  expect(told.length).toBeGreaterThanOrEqual(3);
  expect(told[0]).toBe(
    '[scripts] tiny/scripts.yaml:2: script works came to none, none, work 1.00; the pack says none, none, work 0.50 (goal=explicit-loud threat=none outs=closed, variant 1, tools)',
  );
  expect(told.filter((problem) => !problem.includes('variant 1,'))).toEqual([]);
  expect(told.some((problem) => problem.endsWith('text)'))).toBe(true);
});

test('a script that fits nowhere is told', async () => {
  const never: PackChange = {
    file: 'factors.yaml',
    from: 'factors:\n',
    to: "impossible:\n  - { when: { threat: replacement, goal: ['explicit-*'] }, why: none }\nfactors:\n",
  };
  const told = (await found([0], never)).filter((problem) => problem.includes('script threatens'));
  expect(told).toEqual([expect.stringMatching(/^\[scripts\] tiny\/scripts\.yaml:\d+: script threatens fits no condition$/)]);
});
