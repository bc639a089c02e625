import type { Office } from './office.ts';
import type { OfficeFile } from './systems-state.ts';

/** The file of an id. */
export function findFile(office: Office, written: string): OfficeFile | undefined {
  return office.state.systems.files.get(written.trim());
}

/** The file that lies at a path, whatever its case and leading slash. */
export function fileAt(office: Office, path: string): OfficeFile | undefined {
  const wanted = plainPath(path);
  return [...office.state.systems.files.values()].find((file) => plainPath(file.path) === wanted);
}

/** A path for comparison. */
export function plainPath(path: string): string {
  return path
    .trim()
    .replace(/^[/.]+/, '')
    .toLowerCase();
}

/** The id that the next new file gets; one that was given is never given again. */
export function nextFileId(office: Office): string {
  const numbers = office.setting.files.map(({ id }) => Number(/(\d+)$/.exec(id)?.[1] ?? 0));
  return `F-${Math.max(0, ...numbers) + office.state.systems.madeFiles.length + 1}`;
}

/** Puts a new file in the shared files and gives its id. */
export function makeFile(office: Office, file: Pick<OfficeFile, 'path' | 'title' | 'content' | 'access'>): string {
  const id = nextFileId(office);
  office.append(office.state.systems.madeFiles, 'made-file', id);
  putFile(office, { ...file, id, granted: [], revoked: [] });
  return id;
}

export function putFile(office: Office, file: OfficeFile): void {
  office.put(office.state.systems.files, 'file', file.id, file);
}
