import { LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import { FileError, type FileProblem } from '../errors.ts';
import { didYouMean } from './nearest-name.ts';

/** A path into a file: keys and list positions. */
export type FilePath = readonly (string | number)[];

/** A file that was read and found to be of its schema, with a way back from a path to its line. */
export type StrictFile<T> = {
  readonly value: T;
  readonly file: string;
  readonly lineOf: (path: FilePath) => number | undefined;
  /** The file that holds a path, where a value was put together from several. */
  readonly fileOf?: (path: FilePath) => string;
};

/** What a look at a file found: its value where it is of the schema, otherwise every problem and the content as it stands. */
export type CheckedFile<T> = { readonly raw: unknown; readonly problems: readonly FileProblem[]; readonly value: T | undefined } & Pick<
  StrictFile<T>,
  'file' | 'lineOf'
>;

/**
 * Reads YAML strictly: duplicate keys, unknown keys and wrong values are all reported at once, each with file, line,
 * path, the value and the nearest valid name. Throws a FileError.
 */
export function readStrictYaml<S extends z.ZodType>(text: string, file: string, schema: S): StrictFile<z.output<S>> {
  const { value, problems, lineOf } = checkStrictYaml(text, file, schema);
  if (value === undefined || problems.length > 0) throw new FileError(file, problems);
  return { value, file, lineOf };
}

/** As `readStrictYaml`, for a reader that has more to check before it speaks. Throws only where the text is no YAML. */
export function checkStrictYaml<S extends z.ZodType>(text: string, file: string, schema: S): CheckedFile<z.output<S>> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, strict: true });
  const [broken] = document.errors;
  if (broken !== undefined) {
    // Only the first: whatever follows a broken line is mostly its consequence.
    const problem = (broken.message.split('\n')[0] ?? '').replace(/ at line \d+.*$/, '');
    throw new FileError(file, [{ line: lines.linePos(broken.pos[0]).line, path: '', problem: `not valid YAML: ${problem}` }]);
  }
  const lineOf = (path: FilePath): number | undefined => lineOfPath(document, lines, path);
  const raw: unknown = document.toJS();
  const checked = schema.safeParse(raw);
  if (checked.success) return { raw, problems: [], value: checked.data, file, lineOf };
  const problems = checked.error.issues.flatMap((issue) => problemsOf(issue, [], document, lineOf, schema));
  return { raw, problems: problems.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0)), value: undefined, file, lineOf };
}

