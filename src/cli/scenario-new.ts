import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UsageError } from '../errors.ts';
import { findPacks } from '../scenario/load-pack.ts';
import { PackFile } from '../scenario/pack.ts';
import type { ExitCode, Io } from './io.ts';
import { packRoots } from './packs.ts';
import { shownPath } from './workbench.ts';

export type NewOptions = { readonly in: string };

/** The pack that new ones begin as: `templates/scenario` of the project. */
const template = fileURLToPath(new URL('../../templates/scenario', import.meta.url));
/** What stands in the template where each pack has its own. */
const blanks = { id: 'id: new-pack', canary: 'canary: turncoat canary 00000000-0000-4000-8000-000000000000' };

/** `turncoat scenario new`: a complete small pack with a canary of its own, and what to do next. Its folder goes to stdout. */
export async function newScenario(name: string, options: NewOptions, io: Io): Promise<ExitCode> {
  await checkName(name, io);
  const folder = resolve(io.cwd, options.in, name);
  const shown = shownPath(folder, io.cwd);
  const files = await readTemplate(name);
  await makeFolder(folder, shown);
  for (const [path, text] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  io.err(
    `A pack of ${files.size} files, with comments that say what goes where.\n\n${nextSteps(resolve(io.cwd, 'scenarios', name) === folder ? name : shown, shown)}`,
  );
  io.out(`${shown}\n`);
  return 0;
}

async function checkName(name: string, io: Io): Promise<void> {
  if (!PackFile.shape.id.safeParse(name).success) {
    const near = name
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-+|-+$/g, '');
    throw new UsageError(
      'BAD_NAME',
      `"${name}" cannot be the id of a pack: lower-case letters, digits and hyphens only, and no hyphen first`,
      {
        value: name,
        ...(near === '' ? {} : { hint: `For example ${near}.` }),
      },
    );
  }
  const taken = (await findPacks(packRoots(io.cwd))).find(({ id }) => id === name);
  if (taken !== undefined)
    throw new UsageError('NAME_TAKEN', `there is a pack "${name}" already, in ${shownPath(taken.dir, io.cwd)}`, {
      value: name,
      hint: 'Choose another name: a study names its packs by id alone.',
    });
}

/** The files of the new pack by path, blanks filled. */
async function readTemplate(name: string): Promise<Map<string, string>> {
  const entries = await readdir(template, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name: file }) => join(parentPath, file).slice(template.length + 1));
  const files = new Map(await Promise.all(paths.sort().map(async (path) => [path, await readFile(join(template, path), 'utf8')] as const)));
  const pack = files.get('pack.yaml') ?? '';
  for (const blank of Object.values(blanks))
    if (!pack.includes(blank)) throw new Error(`templates/scenario/pack.yaml has no line "${blank}"`);
  const filled = pack.replace(blanks.id, `id: ${name}`).replace(blanks.canary, `canary: turncoat canary ${randomUUID()}`);
  return files.set('pack.yaml', filled);
}

/** Makes the folder, which must not be there yet: nothing that somebody wrote is overwritten. */
async function makeFolder(folder: string, shown: string): Promise<void> {
  try {
    await mkdir(dirname(folder), { recursive: true });
    await mkdir(folder);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EEXIST')
      throw new UsageError('FOLDER_EXISTS', `${shown} is there already`, { hint: 'Choose another name, or move it away.', cause: error });
    if (typeof code !== 'string') throw error;
    throw new UsageError('CANNOT_WRITE', `${shown} cannot be made (${code})`, { hint: 'Choose another folder with --in.', cause: error });
  }
}

/** `name`: how commands name the pack. */
function nextSteps(name: string, shown: string): string {
  const steps = [
    ['scenario lint', name, '--draft', 'what is wrong so far (now: nothing)'],
    ['scenario play', name, '--level threat=replacement', "sit down at the agent's desk"],
    ['scenario show', name, '--diff opportunity=absent', 'what one factor changes'],
    ['scenario lint', name, '', 'what it takes to be published'],
  ].map(([command, pack, options, what]) => [`turncoat ${command} ${pack} ${options}`.trimEnd(), what] as const);
  const width = Math.max(...steps.map(([command]) => command.length));
  const [draft, ...others] = steps.map(([command, what]) => `  ${command.padEnd(width)}   ${what}`);
  return [
    'Next:',
    `  edit ${join(shown, 'pack.yaml')} (title, summary, writtenBy), then the people, mails and work`,
    draft,
    ...others.slice(0, -1),
    `  write ${join(shown, 'variants', '02.yaml')} to 19.yaml, another firm each: a published pack has twenty`,
    others.at(-1),
    'The guide: docs/packs.md',
    '',
  ].join('\n');
}
