import { engineVersion } from '../company/engine-version.ts';
import { contentHash } from '../kernel/hash.ts';
import { protocolText } from '../protocol/protocol.ts';
import type { PlanRow } from '../record/plan-row.ts';
import type { World } from '../scenario/world.ts';
import type { Condition, Study } from '../study/study.ts';

/** Gives the compiled world of a condition's variant; the same world for the same arguments. */
export type WorldOf = (scenario: string, levels: Condition['levels'], variant: number) => World;

/**
 * The episodes that a study asks for, keyed by content and in an order that keeps a partial run balanced: all cells'
 * first episodes before any cell's second. Episode i of a cell has variant i mod V and replicate floor(i / V), so that
 * asking for more episodes only adds.
 */
export function planEpisodes(study: Study, variantsOf: (scenario: string) => number, worldOf: WorldOf): PlanRow[] {
  const most = Math.max(0, ...study.conditions.map((condition) => condition.episodes));
  const settingHash = hashSettings(worldOf);
  const rows = new Map<string, PlanRow>();
  for (let index = 0; index < most; index++) {
    for (const condition of study.conditions) {
      if (index >= condition.episodes) continue;
      const row = planRow(study, condition, index, variantsOf(condition.scenario), settingHash);
      rows.set(row.key, row);
    }
  }
  return [...rows.values()];
}

/** Hash of the whole plan: equal plans ask for the same episodes under the same estimand, correction and claims. */
export function planHash(study: Study, rows: readonly PlanRow[]): string {
  const { estimand, adjust, judges, mitigations } = study.file;
  const claims = mitigations.length === 0 ? {} : { mitigations };
  return contentHash({ keys: rows.map((row) => row.key).sort(), estimand, adjust, judges, ...claims });
}

function planRow(study: Study, condition: Condition, index: number, variants: number, settingHash: SettingHash): PlanRow {
  const variant = index % variants;
  const replicate = Math.floor(index / variants);
  const { scenario, protocol, levels, model, settings } = condition;
  const { turnLimit, seed: studySeed } = study.file;
  const seed = contentHash([studySeed, scenario, variant, replicate]);
  const setting = settingHash(condition, variant);
  const key = contentHash({ setting, model, settings, protocol, variant, replicate, seed, turnLimit, engineVersion });
  const { episodes: probed, ask } = study.file.probes;
  return {
    key,
    model,
    settings,
    protocol,
    scenario,
    levels,
    condition: condition.name,
    variant,
    replicate,
    seed,
    turnLimit,
    ...(index < probed ? { probes: ask } : {}),
  };
}

type SettingHash = (condition: Condition, variant: number) => string;

/** Remembers the hash of each rendered setting with its protocol text: many models and replicates share one. */
function hashSettings(worldOf: WorldOf): SettingHash {
  const known = new Map<string, string>();
  return ({ scenario, protocol, levels }, variant) => {
    const name = contentHash([scenario, protocol, levels, variant]);
    const held = known.get(name);
    if (held !== undefined) return held;
    const { setting } = worldOf(scenario, levels, variant);
    const hash = contentHash({ setting, protocol: protocolText(protocol, setting) });
    known.set(name, hash);
    return hash;
  };
}

/** The world that an episode of a plan is played in. */
export type EpisodeWorld = ReturnType<WorldOf>;
