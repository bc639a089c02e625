import { existsSync, readFileSync } from 'node:fs';
import { access, constants, mkdtemp, rm, statfs } from 'node:fs/promises';
import { findPackageJSON } from 'node:module';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { priceSource } from '../model/prices.ts';
import type { Finding } from './finding.ts';
import type { Io } from './io.ts';

const Manifest = z.looseObject({ version: z.string(), dependencies: z.record(z.string(), z.string()).default({}) });
const root = fileURLToPath(new URL('../..', import.meta.url));
const gigabyte = 1_000_000_000;

/** Node, the installed packages, the folder that runs are written to, the clock, and what is optional. */
export async function checkMachine(io: Io): Promise<Finding[]> {
  const folder = runsFolder(io.cwd);
  return [checkNode(), checkPackages(), await checkWriting(folder), await checkSpace(folder), checkClock(io.now()), ...checkOptional()];
}

function checkNode(): Finding {
  return {
    check: 'node',
    state: 'ok',
    text: `Node ${process.versions.node}, SQLite ${process.versions['sqlite'] ?? 'unknown'}, ${process.platform} ${process.arch}`,
  };
}

/** Each dependency is there, in the version that this release was tested with. */
function checkPackages(): Finding {
  const file = join(root, 'package.json');
  const manifest = readOwnManifest(file);
  if (manifest === undefined)
    return { check: 'packages', state: 'fail', text: `${file} cannot be read`, todo: 'Give this user read access to the installation.' };
  const { dependencies } = manifest;
  const names = Object.keys(dependencies);
  const found = names.map((name) => ({ name, version: installedVersion(name) }));
  const missing = found.filter(({ version }) => version === undefined).map(({ name }) => name);
  if (missing.length > 0)
    return { check: 'packages', state: 'fail', text: `missing: ${missing.join(', ')}`, todo: 'Run npm ci in the project.' };
  const others = found
    .filter(({ name, version }) => version !== dependencies[name])
    .map(({ name, version }) => `${name} ${version} (${dependencies[name]} was tested)`);
  if (others.length > 0) return { check: 'packages', state: 'warn', text: others.join(', '), todo: 'Run npm ci in the project.' };
  return { check: 'packages', state: 'ok', text: `${names.length} packages in the tested versions` };
}

function readOwnManifest(file: string): z.infer<typeof Manifest> | undefined {
  try {
    return readManifest(file);
  } catch {
    return undefined;
  }
}

function installedVersion(name: string): string | undefined {
  try {
    const file = findPackageJSON(name, import.meta.url);
    return file === undefined ? undefined : readManifest(file).version;
  } catch {
    return undefined;
  }
}

function readManifest(file: string): z.infer<typeof Manifest> {
  return Manifest.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** Where runs go by default, or the folder in which it would be made. */
function runsFolder(cwd: string): string {
  const runs = resolve(cwd, 'runs');
  return existsSync(runs) ? runs : cwd;
}

async function checkWriting(folder: string): Promise<Finding> {
  try {
    // Permissions alone do not tell of a read-only disk; a folder made and removed does.
    await access(folder, constants.W_OK);
    await rm(await mkdtemp(join(folder, '.turncoat-doctor-')), { recursive: true });
    return { check: 'writing', state: 'ok', text: `runs can be written in ${folder}` };
  } catch {
    return {
      check: 'writing',
      state: 'fail',
      text: `${folder} may not be written`,
      todo: 'Change its permissions, or name another folder with --run.',
    };
  }
}

async function checkSpace(folder: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  const text = `${(free / gigabyte).toFixed(1)} GB free`;
  // A quickstart run takes a few megabytes; ten thousand long episodes take about one gigabyte.
  if (free < gigabyte / 10) return { check: 'disk', state: 'fail', text, todo: 'Free some space: a run stops when the disk is full.' };
  return free < gigabyte
    ? { check: 'disk', state: 'warn', text, todo: 'Enough for small studies only.' }
    : { check: 'disk', state: 'ok', text };
}

/** Prices are taken for the day of a call and certificates are checked by the clock: one that is behind breaks both. */
function checkClock(now: Date): Finding {
  const text = now.toISOString().slice(0, 16).replace('T', ' ');
  if (now.toISOString() < priceSource.publishedOn)
    return { check: 'clock', state: 'fail', text: `${text} UTC is before this version was made`, todo: 'Set the clock.' };
  return { check: 'clock', state: 'ok', text: `${text} UTC; kept prices are of ${priceSource.publishedOn}` };
}

/** What some things need and most do not. Only looked for in a clone: a package brings neither tests nor `local/`. */
function checkOptional(): Finding[] {
  if (!existsSync(join(root, 'local/package.json'))) return [];
  const browser = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path));
  const engine = existsSync(join(root, 'local/node_modules/node-llama-cpp/package.json'));
  return [
    browser === undefined
      ? {
          check: 'browser',
          state: 'warn',
          text: 'no Chromium (optional): npm test leaves out its browser test',
          todo: 'On Debian: apt-get install chromium.',
        }
      : { check: 'browser', state: 'ok', text: `${browser}, for the browser test of npm test` },
    engine
      ? { check: 'local', state: 'ok', text: 'llama.cpp is installed, for llamacpp/<file.gguf>' }
      : { check: 'local', state: 'ok', text: 'llama.cpp is not installed (optional); npm run demo:local installs it' },
  ];
}
