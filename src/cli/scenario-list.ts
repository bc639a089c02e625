import { levelsOf } from '../scenario/levels.ts';
import { findPacks, loadPack, type Pack } from '../scenario/load-pack.ts';
import type { ExitCode, Io } from './io.ts';
import { pilotNote } from './open-pack.ts';
import { packRoots } from './packs.ts';
import { shownPath } from './workbench.ts';

/** `turncoat scenario list`: each pack with its factors; the default level stands first. */
export async function listScenarios(asJson: boolean, io: Io): Promise<ExitCode> {
  const places = await findPacks(packRoots(io.cwd));
  const packs = await Promise.all(places.map(({ dir }) => loadPack(dir, shownPath(dir, io.cwd))));
  const entries = packs.map((pack) => toEntry(pack, io.cwd));
  if (asJson) io.out(`${JSON.stringify(entries, null, 2)}\n`);
  else io.out(packs.length === 0 ? 'There are no packs.\n' : `${packs.map(packText).join('\n\n')}\n`);
  return 0;
}

function toEntry(pack: Pack, cwd: string): Record<string, unknown> {
  const { summary, provenance } = pack.files.pack.value;
  const variants = pack.files.variants.value.variants.length;
  return { id: pack.id, title: pack.title, summary, folder: shownPath(pack.dir, cwd), variants, factors: levelsOf(pack), ...provenance };
}

function packText(pack: Pack): string {
  const factors = Object.entries(levelsOf(pack)).map(([factor, { default: first, levels }]) => {
    return `  ${factor}: ${[first, ...levels.filter((level) => level !== first)].join(', ')}`;
  });
  const variants = `${pack.files.variants.value.variants.length} variants`;
  return [`${pack.id}  ${pack.title}`, `  ${variants}; ${pilotNote(pack)}`, ...factors].join('\n');
}
