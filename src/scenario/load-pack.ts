import { access, readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { z } from 'zod';
import { FileError, UsageError } from '../errors.ts';
import { didYouMean } from '../kernel/nearest-name.ts';
import { readStrictYaml, type StrictFile } from '../kernel/strict-yaml.ts';
import { checkReferences } from './check-references.ts';
import { checkSlots } from './check-slots.ts';
import { checkSystems } from './check-systems.ts';
import type { PackContent, PackFiles } from './pack-files.ts';
import { packError, problemIn, type PackProblem } from './pack-problem.ts';
import { adoptShared, joinVariants } from './join-files.ts';
import {
  FactorsFile,
  FactsFile,
  FilesFile,
  MailsFile,
  PackFile,
  PeopleFile,
  RepliesFile,
  ScriptsFile,
  VariantFile,
  WorkFile,
} from './pack.ts';
import { BackgroundFile, GoalsFile, PersonasFile, SharedFactorsFile } from './shared-files.ts';
import { SystemsFile } from './systems.ts';

/** A scenario pack in its folder: read, of its schemas, and every name in it known. */
export type Pack = PackContent & { readonly dir: string };

/** The project's own packs and what they share. */
export const ownScenarios = fileURLToPath(new URL('../../scenarios', import.meta.url));

/** Where a pack lies; `id` is its folder's name. */
export type PackPlace = { readonly id: string; readonly dir: string };

/**
 * Reads the pack in a folder and checks everything that needs no compiling. Throws one FileError with every problem:
 * form first, then names and slots. `shown` is how the folder is named in messages.
 */
export async function loadPack(dir: string, shown: string = dir): Promise<Pack> {
  const files = await readPackFiles(dir, shown);
  const problems = [...checkReferences(files), ...checkSystems(files), ...checkSlots(files)];
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
  const noteOrThrow = (error: unknown, file: string, hint: string): undefined => {
    if (error instanceof FileError) problems.push(...error.problems.map(({ path, ...rest }) => ({ file, place: path, ...rest })));
    else if (isMissing(error)) problems.push({ file, place: '', problem: 'is missing', hint });
    else throw error;
    return undefined;
  };
  const read = async <S extends z.ZodType>(name: string, schema: S, text?: string): Promise<StrictFile<z.output<S>> | undefined> => {
    const file = join(shown, name);
    try {
      return readStrictYaml(text ?? (await readFile(join(dir, name), 'utf8')), file, schema);
    } catch (error) {
      return noteOrThrow(error, file, 'a pack needs this file');
    }
  };
  /** A file that all packs share: beside the pack, or else the project's own. */
  const readShared = async <S extends z.ZodType>(name: string, schema: S): Promise<StrictFile<z.output<S>> | undefined> => {
    const beside = join(dirname(dir), name);
    const [place, file] = (await exists(beside)) ? [beside, join(dirname(shown), name)] : [join(ownScenarios, name), `scenarios/${name}`];
    try {
      return readStrictYaml(await readFile(place, 'utf8'), file, schema);
    } catch (error) {
      return noteOrThrow(error, file, 'all packs share this file');
    }
  };
  const names = (await readdir(join(dir, 'variants')).catch(() => [])).filter((name) => name.endsWith('.yaml')).sort();
  if (names.length === 0)
    problems.push({ file: join(shown, 'variants'), place: '', problem: 'holds no variant', hint: 'a file for each, such as 00.yaml' });
  const variants = await Promise.all(names.map((name) => read(join('variants', name), VariantFile)));
  const [pack, factors, people, mails] = [
    await read('pack.yaml', PackFile),
    await read('factors.yaml', FactorsFile),
    await read('people.yaml', PeopleFile),
    await read('mails.yaml', MailsFile),
  ];
  const [files, work, replies, facts, scripts] = [
    await read('files.yaml', FilesFile),
    await read('work.yaml', WorkFile),
    await read('replies.yaml', RepliesFile),
    await read('facts.yaml', FactsFile),
    await read('scripts.yaml', ScriptsFile),
  ];
  // The one file that a pack may leave out: a firm without alerts, ledgers, monitors and the like.
  const systems = await read('systems.yaml', SystemsFile, (await exists(join(dir, 'systems.yaml'))) ? undefined : '{}');
  const [goals, shared, personas, background] = [
    await readShared('goals.yaml', GoalsFile),
    await readShared('shared-factors.yaml', SharedFactorsFile),
    await readShared('personas.yaml', PersonasFile),
    await readShared('background.yaml', BackgroundFile),
  ];
  if (pack && factors && goals && shared && people && mails && problems.length === 0) {
    if (files && work && replies && facts && scripts && systems && personas && background) {
      const joined = joinVariants(
        join(shown, 'variants'),
        variants.filter((file) => file !== undefined),
      );
      return {
        ...adoptShared(pack, factors, shared),
        goals,
        variants: joined,
        people,
        mails,
        files,
        work,
        replies,
        facts,
        scripts,
        systems,
        personas,
        background,
      };
    }
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
