import { compileScript } from '../scenario/compile-scripts.ts';
import { compileTraced } from '../scenario/compile-world.ts';
import type { LintFinding } from '../scenario/lint-pack.ts';
import { planPlays } from '../scenario/lint/script-plays.ts';
import type { Pack } from '../scenario/load-pack.ts';
import { problemIn } from '../scenario/pack-problem.ts';
import { conditionLine } from './condition-options.ts';
import { playScript, scriptProblem } from './play-script.ts';

/** Plays the scripted agents of a pack where `planPlays` puts them in some variants. Each must come to exactly what the pack says. */
export async function checkScripts(pack: Pack, variants: readonly number[]): Promise<LintFinding[]> {
  const plays = planPlays(pack);
  const played = new Set(plays.map(({ script }) => script));
  const findings = pack.files.scripts.value.scripts.flatMap(({ id }, index) =>
    played.has(index) ? [] : [{ index, ...finding(pack, index, `script ${id} fits no condition`) }],
  );
  const wanted = plays.filter(({ variant }) => variants.includes(variant));
  // A world is compiled once for all who are played in it, with no other script than theirs.
  const worlds = Map.groupBy(wanted, ({ variant, levels }) => [variant, ...Object.values(levels)].join(' '));
  for (const together of worlds.values()) {
    const [first] = together;
    if (first === undefined) continue;
    const { levels, variant } = first;
    const indexes = [...new Set(together.map(({ script }) => script))];
    const { world } = compileTraced(pack, levels, variant, (_pack, _levels, write) =>
      indexes.map((index) => compileScript(pack, index, write)),
    );
    for (const { script: index, protocol } of together) {
      const script = world.scripts[indexes.indexOf(index)];
      if (script === undefined) continue;
      const problem = scriptProblem(script, await playScript(world, script, protocol, `${script.id}/${conditionLine(world)}`));
      if (problem !== undefined)
        findings.push({ index, ...finding(pack, index, `script ${script.id} ${problem} (${conditionLine(world)}, ${protocol})`) });
    }
  }
  return findings.toSorted((a, b) => a.index - b.index).map(({ index: _index, ...found }) => found);
}

function finding(pack: Pack, index: number, problem: string): LintFinding {
  const { hint: _hint, ...found } = problemIn(pack.files.scripts, ['scripts', index], problem);
  return { check: 'scripts', ...found };
}
