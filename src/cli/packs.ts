import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

/** Folders in which packs are looked for: `scenarios/` of the working folder, then the project's own. The first pack of an id wins. */
export function packRoots(cwd: string): string[] {
  const own = fileURLToPath(new URL('../../scenarios', import.meta.url));
  const local = join(cwd, 'scenarios');
  return [...(local !== own && existsSync(local) ? [local] : []), own];
}
