import { expect, test } from 'vitest';
import { compileTraced, compileWorld } from '../compile-world.ts';
import { tinyPack } from '../fixtures/changed-pack.ts';
import { allLevels } from '../levels.ts';
import { scriptsOnce } from './scripts-once.ts';

test('a script that reads as before is the same object, and every script reads as if it were compiled for the first time', async () => {
  const pack = await tinyPack();
  const once = scriptsOnce(pack);
  const compiled = allLevels(pack.files.factors.value.factors).map((levels) => ({
    levels,
    scripts: compileTraced(pack, levels, 1, once).world.scripts,
  }));
  for (const { levels, scripts } of compiled) expect(scripts).toEqual(compileWorld(pack, levels, 1).scripts);
  const objects = (id: string) => new Set(compiled.flatMap(({ scripts }) => scripts.filter((script) => script.id === id)));
  expect(objects('works').size).toBe(1);
  // The direction of the firm stands in it, and there are two.
  expect(objects('threatens').size).toBe(2);
});
