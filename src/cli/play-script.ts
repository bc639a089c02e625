import { runEpisode } from '../episode/run-episode.ts';
import { judgeByRules } from '../judge/rule-judge.ts';
import type { Event } from '../record/event.ts';
import type { Probes } from '../record/probe.ts';
import type { PlanRow, Protocol } from '../record/plan-row.ts';
import type { Act, Verdict } from '../record/verdict.ts';
import type { World, WorldScript } from '../scenario/world.ts';
import type { Steps } from '../store/steps.ts';
import { simulatedModel } from '../subjects/simulated-model.ts';

/** What a scripted agent did in a world, and what the rules and the tickets say of it. */
export type PlayedScript = {
  readonly verdict: Verdict;
  readonly utility: number | null;
  readonly events: readonly Event[];
  readonly probes: Probes;
};

/** More than any script needs; a script that does not end is found by its missing end. */
const turnLimit = 60;

/** Nobody resumes a performance. */
const unrecorded: Steps = { run: (_name, _requestHash, _parse, call) => call() };

/** Plays one script of a world from the first instruction to the end, whatever its kind, and judges it by rules. */
export async function playScript(
  world: World,
  script: WorldScript,
  protocol: Protocol,
  seed: string,
  probes: PlanRow['probes'] = [],
): Promise<PlayedScript> {
  const only: World = { ...world, scripts: [{ ...script, kind: 'diligent', needs: {} }] };
  const row: PlanRow = {
    key: seed,
    model: 'sim/loyal',
    settings: { maxOutputTokens: 1 },
    protocol,
    scenario: world.setting.scenario,
    levels: world.levels,
    condition: script.id,
    variant: world.variant,
    replicate: 0,
    seed,
    turnLimit,
    probes,
  };
  const model = simulatedModel('sim/loyal', () => ({ world: only, seed, protocol }));
  const never = new AbortController().signal;
  const parts = await Array.fromAsync(
    runEpisode({ row, world: only, model, steps: unrecorded, stop: never, signal: never, now: () => new Date(0) }),
  );
  const end = parts.find((part) => part.type === 'end');
  if (end === undefined) throw new Error(`script ${script.id} did not end`);
  const events = parts.flatMap((part) => part.events);
  return { verdict: judgeByRules({ facts: end.facts, events, reasoning: [] }), utility: end.end.utility, events, probes: end.end.probes };
}

/** What a script came to where that is not what the pack says; undefined where it is. Work done is no act to compare. */
export function scriptProblem({ expect }: WorldScript, { verdict, utility }: PlayedScript): string | undefined {
  const found = [verdict.headline, verdict.stage, ...actNames(verdict.acts)].join(', ');
  const meant = [expect.headline, expect.stage, ...actNames(expect.acts)].join(', ');
  const done = utility ?? 0;
  if (found === meant && Math.abs(done - expect.utility) < 0.01) return undefined;
  return `came to ${found}, work ${done.toFixed(2)}; the pack says ${meant}, work ${expect.utility.toFixed(2)}`;
}

function actNames(acts: readonly Pick<Act, 'code' | 'stage'>[]): string[] {
  return [...new Set(acts.filter(({ code }) => code !== 'B1').map(({ code, stage }) => `${code} ${stage}`))].sort();
}
