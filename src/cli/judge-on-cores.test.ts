import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { testIo } from '../../test/test-io.ts';
import { judgeRun } from '../judge-run.ts';
import { openRun } from '../store/open-run.ts';
import { judgeRunOnCores } from './judge-on-cores.ts';
import { main } from './main.ts';

const study = 'name: small\nscenarios: [blackmail]\nmodels: [sim/opportunist]\nfactors: {threat: [none, replacement]}\nepisodes: 4\n';

test('workers give every episode the verdict that one process gives it, under the same key, and once', async () => {
  const cwd = await mkdtemp(join(tmpdir(), 'turncoat-cores-'));
  const io = testIo({ cwd });
  await writeFile(join(cwd, 'study.yaml'), study);
  expect(await main(['run', 'study.yaml'], io)).toBe(0);
  const dir = join(cwd, 'runs/small');
  {
    using store = openRun(dir, { mode: 'create-or-open', now: io.now, process: io.process });
    const byHand = [...store.verdicts('rules')];
    const pass = { dir, process: io.process, worthWorkers: 1 };
    expect(await judgeRunOnCores(store, { ...pass, rubric: 'another' })).toBe(8);
    expect([...store.verdicts('rules')]).toEqual(byHand);
    expect(await judgeRunOnCores(store, { ...pass, rubric: 'another' })).toBe(0);
    // One process finds the verdicts that the workers wrote: nothing is judged twice.
    expect(judgeRun(store)).toBe(0);
    expect(judgeRun(store, 'another')).toBe(0);
    expect(new Set(store.verdictRubrics('rules').values())).toEqual(new Set(['another']));
  }
  await rm(cwd, { recursive: true });
});
