import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readStudyFile } from './load-study.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'turncoat-study-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function write(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

const studyModule = new URL('./study.ts', import.meta.url).href;

test('a roster adds its models, with their settings, after those of the study', async () => {
  await write('roster.yaml', 'title: Two models\nmodels:\n  - openai/gpt-5-mini\n  - {id: anthropic/claude-haiku-4-5, temperature: 1}\n');
  const { value } = await readStudyFile(
    await write('a.yaml', 'name: a\nscenarios: [blackmail]\nmodels: [sim/loyal]\nroster: roster.yaml\n'),
  );
  expect(value.models).toMatchObject(['sim/loyal', 'openai/gpt-5-mini', { id: 'anthropic/claude-haiku-4-5', temperature: 1 }]);
});

test('a roster that is not there, or is none, is named as the study names it', async () => {
  const study = await write('b.yaml', 'name: b\nscenarios: [blackmail]\nroster: nowhere.yaml\n');
  await expect(readStudyFile(study)).rejects.toThrow('there is no roster file nowhere.yaml');
  await write('odd.yaml', 'title: x\n');
  await expect(readStudyFile(await write('c.yaml', 'name: c\nscenarios: [blackmail]\nroster: odd.yaml\n'))).rejects.toThrow(
    'odd.yaml:1: models: is missing',
  );
});

test('a study in TypeScript is read as strictly as one in YAML', async () => {
  const good = await write(
    'good.ts',
    `import { defineStudy } from '${studyModule}';\nexport const study = defineStudy({ name: 'typed', scenarios: ['blackmail'], models: ['sim/loyal'], episodes: 3 });\n`,
  );
  expect((await readStudyFile(good)).value).toMatchObject({ name: 'typed', episodes: 3, seed: '1', protocol: ['tools'] });
  const bad = await write(
    'bad.ts',
    "export const study = { name: 'typed', scenarios: ['blackmail'], models: ['sim/loyal'], episode: 3 };\n",
  );
  expect((await readStudyFile(bad, 'bad.ts')).problems).toEqual([
    { path: 'episode', problem: 'unknown key "episode"', hint: 'did you mean "episodes"?' },
  ]);
  const broken = await write('broken.ts', 'export const study = {');
  await expect(readStudyFile(broken, 'broken.ts')).rejects.toThrow(/^broken\.ts could not be loaded: /);
  const none = await write('none.ts', 'export const other = 1;\n');
  await expect(readStudyFile(none, 'none.ts')).rejects.toThrow('none.ts exports no study');
});

test('a study file that is not there is one sentence', async () => {
  await expect(readStudyFile(join(folder, 'gone.yaml'), 'gone.yaml')).rejects.toThrow('there is no study file gone.yaml');
});

test('a study that is no mapping, or a folder, is told as such', async () => {
  const { problems } = await readStudyFile(await write('list.yaml', '- a\n- b\n'), 'list.yaml');
  expect(problems).toEqual([{ line: 1, path: '', problem: 'expected object, received array, got ["a","b"]' }]);
  await expect(readStudyFile(folder, 'here')).rejects.toThrow('there is no study file here');
});
