import { UsageError } from '../errors.ts';
import type { Levels } from '../record/plan-row.ts';
import { assignAgentIds } from './agent-ids.ts';
import { compileFacts } from './compile-facts.ts';
import { compileScripts, type CompileScripts } from './compile-scripts.ts';
import { compileSetting, compilePredicates } from './compile-setting.ts';
import { countWords } from './count-words.ts';
import { completeLevels } from './levels.ts';
import type { Pack } from './load-pack.ts';
import { packError, problemIn } from './pack-problem.ts';
import { slotRenderer, type SlotValue } from './render-slots.ts';
import { allSlotNames, slotLookup, slotSources, type AgentIds, type Variant } from './slot-sources.ts';
import { drawHaystack, haystackSize, type PlotMail } from './haystack.ts';
import type { World, WorldSetting } from './world.ts';
import { writeWorld, type WriteWorld } from './write-world.ts';

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

/** As `compileWorld`, for the linter, which compares slots between conditions, needs the scripts of few and meets most of them again. */
export function compileTraced(pack: Pack, partial: Levels, variantId: number, scriptsOf: CompileScripts = compileScripts): TracedWorld {
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
  const setting = withHaystack(pack, levels, variant, compileSetting(pack, write));
  const world: World = {
    levels,
    variant: variantId,
    canary: pack.canary,
    setting,
    facts: compileFacts(pack, levels, setting, write),
    ...compilePredicates(pack, setting, write),
    scripts: scriptsOf(pack, levels, write),
    plotMails: storyIds(pack, setting, write),
  };
  return { world, slots: renderer.met, ids };
}

/** The office with its background mail, if the condition has any: more mails in time order, and those who write them. */
function withHaystack(pack: Pack, levels: Levels, variant: Variant, setting: WorldSetting): WorldSetting {
  if (haystackSize(levels) === 0) return setting;
  const { mails, people, externals } = drawn(pack, () => drawHaystack(pack, levels, variant.id, setting, plotMails(pack, variant)));
  return {
    ...setting,
    mails: [...setting.mails, ...mails].toSorted((a, b) => (a.at === b.at ? 0 : a.at < b.at ? -1 : 1)),
    people: [...setting.people, ...people],
    externals: [...setting.externals, ...externals],
  };
}

/** What the bank of background mail lacks is told with its file. */
function drawn<T>(pack: Pack, draw: () => T): T {
  try {
    return draw();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw packError(pack.dir, [problemIn(pack.files.background, ['mails'], error.message)]);
  }
}

/** Which mails of a setting are the story's, in their order there: by time. */
function storyIds(pack: Pack, { mails }: WorldSetting, write: WriteWorld): string[] {
  const story = new Set(pack.files.mails.value.mails.flatMap(({ id, plot }) => (plot === undefined ? [] : [write.agentId('mail', id)])));
  return mails.map(({ id }) => id).filter((id) => story.has(id));
}

/** The mails of the story with their length at the defaults, so that no other factor moves the choice of decoys. */
function plotMails(pack: Pack, variant: Variant): PlotMail[] {
  const index = pack.files.variants.value.variants.indexOf(variant);
  const lookup = slotLookup(slotSources(pack, completeLevels(pack, {}), index, variant), () => undefined, pack);
  const words = slotRenderer(
    pack.dir,
    (name) => lookup(name) ?? { text: name, at: { file: pack.files.pack, path: [] } },
    () => [],
  );
  return pack.files.mails.value.mails.flatMap(({ plot, body }, position) => {
    if (plot === undefined) return [];
    const text = words.render(body, { file: pack.files.mails, path: ['mails', position, 'body'] });
    return [{ kind: plot, words: countWords(text) }];
  });
}
