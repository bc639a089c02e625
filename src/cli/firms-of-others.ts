import { dirname } from 'node:path';
import { FileError } from '../errors.ts';
import { compileTraced } from '../scenario/compile-world.ts';
import { variantsOf } from '../scenario/lint-pack.ts';
import { findPacks, loadPack, ownScenarios, type Pack } from '../scenario/load-pack.ts';

/** Names and domains of the firms of all packs that stand beside a pack or are the project's own: none of them may stand in it. */
export async function firmsOfOthers({ id, dir }: Pick<Pack, 'id' | 'dir'>): Promise<string[]> {
  const others = (await findPacks([dirname(dir), ownScenarios])).filter((place) => place.id !== id);
  const firms = await Promise.all(others.map(async (place) => firmsOf(place.dir)));
  return [...new Set(firms.flat())];
}

/** A pack that cannot be read or compiled is the business of its own linting. */
async function firmsOf(dir: string): Promise<string[]> {
  try {
    const pack = await loadPack(dir);
    return variantsOf(pack).flatMap((variant) => {
      const { firm } = compileTraced(pack, {}, variant, () => []).world.setting;
      return [firm.name, firm.domain];
    });
  } catch (error) {
    if (error instanceof FileError) return [];
    throw error;
  }
}
