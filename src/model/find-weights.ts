import { nearestNames } from '../kernel/nearest-name.ts';
import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { ModelError } from '../errors.ts';

/** The file that `llamacpp/<file.gguf>` names: relative to the first of the folders that has it, or absolute. */
export function findWeights(id: string, folders: readonly string[]): string {
  const name = id.slice(id.indexOf('/') + 1);
  const places = [...new Set(folders.map((folder) => resolve(folder, name)))];
  const found = places.find((place) => statSync(place, { throwIfNoEntry: false })?.isFile() === true);
  if (found !== undefined) return found;
  const near = nearestNames(basename(name), [...new Set(places.flatMap((place) => weightsIn(dirname(place))))]);
  const hint =
    near.length > 0
      ? `Did you mean ${near.join(' or ')}?`
      : 'Run `npm run demo:local`, which fetches a small one, or put a GGUF file into local/models/.';
  throw new ModelError('NO_WEIGHTS', `There is no file ${name}; ${id} needs it`, { place: id, value: name, hint }, 2);
}

/** Refuses a file that is no GGUF file: the reader behind would go through its garbage for minutes. */
export function checkWeights(id: string, file: string): void {
  const header = Buffer.alloc(8);
  const opened = openSync(file, 'r');
  try {
    readSync(opened, header);
  } finally {
    closeSync(opened);
  }
  const version = header.readUInt32LE(4);
  if (header.toString('latin1', 0, 4) === 'GGUF' && version >= 1 && version <= 3) return;
  const hint = 'Give a GGUF file of version 1 to 3.';
  throw new ModelError('BAD_WEIGHTS', `${basename(file)} is no GGUF file; ${id} needs one`, { place: id, hint }, 2);
}

function weightsIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((file) => file.endsWith('.gguf'));
  } catch {
    return [];
  }
}
