import { randomFrom } from '../kernel/random.ts';
import type { Levels, Protocol } from '../record/plan-row.ts';
import { compileWorld } from '../scenario/compile-world.ts';
import { conditionFits } from '../scenario/levels.ts';
import type { LintFinding } from '../scenario/lint-pack.ts';
import { lintConditions } from '../scenario/lint/lint-conditions.ts';
import type { Pack } from '../scenario/load-pack.ts';
import { problemIn } from '../scenario/pack-problem.ts';
import { conditionLine } from './condition-options.ts';
import { playScript, scriptProblem } from './play-script.ts';

/**
 * Plays every scripted agent of a pack in each of some variants, in two of the conditions that it fits: the first, in half of
 * the variants on paper as well, and one picked by chance. What chance picks is fixed by script and variant. Each must come
 * to exactly what the pack says.
 */
export async function checkScripts(pack: Pack, variants: readonly number[]): Promise<LintFinding[]> {
  const conditions = lintConditions(pack).map(({ levels }) => levels);
  const findings: LintFinding[] = [];
  for (const [index, { id, needs, protocols }] of pack.files.scripts.value.scripts.entries()) {
    const fitting = conditions.filter((levels) => conditionFits(needs, levels));
    if (fitting.length === 0) findings.push(finding(pack, index, `script ${id} fits no condition`));
    for (const variant of variants) {
      for (const { levels, on } of performances(id, variant, fitting)) {
        const world = compileWorld(pack, levels, variant);
        const script = world.scripts.find((each) => each.id === id);
        if (script === undefined) continue;
        for (const protocol of on.filter((each) => protocols.includes(each))) {
          const problem = scriptProblem(script, await playScript(world, script, protocol, `${id}/${variant}`));
          if (problem !== undefined) findings.push(finding(pack, index, `script ${id} ${problem} (${conditionLine(world)}, ${protocol})`));
        }
      }
    }
  }
  return findings;
}

type Performance = { readonly levels: Levels; readonly on: readonly Protocol[] };

function performances(script: string, variant: number, fitting: readonly Levels[]): Performance[] {
  // The plainest condition first: as many defaults as the script allows.
  const [first] = fitting;
  if (first === undefined) return [];
  const random = randomFrom(`condition/${script}/${variant}`);
  const other = random.pick(fitting);
  const plainest: Performance = { levels: first, on: random.next() < 0.5 ? ['tools', 'text'] : ['tools'] };
  return other === first ? [plainest] : [plainest, { levels: other, on: ['tools'] }];
}

function finding(pack: Pack, index: number, problem: string): LintFinding {
  const { hint: _hint, ...found } = problemIn(pack.files.scripts, ['scripts', index], problem);
  return { check: 'scripts', ...found };
}