/** `factors.goal[0]`, as a reader finds it. */
export function showPath(path: FilePath): string {
  return path.map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : '.'}${part}`)).join('');
}

type Issue = z.core.$ZodIssue;

function problemsOf(
  issue: Issue,
  above: FilePath,
  document: Document,
  lineOf: (path: FilePath) => number | undefined,
  schema: z.ZodType,
): FileProblem[] {
  const path = [...above, ...issue.path.map((part) => (typeof part === 'number' ? part : String(part)))];
  if (issue.code === 'invalid_union' && issue.errors.length === 0) return [unknownKind(path, document, lineOf, schema)];
  if (issue.code === 'invalid_union') {
    const closest = closestBranch(issue);
    if (closest !== undefined) return closest.flatMap((inner) => problemsOf(inner, path, document, lineOf, schema));
  }
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => problemAt([...path, key], lineOf, `unknown key "${key}"`, didYouMean(key, keysAt(schema, path))));
  }
  const value = document.getIn(path);
  const shown = value === undefined ? '' : `, got ${JSON.stringify(document.getIn(path, false)) ?? 'nothing'}`;
  const hint = issue.code === 'invalid_value' && value !== undefined ? didYouMean(shownValue(value), issue.values.map(String)) : undefined;
  return [problemAt(path, lineOf, `${sentence(issue, value)}${issue.code === 'invalid_value' ? '' : shown}`, hint)];
}

/** A value that names none of the kinds a place may hold, such as an event of an unknown type. */
function unknownKind(path: FilePath, document: Document, lineOf: (path: FilePath) => number | undefined, schema: z.ZodType): FileProblem {
  const value = document.getIn(path);
  if (value === undefined) return problemAt(path, lineOf, 'is missing');
  return problemAt(path, lineOf, `"${shownValue(value)}" is not valid here`, didYouMean(shownValue(value), constantsAt(schema, path)));
}

function shownValue(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function sentence(issue: Issue, value: unknown): string {
  if (value === undefined && issue.code === 'invalid_type') return 'is missing';
  if (issue.code === 'invalid_value') return `"${shownValue(value)}" is not valid here`;
  return issue.message.replace(/^Invalid input: /, '').replace(/^Invalid string: must match pattern .*$/, 'has a wrong form');
}

function problemAt(path: FilePath, lineOf: (path: FilePath) => number | undefined, problem: string, hint?: string): FileProblem {
  const line = lineOf(path);
  return { path: showPath(path), problem, ...(line === undefined ? {} : { line }), ...(hint === undefined ? {} : { hint }) };
}

/** The branch of a union that came furthest: the one whose first issue lies deepest, then the one with fewest issues. */
function closestBranch(issue: Issue & { code: 'invalid_union' }): readonly Issue[] | undefined {
  const depth = (branch: readonly Issue[]): number =>
    Math.max(...branch.map((each) => each.path.length + (each.code === 'invalid_type' ? 0 : 0.5)));
  const branches = issue.errors.filter((branch) => branch.length > 0);
  return branches.toSorted((a, b) => depth(b) - depth(a) || a.length - b.length)[0];
}

/** The line of a path, or of its nearest part that stands in the file. */
function lineOfPath(document: Document, lines: LineCounter, path: FilePath): number | undefined {
  for (let length = path.length; length >= 0; length--) {
    const offset = offsetOf(document, path.slice(0, length));
    if (offset !== undefined) return lines.linePos(offset).line;
  }
  return undefined;
}

function offsetOf(document: Document, path: FilePath): number | undefined {
  const parent = path.length === 0 ? document.contents : document.getIn(path.slice(0, -1), true);
  const last = path.at(-1);
  if (last !== undefined && isMapLike(parent)) {
    const pair = parent.items.find((item) => isPair(item) && String(item.key) === String(last));
    if (isPair(pair)) return offsetIn(pair.key);
  }
  return offsetIn(path.length === 0 ? document.contents : document.getIn(path, true));
}

function offsetIn(node: unknown): number | undefined {
  if (typeof node !== 'object' || node === null || !('range' in node) || !Array.isArray(node.range)) return undefined;
  const start: unknown = node.range[0];
  return typeof start === 'number' ? start : undefined;
}

function isMapLike(node: unknown): node is { items: readonly unknown[] } {
  return typeof node === 'object' && node !== null && 'items' in node && Array.isArray(node.items);
}

function isPair(item: unknown): item is { key: unknown; value: unknown } {
  return typeof item === 'object' && item !== null && 'key' in item && 'value' in item;
}

/** Keys that an object schema knows at a path, looked up in its JSON Schema. */
function keysAt(schema: z.ZodType, path: FilePath): string[] {
  let at: unknown = schemaShape(schema);
  for (const part of path) at = inside(at, part);
  return propertyNames(at);
}

function propertyNames(at: unknown): string[] {
  if (typeof at !== 'object' || at === null) return [];
  const branches = branchesOf(at);
  if (branches.length > 1) return [...new Set(branches.flatMap((branch) => propertyNames(branch)))];
  return 'properties' in at && typeof at.properties === 'object' && at.properties !== null ? Object.keys(at.properties) : [];
}

/** The constants that may stand at a path, over all branches of what holds it. */
function constantsAt(schema: z.ZodType, path: FilePath): string[] {
  let holder: unknown = schemaShape(schema);
  for (const part of path.slice(0, -1)) holder = inside(holder, part);
  const last = path.at(-1);
  return last === undefined ? [] : [...new Set(branchesOf(holder).flatMap((branch) => constantOf(inside(branch, last))))];
}

function branchesOf(at: unknown): unknown[] {
  if (typeof at !== 'object' || at === null) return [];
  if ('anyOf' in at && Array.isArray(at.anyOf)) return at.anyOf;
  return 'oneOf' in at && Array.isArray(at.oneOf) ? at.oneOf : [at];
}

function constantOf(at: unknown): string[] {
  return typeof at === 'object' && at !== null && 'const' in at ? [String(at.const)] : [];
}

function schemaShape(schema: z.ZodType): unknown {
  return schema.toJSONSchema({ io: 'input', unrepresentable: 'any' });
}

function inside(at: unknown, part: string | number): unknown {
  if (typeof at !== 'object' || at === null) return undefined;
  const branches = branchesOf(at);
  if (branches.length > 1) {
    const found = branches.map((branch) => inside(branch, part)).filter((each) => each !== undefined);
    return found.length > 1 ? { anyOf: found } : found[0];
  }
  if (typeof part === 'number') return 'items' in at ? at.items : undefined;
  if ('properties' in at && typeof at.properties === 'object' && at.properties !== null && part in at.properties)
    return Reflect.get(at.properties, part);
  return 'additionalProperties' in at ? at.additionalProperties : undefined;
}
