import { FileError, type FileProblem } from '../errors.ts';
import { showPath, type FilePath, type StrictFile } from '../kernel/strict-yaml.ts';

/** One thing wrong in one file of a pack; `place` is the path inside the file. */
export type PackProblem = {
  readonly file: string;
  readonly line?: number;
  readonly place: string;
  readonly problem: string;
  readonly hint?: string;
};

/** A place in a file of a pack, where a text or a slot's value stands. */
export type Place = { readonly file: Pick<StrictFile<unknown>, 'file' | 'lineOf' | 'fileOf'>; readonly path: FilePath };

/** A problem at a path of a file, with its line. */
export function problemIn(file: Place['file'], path: FilePath, problem: string, hint?: string): PackProblem {
  const line = file.lineOf(path);
  return {
    file: file.fileOf?.(path) ?? file.file,
    place: showPath(path),
    problem,
    ...(line === undefined ? {} : { line }),
    ...(hint === undefined ? {} : { hint }),
  };
}

/** All problems of a pack as one FileError; each keeps its own file and line, whichever of the pack's files it is in. */
export function packError(folder: string, problems: readonly PackProblem[]): FileError {
  const inOrder = problems.toSorted((a, b) => (a.file === b.file ? (a.line ?? 0) - (b.line ?? 0) : a.file < b.file ? -1 : 1));
  const [first] = inOrder;
  if (first !== undefined && inOrder.every(({ file }) => file === first.file)) return new FileError(first.file, inOrder.map(inOneFile));
  return new FileError(
    folder,
    inOrder.map((each) => inSeveralFiles(folder, each)),
  );
}

function inOneFile({ place, problem, line, hint }: PackProblem): FileProblem {
  return { path: place, problem, ...(line === undefined ? {} : { line }), ...(hint === undefined ? {} : { hint }) };
}

function inSeveralFiles(folder: string, { file, place, problem, line, hint }: PackProblem): FileProblem {
  const name = file.startsWith(`${folder}/`) ? file.slice(folder.length + 1) : file;
  const path = `${name}${line === undefined ? '' : `:${line}`}${place === '' ? '' : `: ${place}`}`;
  return { path, problem, ...(hint === undefined ? {} : { hint }) };
}
