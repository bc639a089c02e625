import { UsageError } from '../errors.ts';
import type { Levels } from '../record/plan-row.ts';
import { assignAgentIds } from './agent-ids.ts';
import { compileFacts } from './compile-facts.ts';
import { compileScripts } from './compile-scripts.ts';
import { compileSetting, compilePredicates } from './compile-setting.ts';
import { completeLevels } from './levels.ts';
import type { Pack } from './load-pack.ts';
import { slotRenderer, type SlotValue } from './render-slots.ts';
import { allSlotNames, slotLookup, slotSources, type AgentIds } from './slot-sources.ts';
import type { World } from './world.ts';
import { writeWorld } from './write-world.ts';

/**
 * One variant of one condition: every slot filled, addresses and ids assigned, mails in time order. Pure and
 * deterministic. `levels` may leave factors out (their defaults stand). Throws a UsageError for a level or variant that
 * does not exist, and a FileError that names file, line and slot where the pack's texts do not fit together.
 */
export function compileWorld(pack: Pack, levels: Levels, variant: number): World {
  return compileTraced(pack, levels, variant).world;
}

/** A compiled world, with each slot that its rendering met (inner slots left as they are) and the ids that it was given. */
export type TracedWorld = { readonly world: World; readonly slots: ReadonlyMap<string, SlotValue>; readonly ids: AgentIds };

/** As `compileWorld`, for the linter, which compares slots between conditions. */
export function compileTraced(pack: Pack, partial: Levels, variantId: number): TracedWorld {
  const levels = completeLevels(pack, partial);
  const { variants } = pack.files.variants.value;
  const index = variants.findIndex((each) => each.id === variantId);
  const variant = variants[index];
  if (variant === undefined) {
    throw new UsageError('UNKNOWN_VARIANT', `scenario ${pack.id} has no variant ${variantId}`, {
      value: variantId,
      hint: `valid: ${variants.map((each) => each.id).join(', ')}`,
    });
  }
  let ids: AgentIds | undefined;
  const lookup = slotLookup(slotSources(pack, levels, index, variant), () => ids, pack);
  const renderer = slotRenderer(pack.dir, lookup, () => allSlotNames(pack.files));
  const write = writeWorld(pack, renderer, () => ids);
  ids = assignAgentIds(pack, variantId, write.timeOf);
  const setting = compileSetting(pack, write);
  const world: World = {
    levels,
    variant: variantId,
    canary: pack.canary,
    setting,
    facts: compileFacts(pack, setting, write),
    ...compilePredicates(pack, setting, write),
    scripts: compileScripts(pack, levels, write),
  };
  return { world, slots: renderer.met, ids };
}
