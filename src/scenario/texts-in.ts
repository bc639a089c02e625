import type { FilePath } from '../kernel/strict-yaml.ts';

/** Every text inside a value read from a file, however deep, with the path that leads to it. Keys are no texts. */
export function textsIn(part: unknown, path: FilePath): { readonly path: FilePath; readonly text: string }[] {
  if (typeof part === 'string') return [{ path, text: part }];
  if (Array.isArray(part)) return part.flatMap((item: unknown, index) => textsIn(item, [...path, index]));
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([name, inner]: [string, unknown]) => textsIn(inner, [...path, name]));
}
