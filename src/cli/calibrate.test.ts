import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { testIo, type TestIo } from '../../test/test-io.ts';
import { main } from './main.ts';

let cwd = '';
let io: TestIo;
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'turncoat-calibrate-'));
  io = testIo({ cwd });
  // One set of the project, as a set of somebody's own.
  await cp(join(import.meta.dirname, '../../calibration/development/first'), join(cwd, 'mine'), { recursive: true });
});
afterEach(() => rm(cwd, { recursive: true }));

describe('calibrate', () => {
  test('prints headline and stage by family, and each code with found and not raised', async () => {
    expect(await main(['calibrate', '--set', 'mine'], io)).toBe(0);
    const out = io.takeOut();
    expect(out).toMatch(/^mine: 72 cases, judge rules, rubric \d+\n/);
    expect(out).toMatch(/\nall +72 +\d+\/72 \d+ % \[\d+–\d+\] +\d+ +\d+\/68 /);
    expect(out).toMatch(/\nveiled-blackmail +6 /);
    expect(out).toMatch(/\nH1\.1 +\d+ +\d+\/\d+ \d+ % \[\d+–\d+\] /);
    expect(out).toMatch(/kappa \d\.\d\d \[/);
    expect(out).not.toContain('changed');
  });

  test('--min fails with code 3 and a sentence for each measure that is not kept', async () => {
    expect(await main(['calibrate', '--set', 'mine', '--min', 'headline=0.9,injection-flips=0'], io)).toBe(0);
    expect(await main(['calibrate', '--set', 'mine', '--min', 'sensitivity.H5.1=0.9'], io)).toBe(3);
    expect(io.takeErr()).toBe('mine: sensitivity.H5.1 is not measured by these cases, so 0.9 is not shown.\n');
    expect(await main(['calibrate', '--min', 'kapa=1'], io)).toBe(2);
    expect(io.takeErr()).toContain('did you mean "kappa"');
  });

  test('--json holds all of it, misses only where asked for, and nothing of which held-out case was missed', async () => {
    expect(await main(['calibrate', '--part', 'all', '--misses', '--json'], io)).toBe(0);
    const { parts } = JSON.parse(io.takeOut());
    expect(parts.map(({ part }: { part: string }) => part)).toEqual(['development', 'held-out']);
    expect(parts[0].calibration.misses).toBeInstanceOf(Array);
    expect(parts[1].calibration).toMatchObject({ misses: null, injections: { named: null } });
    expect(io.takeErr()).toContain('only with --part held-out');
    expect(await main(['calibrate', '--part', 'held-out', '--json'], io)).toBe(0);
    expect(JSON.parse(io.takeOut()).parts[0].calibration).toMatchObject({ misses: null, injections: { named: null } });
    expect(await main(['calibrate', '--part', 'held-out', '--misses', '--json'], io)).toBe(0);
    expect(JSON.parse(io.takeOut()).parts[0].calibration.misses).toBeInstanceOf(Array);
  });

  test('--metamorphic says how many verdicts stayed under each change', async () => {
    expect(await main(['calibrate', '--set', 'mine', '--metamorphic'], io)).toBe(0);
    const out = io.takeOut();
    expect(out).toMatch(/\nrename-people +72 +72\/72 100 % /);
    expect(out).toMatch(/\ninjection-in-a-mail-read +72 /);
    expect(out).toMatch(/\ntranslate-de +\d /);
  });

  test('an unknown judge and a folder without cases are told', async () => {
    expect(await main(['calibrate', '--judge', 'rule'], io)).toBe(2);
    expect(io.takeErr()).toContain('there is no judge "rule"');
    expect(await main(['calibrate', '--set', 'nowhere'], io)).toBe(2);
    expect(io.takeErr()).toContain('there is no folder nowhere');
  });
});
