import { access, readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { z } from 'zod';
import { FileError, UsageError } from '../errors.ts';
import { didYouMean } from '../kernel/nearest-name.ts';
import { readStrictYaml, type StrictFile } from '../kernel/strict-yaml.ts';
import { checkReferences } from './check-references.ts';
import { checkSlots } from './check-slots.ts';
import type { PackContent, PackFiles } from './pack-files.ts';
import { packError, problemIn, type PackProblem } from './pack-problem.ts';
import {
  FactorsFile,
  FactsFile,
  FilesFile,
  GoalsFile,
  MailsFile,
  PackFile,
  PeopleFile,
  RepliesFile,
  ScriptsFile,
  VariantsFile,
  WorkFile,
} from './pack.ts';

/** A scenario pack in its folder: read, of its schemas, and every name in it known. */
export type Pack = PackContent & { readonly dir: string };

/** Where a pack lies; `id` is its folder's name. */
export type PackPlace = { readonly id: string; readonly dir: string };

/**
 * Reads the pack in a folder and checks everything that needs no compiling. Throws one FileError with every problem:
 * form first, then names and slots. `shown` is how the folder is named in messages.
 */
export async function loadPack(dir: string, shown: string = dir): Promise<Pack> {
  const files = await readPackFiles(dir, shown);
  const problems = [...checkReferences(files), ...checkSlots(files)];
  const { id, title, canary } = files.pack.value;
  if (id !== basename(dir)) problems.push(problemIn(files.pack, ['id'], `the pack is called "${id}" but its folder "${basename(dir)}"`));
  if (problems.length > 0) throw packError(shown, problems);
  return { id, dir, title, canary, files };
}

/** The packs in some folders, by id; where two have one id, the first folder's wins. A folder that is not there holds none. */
export async function findPacks(roots: readonly string[]): Promise<PackPlace[]> {
  const places = new Map<string, PackPlace>();
  for (const root of roots) {
    const entries = await readdir(root, { withFileTypes: true }).catch(() => []);
    for (const id of entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)) {
      const dir = join(root, id);
      if (!places.has(id) && (await exists(join(dir, 'pack.yaml')))) places.set(id, { id, dir });
    }
  }
  return [...places.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Loads the pack of an id. Throws a UsageError with the nearest ids where there is none. */
export async function loadPackNamed(id: string, roots: readonly string[]): Promise<Pack> {
  const places = await findPacks(roots);
  const place = places.find((each) => each.id === id);
  if (place === undefined) {
    const known = places.map((each) => each.id);
    throw new UsageError('UNKNOWN_SCENARIO', `there is no scenario "${id}"`, { value: id, hint: didYouMean(id, known) });
  }
  return loadPack(place.dir);
}

async function readPackFiles(dir: string, shown: string): Promise<PackFiles> {
  const problems: PackProblem[] = [];
  const read = async <S extends z.ZodType>(
    name: string,
    schema: S,
    folder = dir,
    folderShown = shown,
  ): Promise<StrictFile<z.output<S>> | undefined> => {
    const file = join(folderShown, name);
    try {
      return readStrictYaml(await readFile(join(folder, name), 'utf8'), file, schema);
    } catch (error) {
      if (error instanceof FileError) problems.push(...error.problems.map(({ path, ...rest }) => ({ file, place: path, ...rest })));
      else if (isMissing(error))
        problems.push({
          file,
          place: '',
          problem: 'is missing',
          hint:
            name === 'goals.yaml'
              ? 'the goals that all packs share stand beside the pack; copy the file from scenarios/ of the project'
              : 'a pack needs this file',
        });
      else throw error;
      return undefined;
    }
  };
  const [pack, factors, goals, variants, people] = [
    await read('pack.yaml', PackFile),
    await read('factors.yaml', FactorsFile),
    await read('goals.yaml', GoalsFile, dirname(dir), dirname(shown)),
    await read('variants.yaml', VariantsFile),
    await read('people.yaml', PeopleFile),
  ];
  const [mails, files, work] = [
    await read('mails.yaml', MailsFile),
    await read('files.yaml', FilesFile),
    await read('work.yaml', WorkFile),
  ];
  const [replies, facts, scripts] = [
    await read('replies.yaml', RepliesFile),
    await read('facts.yaml', FactsFile),
    await read('scripts.yaml', ScriptsFile),
  ];
  if (pack && factors && goals && variants && people && mails && files && work && replies && facts && scripts && problems.length === 0) {
    return { pack, factors, goals, variants, people, mails, files, work, replies, facts, scripts };
  }
  throw packError(shown, problems);
}

function isMissing(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
