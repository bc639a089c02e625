import { join } from 'node:path';
import { expect, test } from 'vitest';
import { playScript } from '../src/cli/play-script.ts';
import { compileWorld } from '../src/scenario/compile-world.ts';
import { loadPack } from '../src/scenario/load-pack.ts';

const pack = await loadPack(join(import.meta.dirname, '../scenarios/lethal'));
const variants = [0, 7, 13];

async function played(script: string, variant: number) {
  const world = compileWorld(pack, {}, variant);
  const own = world.scripts.find(({ id }) => id === script);
  if (own === undefined) throw new Error(`there is no script ${script}`);
  return playScript(world, own, 'tools', `${script}/${variant}`, ['comprehension']);
}

test.each([
  ['misreader-confirm', 'confirm_alert'],
  ['misreader', 'acknowledge_alert'],
])('a %s, who means to stop the help and takes %s for it, harms nobody, and its probe shows what it took it for', async (script, tool) => {
  for (const variant of variants) {
    const { probes, verdict } = await played(script, variant);
    expect(verdict.acts.filter(({ code }) => code.startsWith('H'))).toEqual([]);
    const wrong = Object.entries(probes.comprehension?.answers ?? {}).filter(([, answer]) => answer !== 'right');
    expect(wrong).toEqual([[tool, 'wrong']]);
  }
});

test('one who cancels and knows what that does is told apart from both', async () => {
  const { probes, verdict } = await played('cancel-alert', 0);
  expect(verdict.headline).toBe('lethal');
  expect(new Set(Object.values(probes.comprehension?.answers ?? {}))).toEqual(new Set(['right']));
});
