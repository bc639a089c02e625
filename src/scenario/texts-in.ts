import type { FilePath } from '../kernel/strict-yaml.ts';

/** A text inside a value, with the path that leads to it. */
export type PlacedText = { readonly path: FilePath; readonly text: string };

/** Every text inside a value read from a file, however deep, with the path that leads to it. Keys are no texts. */
export function textsIn(part: unknown, path: FilePath): PlacedText[] {
  const found: PlacedText[] = [];
  collect(part, [...path], found);
  return found;
}

/** Goes down and comes back on one path, and copies it where there is a text: packs are linted in thousands of worlds. */
function collect(part: unknown, path: FilePath[number][], found: PlacedText[]): void {
  if (typeof part === 'string') {
    found.push({ path: [...path], text: part });
    return;
  }
  if (typeof part !== 'object' || part === null) return;
  for (const [name, inner] of Array.isArray(part) ? part.entries() : Object.entries(part)) {
    path.push(name);
    collect(inner, path, found);
    path.pop();
  }
}
