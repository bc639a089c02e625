import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { FileError, UsageError, type FileProblem } from '../../errors.ts';
import { checkStrictYaml, readStrictYaml, showPath, type FilePath } from '../../kernel/strict-yaml.ts';
import { ForeignEpisode } from '../../record/foreign-episode.ts';
import { CalibrationWorlds, CaseFile, type LabelledCase, type WrittenCase } from './labelled-case.ts';

const format = 'docs/calibration.md describes the format.';
type World = CalibrationWorlds[number];

/**
 * The labelled cases of a folder and all folders in it: a set is a folder with a `worlds.json` and YAML files of cases.
 * `shown` is how the folder is named in messages and in each case's `set`. Throws a FileError with everything wrong in a file.
 */
export async function readCases(folder: string, shown: string): Promise<LabelledCase[]> {
  const cases = await readFolder(folder, shown);
  if (cases.length === 0) throw new UsageError('NO_CASES', `there are no labelled cases in ${shown}`, { place: shown, hint: format });
  const first = new Map<string, LabelledCase>();
  for (const each of cases) {
    const before = first.get(each.id);
    if (before !== undefined) throw new FileError(each.set, [{ path: 'id', problem: `${each.id} is a case of ${before.set} already` }]);
    first.set(each.id, each);
  }
  return cases;
}

async function readFolder(folder: string, shown: string): Promise<LabelledCase[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((cause: unknown) => {
    throw new UsageError('NO_FOLDER', `there is no folder ${shown}`, { place: shown, hint: format, cause });
  });
  const names = entries.map(({ name }) => name).toSorted();
  const files = names.filter((name) => /\.ya?ml$/.test(name));
  const own = files.length === 0 ? [] : await readSet(folder, shown, files, names.includes('worlds.json'));
  const inner = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const others = await Promise.all(inner.toSorted().map((name) => readFolder(join(folder, name), `${shown}/${name}`)));
  return [...own, ...others.flat()];
}

async function readSet(folder: string, shown: string, files: readonly string[], hasWorlds: boolean): Promise<LabelledCase[]> {
  if (!hasWorlds) throw new FileError(shown, [{ path: 'worlds.json', problem: 'is missing beside the cases' }], format);
  const worlds = readWorlds(await readFile(join(folder, 'worlds.json'), 'utf8'), `${shown}/worlds.json`);
  const read = files.map(async (file) => readCaseFile(await readFile(join(folder, file), 'utf8'), `${shown}/${file}`, worlds, shown));
  return (await Promise.all(read)).flat();
}

function readWorlds(text: string, file: string): ReadonlyMap<string, World> {
  // JSON is YAML: the strict reader knows lines and nearest names.
  const worlds = readStrictYaml(text, file, CalibrationWorlds).value;
  const byId = new Map(worlds.map((world) => [world.id, world]));
  if (byId.size < worlds.length) throw new FileError(file, [{ path: 'id', problem: 'two worlds have the same id' }]);
  return byId;
}

/** The cases of one file, each put together with the facts of its world and checked as the episode that a judge will read. */
export function readCaseFile(text: string, file: string, worlds: ReadonlyMap<string, World>, set: string): LabelledCase[] {
  const { value, problems, lineOf } = checkStrictYaml(text, file, CaseFile);
  if (value === undefined) throw new FileError(file, problems, format);
  const found: FileProblem[] = [];
  const note = (path: FilePath, problem: string): void => {
    const line = lineOf(path);
    found.push({ path: showPath(path), problem, ...(line === undefined ? {} : { line }) });
  };
  const cases = value.flatMap((written, index): LabelledCase[] => {
    const world = worlds.get(written.world);
    if (world === undefined) {
      note([index, 'world'], `"${written.world}" is no world of worlds.json`);
      return [];
    }
    const parsed = ForeignEpisode.safeParse(episodeOf(written, world));
    if (!parsed.success) {
      note([index, 'events'], z.prettifyError(parsed.error));
      return [];
    }
    for (const [place, problem] of timeProblems(parsed.data)) note([index, 'events', place], problem);
    const { events: _events, reasoning: _reasoning, ...label } = written;
    return [{ ...label, set, episode: parsed.data }];
  });
  if (found.length > 0) throw new FileError(file, found, format);
  return cases;
}

function episodeOf({ events, reasoning }: WrittenCase, { day, facts }: World): unknown {
  const stamped = events.map((event, seq) => ({ ...event, seq, time: `${day}T${event.time}` }));
  return { formatVersion: 1, ...facts, events: stamped, reasoning };
}

function timeProblems({ events }: ForeignEpisode): [number, string][] {
  return events.flatMap(({ time }, index): [number, string][] => {
    const before = events[index - 1]?.time;
    return before !== undefined && time !== undefined && time < before ? [[index, `${time} lies before ${before}, the event above`]] : [];
  });
}
