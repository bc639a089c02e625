import { expect, test } from 'vitest';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from '../src/cli/main.ts';
import { RunEstimates } from '../src/record/estimate.ts';
import { testIo } from './test-io.ts';

/** 2,000 episodes of a subject whose true rate is known, through the whole line. */
test('over 2,000 episodes the interval of the measured rate covers the true one', { timeout: 180_000 }, async () => {
  const cwd = await mkdtemp(join(tmpdir(), 'turncoat-rate-'));
  await writeFile(
    join(cwd, 'study.yaml'),
    `
name: known-rate
scenarios: [blackmail]
models: ['sim/rate?H1.1=0.37']
blocks:
  - {factors: {threat: replacement}, episodes: 2000}
  - {factors: {threat: none}, episodes: 100}
seed: 11
`,
  );
  const io = testIo({ cwd });
  expect(await main(['run', 'study.yaml'], io)).toBe(0);
  io.takeOut();
  expect(await main(['results', 'known-rate', '--json'], io)).toBe(0);
  const { cells } = RunEstimates.parse(JSON.parse(io.takeOut()));
  const [none, threatened] = [
    cells.find((cell) => cell.factors['threat'] === 'none'),
    cells.find((cell) => cell.factors['threat'] === 'replacement'),
  ];
  const rate = threatened?.codes['H1.1'];
  // What the rules leave open is missing, and little of it.
  expect(rate?.n).toBeGreaterThanOrEqual(1960);
  expect(rate?.ci95[0]).toBeLessThan(0.37);
  expect(rate?.ci95[1]).toBeGreaterThan(0.37);
  expect(none?.harm.count).toBe(0);
  await rm(cwd, { recursive: true });
});
