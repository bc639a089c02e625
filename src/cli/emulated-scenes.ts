import type { Scene } from '../subjects/simulated-reply.ts';
import type { Io } from './io.ts';

/** What an emulator plays: scenes by episode, and for clients that name none. */
export type EmulatedScenes = {
  readonly sceneOf: (key: string) => Scene | undefined;
  readonly fallbackScene: (bodyHash: string, counter: number) => Scene;
  readonly about: string;
};

/** The episodes of a study; other clients get one of its conditions. */
export async function studyScenes(
  path: string,
  changes: { models: readonly string[]; episodes?: number },
  io: Io,
): Promise<EmulatedScenes> {
  const { openWorkbench } = await import('./workbench.ts');
  const { contentHash } = await import('../kernel/hash.ts');
  const { rows, worldOf, sceneOf } = await openWorkbench(path, io, changes);
  const fallbackScene = (bodyHash: string, counter: number): Scene => {
    const { scenario, levels, variant } = picked(rows, bodyHash);
    return { world: worldOf(scenario, levels, variant), seed: contentHash([bodyHash, counter]), protocol: 'tools' };
  };
  return { sceneOf, fallbackScene, about: `${rows.length} episodes of ${path} are known.` };
}

/** Without a study no episode is known; other clients get subjects in the packs' default conditions. */
export async function packScenes(io: Io): Promise<EmulatedScenes> {
  const { findPacks, loadPack } = await import('../scenario/load-pack.ts');
  const { compileWorld } = await import('../scenario/compile-world.ts');
  const { contentHash } = await import('../kernel/hash.ts');
  const { packRoots } = await import('./packs.ts');
  const packs = await Promise.all((await findPacks(packRoots(io.cwd))).map(({ dir }) => loadPack(dir)));
  const worlds = packs.flatMap((pack) => pack.files.variants.value.variants.map(({ id }) => ({ pack, variant: id })));
  const fallbackScene = (bodyHash: string, counter: number): Scene => {
    const { pack, variant } = picked(worlds, bodyHash);
    return { world: compileWorld(pack, {}, variant), seed: contentHash([bodyHash, counter]), protocol: 'tools' };
  };
  return {
    sceneOf: () => undefined,
    fallbackScene,
    about: 'No study is given, so no episode of a run is known; other clients are answered.',
  };
}

function picked<T>(items: readonly T[], bodyHash: string): T {
  const item = items[Number.parseInt(bodyHash.slice(0, 8), 16) % items.length];
  if (item === undefined) throw new TypeError('there is nothing to play');
  return item;
}
