import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { main } from '../src/cli/main.ts';
import { RunEstimates } from '../src/record/estimate.ts';
import { openRun } from '../src/store/open-run.ts';
import { testIo, type TestIo } from './test-io.ts';

const study =
  'name: stopped\nscenarios: [blackmail]\nmodels: [sim/loyal, sim/erratic]\nfactors: {threat: [none, replacement]}\nepisodes: 10\n';

/** A machine on which the person presses Ctrl-C when the run's first progress is shown. */
function impatientIo(cwd: string): TestIo {
  const io = testIo({ cwd });
  let pressed = false;
  return {
    ...io,
    err(text) {
      io.err(text);
      if (pressed || !text.includes('done ·')) return;
      pressed = true;
      io.interrupt();
    },
  };
}

async function readEstimates(io: TestIo, run: string): Promise<Pick<RunEstimates, 'cells' | 'comparisons'>> {
  io.takeOut();
  await main(['results', run, '--json'], io);
  const { cells, comparisons } = RunEstimates.parse(JSON.parse(io.takeOut()));
  return { cells, comparisons };
}

test('Ctrl-C finishes what is open, stops with 130, and the same command goes on to the same results', async () => {
  const cwd = await mkdtemp(join(tmpdir(), 'turncoat-stop-'));
  await writeFile(join(cwd, 'study.yaml'), study);
  const impatient = impatientIo(cwd);
  expect(await main(['run', 'study.yaml', '--concurrency', '2'], impatient)).toBe(130);
  expect(impatient.takeErr()).toContain('The same command goes on from here.');

  const io = testIo({ cwd });
  const stopped = await readEstimates(io, 'stopped');
  const pending = stopped.cells.reduce((sum, cell) => sum + (cell.outcomes.pending ?? 0), 0);
  expect(pending).toBeGreaterThan(0);
  expect(pending).toBeLessThan(40);

  expect(await main(['run', 'study.yaml'], io)).toBe(0);
  expect(await main(['run', 'study.yaml', '--run', 'runs/whole'], io)).toBe(0);
  expect(await readEstimates(io, 'stopped')).toEqual(await readEstimates(io, 'whole'));

  io.takeErr();
  expect(await main(['run', 'study.yaml'], io)).toBe(0);
  expect(io.takeErr()).toContain('nothing to run');
  await rm(cwd, { recursive: true });
});

test('a second Ctrl-C leaves at once, and what was recorded is kept', async () => {
  const cwd = await mkdtemp(join(tmpdir(), 'turncoat-twice-'));
  await writeFile(join(cwd, 'study.yaml'), study);
  const io = testIo({ cwd });
  const twice: TestIo = {
    ...io,
    err(text) {
      if (text.includes('done ·')) io.interrupt();
      if (text.includes('Press Ctrl-C again')) io.interrupt();
    },
  };
  await expect(main(['run', 'study.yaml', '--concurrency', '2'], twice)).rejects.toThrow('the process was ended with 130');
  expect(await main(['run', 'study.yaml'], io)).toBe(0);
  await rm(cwd, { recursive: true });
});

test('a second process on a run under way is refused and told who holds it', async () => {
  const cwd = await mkdtemp(join(tmpdir(), 'turncoat-lease-'));
  await writeFile(join(cwd, 'study.yaml'), study);
  const io = testIo({ cwd });
  expect(await main(['run', 'study.yaml'], io)).toBe(0);
  {
    using _held = openRun(join(cwd, 'runs/stopped'), { mode: 'create-or-open', now: io.now, process: { pid: 4711, host: 'elsewhere' } });
    expect(await main(['run', 'study.yaml'], io)).toBe(2);
    expect(io.takeErr()).toMatch(/4711.*elsewhere/);
  }
  expect(await main(['run', 'study.yaml'], io)).toBe(0);
  await rm(cwd, { recursive: true });
});
