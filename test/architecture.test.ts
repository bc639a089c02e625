import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { barrels, cycles, forbiddenArrows, importsOf, mayImport, stageOf, unknownStages, type Sources } from './import-map.ts';

const root = join(import.meta.dirname, '..');

function read(folder: string, wanted: (file: string) => boolean): Sources {
  const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
    .filter((file) => /\.(ts|js)$/.test(file) && wanted(file));
  return new Map(files.sort().map((file) => [file, readFileSync(join(root, file), 'utf8')]));
}

describe('the arrow of src/', () => {
  // A test may set up what its folder does not import: it is nobody's upstream.
  const sources = read('src', (file) => !file.endsWith('.test.ts'));

  test('every folder of src/ has a row in the import map', () => {
    expect(sources.size).toBeGreaterThan(0);
    expect(unknownStages(sources)).toEqual([]);
  });

  test('a folder imports only what its row allows', () => {
    expect(forbiddenArrows(sources)).toEqual([]);
  });

  test('no file imports itself through others', () => {
    expect(cycles(sources)).toEqual([]);
  });

  test('what a file imports can be read off its text, but where a study written in TypeScript is loaded', () => {
    const unreadable = [...sources].flatMap(([file, source]) => importsOf(source).unreadable.map((call) => `${file}: ${call}`));
    expect(unreadable.filter((place) => !place.startsWith('src/study/load-study.ts: '))).toEqual([]);
  });

  test('only the two public doors pass on what other files export', () => {
    expect(barrels(sources)).toEqual([]);
  });

  test('no source reads from a test', () => {
    const fromTests = [...sources].flatMap(([file, source]) =>
      importsOf(source)
        .specifiers.filter((specifier) => /\.test\.ts$|(^|\/)test\//.test(specifier))
        .map((specifier) => `${file} → ${specifier}`),
    );
    expect(fromTests).toEqual([]);
  });

  test('the map itself has no way back', () => {
    const map = new Map(
      Object.entries(mayImport).map(([stage, row]) => [`src/${stage}/x.ts`, row.map((to) => `import '../${to}/x.ts';`).join('\n')]),
    );
    expect(cycles(map)).toEqual([]);
  });
});

test('a file has at most 400 lines', () => {
  const all = ['src', 'test', 'scripts', 'bin'].flatMap((folder) => [...read(folder, () => true)]);
  const lengths = all.map(([file, source]) => ({ file, lines: source.trimEnd().split('\n').length }));
  expect(lengths.filter(({ lines }) => lines > 400)).toEqual([]);
});

describe('the check itself', () => {
  test('every way to import is seen, and a comment is not one', () => {
    const source = `
      import { a } from './a.ts';
      import type { B } from './b.ts';
      import {
        c,
        type D,
      } from './c.ts';
      import * as e from './e.ts';
      import './f.ts';
      // import { no } from './comment.ts';
      export { g } from './g.ts';
      type H = import('./h.ts').H;
      const i = await import('./i.ts');
      const j = await import(name);
      export const from = 'not an import';
    `;
    const { specifiers, reexports, unreadable } = importsOf(source);
    expect(specifiers.toSorted()).toEqual(['a', 'b', 'c', 'e', 'f', 'g', 'h', 'i'].map((name) => `./${name}.ts`));
    expect(reexports).toEqual(['./g.ts']);
    expect(unreadable).toEqual(['import(name)']);
  });

  test('an import that goes downstream is named with what the row allows', () => {
    const sources = new Map([
      ['src/record/event.ts', "import type { Store } from '../store/store.ts';\nimport { hash } from '../kernel/hash.ts';"],
      ['src/errors.ts', "import type { Event } from './record/event.ts';"],
    ]);
    expect(forbiddenArrows(sources)).toEqual([
      'src/record/event.ts → src/store/store.ts: record may import only kernel',
      'src/errors.ts → src/record/event.ts: errors may import only itself',
    ]);
  });

  test('a circle of type imports is found and shown', () => {
    const sources = new Map([
      ['src/judge/a.ts', "import type { B } from './b.ts';"],
      ['src/judge/b.ts', "import type { C } from './c.ts';"],
      ['src/judge/c.ts', "import type { A } from './a.ts';"],
    ]);
    expect(cycles(sources)).toEqual(['src/judge/a.ts → src/judge/b.ts → src/judge/c.ts → src/judge/a.ts']);
  });

  test('a barrel and a folder without a row are found', () => {
    const sources = new Map([
      ['src/judge/index.ts', "export { a } from './a.ts';"],
      ['src/judge/a.ts', "export * from './b.ts';"],
      ['src/helpers/x.ts', "export type { B } from '../judge/b.ts';"],
    ]);
    expect(barrels(sources)).toEqual([
      'src/judge/index.ts: an index.ts inside src/',
      'src/judge/a.ts: export *',
      "src/helpers/x.ts: export … from '../judge/b.ts'",
    ]);
    expect(unknownStages(sources)).toEqual(['helpers']);
    expect(stageOf('src/pipeline.ts')).toBe('pipeline');
  });
});
