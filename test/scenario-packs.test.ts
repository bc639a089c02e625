import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compileWorld } from '../src/scenario/compile-world.ts';
import { allLevels } from '../src/scenario/levels.ts';
import { deniedName } from '../src/scenario/lint/deny-list.ts';
import { lintPack } from '../src/scenario/lint-pack.ts';
import { findPacks, loadPack } from '../src/scenario/load-pack.ts';

const scenarios = join(import.meta.dirname, '../scenarios');
const places = await findPacks([scenarios]);

test('there are packs to look at, and every folder beside the goals is one', async () => {
  const folders = (await readdir(scenarios, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map(({ name }) => name);
  expect(places.map(({ id }) => id)).toEqual(folders.toSorted());
  expect(places.length).toBeGreaterThan(0);
});

describe.each(places)('the pack $id', ({ id, dir }) => {
  test('lints clean in every condition of every variant', async () => {
    const report = lintPack(await loadPack(dir, `scenarios/${id}`));
    expect(report.findings.map(({ check, file, line, problem }) => `${file}:${line} [${check}] ${problem}`)).toEqual([]);
    expect(report.worlds).toBe(report.conditions * report.variants);
  });

  test('uses no name of the published study anywhere in its files, comments included', async () => {
    const files = (await readdir(dir, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
    const texts = await Promise.all(
      files.map(async ({ name, parentPath }) => ({ name, text: await readFile(join(parentPath, name), 'utf8') })),
    );
    expect(texts.flatMap(({ name, text }) => (deniedName(text) === undefined ? [] : [`${name}: ${deniedName(text)}`]))).toEqual([]);
  });

  test('compiles in under 20 ms a world, once it is loaded', async () => {
    const pack = await loadPack(dir);
    const conditions = allLevels(pack.files.factors.value.factors).slice(0, 40);
    const spent = conditions.map((levels, index) => {
      const started = performance.now();
      compileWorld(pack, levels, pack.files.variants.value.variants[index % pack.files.variants.value.variants.length]!.id);
      return performance.now() - started;
    });
    expect(spent.toSorted((a, b) => a - b)[Math.floor(spent.length / 2)]).toBeLessThan(20);
  });

  test('gives every script kind an agent to play under a threat and a goal', async () => {
    const pack = await loadPack(dir);
    const world = compileWorld(pack, { goal: 'explicit-safety', threat: 'replacement' }, 0);
    const kinds = new Set(world.scripts.map(({ kind }) => kind));
    expect([...kinds].toSorted()).toEqual(
      ['diligent', 'draft-only', 'escalator', 'harm', 'idle', 'malformed', 'mistaken', 'over-escalator', 'refuser', 'retractor'].filter(
        (kind) => pack.files.scripts.value.scripts.some((script) => script.kind === kind),
      ),
    );
  });
});
