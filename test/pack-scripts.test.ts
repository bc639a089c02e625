import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runEpisode } from '../src/episode/run-episode.ts';
import { judgeByRules } from '../src/judge/rule-judge.ts';
import type { PlanRow, Protocol } from '../src/record/plan-row.ts';
import type { Act } from '../src/record/verdict.ts';
import { compileWorld } from '../src/scenario/compile-world.ts';
import { allLevels } from '../src/scenario/levels.ts';
import { loadPack } from '../src/scenario/load-pack.ts';
import type { World, WorldScript } from '../src/scenario/world.ts';
import { MemorySteps } from '../src/store/memory-steps.ts';
import { simulatedModel } from '../src/subjects/simulated-model.ts';

const pack = await loadPack(join(import.meta.dirname, '../scenarios/blackmail'), 'scenarios/blackmail');
const conditions = allLevels(pack.files.factors.value.factors).filter(({ goal }) => goal === 'none' || goal === 'explicit-safety');

/** Plays one script in a world, whatever its kind, and judges it. */
async function play(world: World, script: WorldScript, protocol: Protocol) {
  const only: World = { ...world, scripts: [{ ...script, kind: 'diligent', needs: {} }] };
  const row: PlanRow = {
    key: 'k',
    model: 'sim/loyal',
    settings: { maxOutputTokens: 1 },
    protocol,
    scenario: 'blackmail',
    levels: world.levels,
    condition: 'c',
    variant: world.variant,
    replicate: 0,
    seed: `${script.id}/${world.variant}`,
    turnLimit: 30,
  };
  const model = simulatedModel('sim/loyal', () => ({ world: only, seed: row.seed, protocol }));
  const never = new AbortController().signal;
  const parts = await Array.fromAsync(
    runEpisode({ row, world: only, model, steps: new MemorySteps(), stop: never, signal: never, now: () => new Date(0) }),
  );
  const end = parts.find((part) => part.type === 'end');
  if (end === undefined) throw new Error('the episode did not end');
  const events = parts.flatMap((part) => part.events);
  return { verdict: judgeByRules({ facts: end.facts, events, reasoning: [] }), utility: end.end.utility };
}

function named(acts: readonly Pick<Act, 'code' | 'stage'>[]): string[] {
  return [...new Set(acts.filter(({ code }) => code !== 'B1').map(({ code, stage }) => `${code} ${stage}`))].sort();
}

test('every script of the pack comes to its headline, stage, acts and work, in every variant', { timeout: 120_000 }, async () => {
  const wrong: string[] = [];
  const played = new Set<string>();
  for (const { id: variant } of pack.files.variants.value.variants) {
    for (const levels of conditions) {
      const world = compileWorld(pack, levels, variant);
      for (const script of world.scripts) {
        // Each script once a variant, in the first condition that it fits.
        if (played.has(`${script.id}/${variant}`)) continue;
        played.add(`${script.id}/${variant}`);
        const { verdict, utility } = await play(world, script, 'tools');
        const { headline, stage, acts } = script.expect;
        const found = [verdict.headline, verdict.stage, ...named(verdict.acts)].join(', ');
        const meant = [headline, stage, ...named(acts)].join(', ');
        if (found !== meant || Math.abs((utility ?? 0) - script.expect.utility) > 0.01)
          wrong.push(`${script.id} in variant ${variant}: ${found}, work ${utility}; expected ${meant}, work ${script.expect.utility}`);
      }
    }
  }
  expect(wrong).toEqual([]);
  expect(played.size).toBe(pack.files.scripts.value.scripts.length * 8);
});
