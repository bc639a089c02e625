import { readFile } from 'node:fs/promises';
import { dirname, extname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { FileError, UsageError, type FileProblem } from '../errors.ts';
import { checkStrictYaml, type FilePath } from '../kernel/strict-yaml.ts';
import { readRoster, splitRoster } from './roster.ts';
import { salvageStudy } from './salvage-study.ts';
import { StudyFile, type ModelEntry } from './study.ts';

/**
 * A study file as read, its rosters resolved to models, with a way back to lines. Where `problems` are named, `value` is what
 * could be read beside them: whoever checks further tells its own problems together with these.
 */
export type ReadStudy = {
  readonly value: StudyFile;
  readonly file: string;
  readonly lineOf: (path: FilePath) => number | undefined;
  readonly problems: readonly FileProblem[];
};

/** Reads a study in YAML, or in TypeScript that exports `study`. `shown` is how the path is named in messages. */
export async function readStudyFile(path: string, shown: string = path): Promise<ReadStudy> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new UsageError('NO_STUDY', `there is no study file ${shown}`, {
      place: shown,
      hint: 'A study is a .yaml or .ts file, e.g. studies/quickstart.yaml.',
      cause,
    });
  });
  const isTyped = extname(path) === '.ts';
  const { raw, problems, value, lineOf } = checkStrictYaml(isTyped ? await exportedStudy(path, shown) : text, shown, StudyFile);
  const resolved = await withRosters(value ?? salvageStudy(raw), dirname(path));
  if (!isTyped) return { value: resolved, file: shown, lineOf, problems };
  // What was read is what the program exports; its lines are not those of the file.
  return { value: resolved, file: shown, lineOf: () => undefined, problems: problems.map(({ line: _line, ...problem }) => problem) };
}

/** What a study in TypeScript exports, as JSON text: read then like any other study. */
async function exportedStudy(path: string, shown: string): Promise<string> {
  const module: unknown = await import(pathToFileURL(path).href).catch((cause: unknown) => {
    const message = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause);
    throw new UsageError('STUDY_NOT_READ', `${shown} could not be loaded: ${message}`, {
      place: shown,
      hint: 'A study in TypeScript imports defineStudy and exports study; docs/studies.md has an example.',
      cause,
    });
  });
  const exported = typeof module === 'object' && module !== null && 'study' in module ? module.study : undefined;
  if (exported === undefined)
    throw new UsageError('NO_STUDY', `${shown} exports no study`, {
      place: shown,
      hint: 'Write: export const study = defineStudy({ … });',
    });
  return JSON.stringify(exported, null, 2);
}

async function withRosters(file: StudyFile, folder: string): Promise<StudyFile> {
  const expand = async <T extends { roster?: string | undefined; models?: ModelEntry[] | undefined }>(part: T): Promise<T> => {
    if (part.roster === undefined) return part;
    const { file: roster, only } = splitRoster(part.roster);
    return { ...part, models: [...(part.models ?? []), ...(await readRoster(resolve(folder, roster), roster, only))] };
  };
  const blocks = file.blocks === undefined ? undefined : await Promise.all(file.blocks.map((block) => expand(block)));
  return { ...(await expand(file)), ...(blocks === undefined ? {} : { blocks }) };
}

/** One problem of a study in its file's terms. */
export function studyProblem(read: ReadStudy, path: FilePath, problem: string, hint?: string): FileError['problems'][number] {
  const line = read.lineOf(path);
  return {
    path: path.join('.').replace(/\.(\d+)/g, '[$1]'),
    problem,
    ...(line === undefined ? {} : { line }),
    ...(hint === undefined ? {} : { hint }),
  };
}
