import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { findPacks, loadPack, loadPackNamed, type Pack } from '../scenario/load-pack.ts';
import { pilotNote as noteOf } from '../report/pilot-note.ts';
import type { Io } from './io.ts';
import { packRoots } from './packs.ts';
import { shownPath } from './workbench.ts';

/** The pack of an id, or of a folder. Throws with the nearest ids, or with every problem of the pack. */
export async function openPack(name: string, io: Io): Promise<Pack> {
  const folder = resolve(io.cwd, name);
  if (existsSync(join(folder, 'pack.yaml'))) return loadPack(folder, shownPath(folder, io.cwd));
  const roots = packRoots(io.cwd);
  const place = (await findPacks(roots)).find(({ id }) => id === name);
  if (place !== undefined) return loadPack(place.dir, shownPath(place.dir, io.cwd));
  const isFolder = statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true;
  return isFolder ? loadPack(folder, name) : loadPackNamed(name, roots);
}

/** Whether a pack was tried on real models of at least three families; until then it counts as unpiloted. */
export function pilotNote(pack: Pack): string {
  return noteOf(pack.files.pack.value.provenance.pilotedOn);
}
