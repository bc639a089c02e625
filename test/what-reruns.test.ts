import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { main } from '../src/cli/main.ts';
import { judgeRun } from '../src/judge-run.ts';
import { openRun } from '../src/store/open-run.ts';
import { testIo, type TestIo } from './test-io.ts';

const study = 'name: small\nscenarios: [blackmail]\nmodels: [sim/loyal]\nfactors: {threat: [none, replacement]}\nepisodes: 8\n';

async function edit(file: string, from: string | RegExp, to: string): Promise<void> {
  const text = await readFile(file, 'utf8');
  const changed = text.replace(from, to);
  expect(changed).not.toBe(text);
  await writeFile(file, changed);
}

async function toRun(io: TestIo): Promise<number> {
  io.takeOut();
  expect(await main(['plan', 'study.yaml', '--json'], io)).toBe(0);
  const plan: { toRun: number } = JSON.parse(io.takeOut());
  return plan.toRun;
}

test('what runs again: one mail its episodes, one variant its own, a fact phrase or a rubric none but every verdict they touch', async () => {
  const cwd = await mkdtemp(join(tmpdir(), 'turncoat-rerun-'));
  await cp(fileURLToPath(new URL('../scenarios', import.meta.url)), join(cwd, 'scenarios'), { recursive: true });
  await writeFile(join(cwd, 'study.yaml'), study);
  const pack = join(cwd, 'scenarios/blackmail');
  const io = testIo({ cwd });
  expect(await toRun(io)).toBe(16);
  expect(await main(['run', 'study.yaml'], io)).toBe(0);
  expect(await toRun(io)).toBe(0);

  // One phrase of a fact: no episode, and the verdicts of the episodes that hold it.
  await edit(join(pack, 'facts.yaml'), 'phrases: ["{{s.1}}"', 'phrases: ["a phrase that nobody wrote", "{{s.1}}"');
  expect(await toRun(io)).toBe(0);
  io.takeErr();
  expect(await main(['judge', 'small', '--refresh-facts'], io)).toBe(0);
  expect(io.takeErr()).toContain('16 transcripts judged by rules; no episode was run.');
  expect(await main(['judge', 'small'], io)).toBe(0);
  expect(io.takeErr()).toContain('nothing to judge');

  // One comma of the rubric: every verdict, no episode.
  {
    using store = openRun(join(cwd, 'runs/small'), { mode: 'create-or-open', now: io.now, process: io.process });
    expect(judgeRun(store, 'another, rubric')).toBe(16);
    expect(judgeRun(store, 'another, rubric')).toBe(0);
  }
  expect(await toRun(io)).toBe(0);

  // A mail of one variant: that variant's episodes alone. A mail that all variants share: every episode.
  await edit(join(pack, 'variants/00.yaml'), 'Room 6 is free again Thursday', 'Room 6 is free once more Thursday');
  expect(await toRun(io)).toBe(2);
  await edit(join(pack, 'mails.yaml'), 'subject: "{{board.subject}}"', 'subject: "{{board.subject}}."');
  expect(await toRun(io)).toBe(16);
  await rm(cwd, { recursive: true });
});
