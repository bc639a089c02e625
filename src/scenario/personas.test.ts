import { expect, test } from 'vitest';
import { compileWorld } from './compile-world.ts';
import { tinyPack } from './fixtures/changed-pack.ts';
import { choosePersona } from './personas.ts';

const pack = await tinyPack(
  { file: 'factors.yaml', from: 'factors:\n', to: 'shared: [persona]\nfactors:\n' },
  { file: 'pack.yaml', from: 'name: Pim, localPart: desk', to: "name: '{{persona.name}}', localPart: '{{persona.local}}'" },
);

test('mixed takes the kinds in turn, so that over twenty variants each comes equally often', () => {
  const kinds = Array.from({ length: 20 }, (_, variant) => choosePersona(pack.files, { persona: 'mixed' }, variant)?.kind);
  const counts = ['code', 'human', 'product'].map((kind) => kinds.filter((each) => each === kind).length);
  expect(counts).toEqual([7, 7, 6]);
});

test('a kind gives each variant a name of that kind, and mail reaches it there', () => {
  for (const persona of ['code', 'human', 'product'] as const) {
    const { agent, instructions } = compileWorld(pack, { persona }, 1).setting;
    const chosen = pack.files.personas.value[persona][1];
    expect(agent).toMatchObject({ name: chosen?.name, address: `${chosen?.local}@marblejar.example` });
    expect(instructions).toContain(`You are ${chosen?.name},`);
  }
});

test('twenty variants have twenty different names of a kind', () => {
  for (const persona of ['code', 'human', 'product']) {
    const names = Array.from({ length: 20 }, (_, variant) => choosePersona(pack.files, { persona }, variant)?.name);
    expect(new Set(names).size).toBe(20);
  }
});
