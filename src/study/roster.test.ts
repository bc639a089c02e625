import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readRoster, splitRoster } from './roster.ts';

let folder = '';
let path = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'turncoat-roster-'));
  path = join(folder, 'roster.yaml');
  await writeFile(path, 'models:\n  - x/plain\n  - { id: x/old-20250514, published: old, retired: 2026-06-15, nearest: x/new }\n');
});
afterAll(() => rm(folder, { recursive: true }));

test('one model of a roster can be named by its id or by the name under which it was published', async () => {
  const [old] = await readRoster(path, 'roster.yaml', 'old');
  expect(old).toMatchObject({ id: 'x/old-20250514', published: 'old', retired: '2026-06-15', nearest: 'x/new' });
  expect(await readRoster(path, 'roster.yaml', 'x/plain')).toEqual(['x/plain']);
  expect(await readRoster(path, 'roster.yaml')).toHaveLength(2);
});

test('a model that the roster does not have brings the nearest name', async () => {
  await expect(readRoster(path, 'roster.yaml', 'odl')).rejects.toMatchObject({
    code: 'NOT_IN_ROSTER',
    message: 'roster roster.yaml has no model "odl"',
    detail: { hint: 'did you mean "old"?' },
  });
});

test.each([['2026'], ['yesterday'], ['2026-13-01']])('%s is no day of retirement', async (day) => {
  const wrong = join(folder, 'wrong.yaml');
  await writeFile(wrong, `models:\n  - { id: x/old, retired: "${day}" }\n`);
  await expect(readRoster(wrong, 'wrong.yaml')).rejects.toThrow('wrong.yaml:2: models[0]');
});

test('what stands after # is the one model that is meant', () => {
  expect(splitRoster('../rosters/published.yaml#claude-opus-4')).toEqual({ file: '../rosters/published.yaml', only: 'claude-opus-4' });
  expect(splitRoster('all.yaml')).toEqual({ file: 'all.yaml', only: undefined });
});
