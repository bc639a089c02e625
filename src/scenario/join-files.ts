import { FileError, type FileProblem } from '../errors.ts';
import { didYouMean } from '../kernel/nearest-name.ts';
import { showPath, type FilePath, type StrictFile } from '../kernel/strict-yaml.ts';
import type { FactorsFile, PackFile, VariantFile, VariantsFile } from './pack.ts';
import type { SharedFactorsFile } from './shared-files.ts';

/** One file for each variant, as one list in the order of their ids. */
export function joinVariants(folder: string, files: readonly StrictFile<VariantFile>[]): StrictFile<VariantsFile> {
  const inOrder = files.toSorted((a, b) => a.value.id - b.value.id);
  const at = ([list, index, ...rest]: FilePath): { file: StrictFile<VariantFile>; rest: FilePath } | undefined => {
    const file = list === 'variants' && typeof index === 'number' ? inOrder[index] : undefined;
    return file === undefined ? undefined : { file, rest };
  };
  return {
    value: { variants: inOrder.map(({ value }) => value) },
    file: folder,
    lineOf: (path) => {
      const found = at(path);
      return found === undefined ? undefined : found.file.lineOf(found.rest);
    },
    fileOf: (path) => at(path)?.file.file ?? folder,
  };
}

type Adopted = { readonly factors: StrictFile<FactorsFile>; readonly pack: StrictFile<PackFile> };

/** Adds the shared factors that a pack names to its own, with their slots, values and impossible combinations. */
export function adoptShared(pack: StrictFile<PackFile>, own: StrictFile<FactorsFile>, common: StrictFile<SharedFactorsFile>): Adopted {
  const { shared } = own.value;
  const problems = adoptionProblems(own, common.value);
  if (problems.length > 0) throw new FileError(own.file, problems);
  const isTaken = (factors: readonly string[]): boolean => factors.every((factor) => shared.includes(factor));
  const slots = Object.entries(common.value.slots).filter(([, { owner }]) => isTaken(owner));
  const impossible = indexed(common.value.impossible).filter(({ entry }) => isTaken(Object.keys(entry.when)));
  const values = indexed(common.value.values).filter(({ entry }) => isTaken(Object.keys(entry.when)));
  const factors: FactorsFile = {
    shared,
    factors: {
      ...own.value.factors,
      ...Object.fromEntries(shared.map((name) => [name, common.value.factors[name]] as const).filter(isThere)),
    },
    impossible: [...own.value.impossible, ...impossible.map(({ entry }) => entry)],
    values: [...own.value.values, ...values.map(({ entry }) => entry)],
  };
  /** The path in the shared file, where a path of the whole leads there. */
  const inShared = ([list, name, ...rest]: FilePath): FilePath | undefined => {
    if (list === 'factors' && typeof name === 'string') return own.value.factors[name] === undefined ? [list, name, ...rest] : undefined;
    if ((list !== 'values' && list !== 'impossible') || typeof name !== 'number') return undefined;
    const index = (list === 'values' ? values : impossible)[name - own.value[list].length]?.index;
    return index === undefined ? undefined : [list, index, ...rest];
  };
  return {
    factors: viewOf(factors, own, common, inShared),
    pack: viewOf({ ...pack.value, slots: { ...pack.value.slots, ...Object.fromEntries(slots) } }, pack, common, (path) =>
      path[0] === 'slots' && typeof path[1] === 'string' && pack.value.slots[path[1]] === undefined ? path : undefined,
    ),
  };
}

/** What is wrong with the list of shared factors: unknown ones, own ones, and ones that cannot stand alone. */
function adoptionProblems(own: StrictFile<FactorsFile>, common: SharedFactorsFile): FileProblem[] {
  const { shared, factors } = own.value;
  const known = Object.keys(common.factors);
  return [
    ...shared.flatMap((name, index) =>
      known.includes(name) ? [] : [problem(own, ['shared', index], `there is no shared factor "${name}"`, didYouMean(name, known))],
    ),
    ...shared
      .filter((name) => factors[name] !== undefined)
      .map((name) => problem(own, ['factors', name], `factor ${name} is also taken over from the shared ones`)),
    ...shared.flatMap((name, index) =>
      lackedBy(name, shared, common).map((partner) =>
        problem(own, ['shared', index], `${name} needs ${partner}`, 'they own slots together: take over both or neither'),
      ),
    ),
  ];
}

/** The factors that own a slot together with one that is taken over, and are not taken over themselves. */
function lackedBy(name: string, shared: readonly string[], { slots }: SharedFactorsFile): string[] {
  const partners = Object.values(slots).flatMap(({ owner }) => (owner.includes(name) ? owner : []));
  return [...new Set(partners)].filter((partner) => !shared.includes(partner));
}

function viewOf<T>(
  value: T,
  own: StrictFile<unknown>,
  other: StrictFile<unknown>,
  inOther: (path: FilePath) => FilePath | undefined,
): StrictFile<T> {
  return {
    value,
    file: own.file,
    lineOf: (path) => {
      const elsewhere = inOther(path);
      return elsewhere === undefined ? own.lineOf(path) : other.lineOf(elsewhere);
    },
    fileOf: (path) => (inOther(path) === undefined ? own.file : other.file),
  };
}

function indexed<T>(list: readonly T[]): { entry: T; index: number }[] {
  return list.map((entry, index) => ({ entry, index }));
}

function isThere<T>(pair: readonly [string, T | undefined]): pair is readonly [string, T] {
  return pair[1] !== undefined;
}

function problem(file: StrictFile<unknown>, path: FilePath, what: string, hint?: string): FileProblem {
  const line = file.lineOf(path);
  return { path: showPath(path), problem: what, ...(line === undefined ? {} : { line }), ...(hint === undefined ? {} : { hint }) };
}
