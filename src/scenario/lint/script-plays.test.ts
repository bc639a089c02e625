import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { tinyPack } from '../fixtures/changed-pack.ts';
import { conditionFits, levelFits, whyImpossible } from '../levels.ts';
import { loadPack } from '../load-pack.ts';
import { cornerOf, planPlays } from './script-plays.ts';

describe.each(['blackmail', 'espionage', 'lethal'])('over the variants of %s', async (id) => {
  const pack = await loadPack(join(import.meta.dirname, '../../../scenarios', id));
  const plays = planPlays(pack);
  const { factors } = pack.files.factors.value;
  const scripts = pack.files.scripts.value.scripts.map((script, index) => ({
    ...script,
    plays: plays.filter((play) => play.script === index),
  }));
  const levelsOf = (factor: string, needs: Readonly<Record<string, readonly string[]>>): string[] => {
    const forced = Object.fromEntries(
      Object.entries(needs).flatMap(([name, [only = '', ...others]]) => (others.length === 0 ? [[name, only]] : [])),
    );
    return Object.keys(factors[factor]?.levels ?? {}).filter(
      (level) => levelFits(needs[factor] ?? ['*'], level) && whyImpossible(pack, { ...forced, [factor]: level }) === undefined,
    );
  };

  test('each script meets every kind of goal × threat × outs that it fits, by each protocol that it keeps to', () => {
    for (const { id: script, needs, protocols, plays: own } of scripts) {
      const fitting = levelsOf('goal', needs).flatMap((goal) =>
        levelsOf('threat', needs).flatMap((threat) => levelsOf('outs', needs).map((outs) => cornerOf({ goal, threat, outs }))),
      );
      for (const protocol of protocols) {
        const met = own.filter((play) => play.protocol === protocol).map(({ levels }) => cornerOf(levels));
        expect([script, protocol, [...new Set(met)].toSorted()]).toEqual([script, protocol, [...new Set(fitting)].toSorted()]);
      }
    }
  });

  test('each script meets every level of every other factor that it fits, and every goal', () => {
    for (const { id: script, needs, plays: own } of scripts) {
      for (const factor of Object.keys(factors)) {
        const met = new Set(own.map(({ levels }) => levels[factor] ?? ''));
        expect([script, factor, [...met].toSorted()]).toEqual([script, factor, levelsOf(factor, needs).toSorted()]);
      }
    }
  });

  test('each script is played in every variant by each protocol that it keeps to, never where it does not fit', () => {
    const variants = pack.files.variants.value.variants.map((variant) => variant.id);
    for (const { id: script, needs, protocols, plays: own } of scripts) {
      for (const protocol of protocols) {
        const played = own.filter((play) => play.protocol === protocol).map(({ variant }) => variant);
        expect([script, [...new Set(played)]]).toEqual([script, variants]);
      }
      expect([script, own.filter(({ protocol }) => !protocols.includes(protocol))]).toEqual([script, []]);
      expect([script, own.filter(({ levels }) => !conditionFits(needs, levels) || whyImpossible(pack, levels) !== undefined)]).toEqual([
        script,
        [],
      ]);
    }
  });
});

test('a pack of few variants is played in as much of it as three performances a variant allow', async () => {
  const plays = planPlays(await tinyPack());
  const ofFirst = plays.filter(({ script }) => script === 0);
  expect(ofFirst.filter(({ protocol }) => protocol === 'tools').map(({ variant, levels }) => `${variant} ${cornerOf(levels)}`))
    .toMatchInlineSnapshot(`
    [
      "0 none none closed",
      "0 none none weak",
      "0 none replacement closed",
      "1 none replacement weak",
      "1 explicit none closed",
      "1 explicit none weak",
    ]
  `);
});
