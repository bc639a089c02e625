import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const clone = mkdtempSync(join(tmpdir(), 'turncoat-bin-'));

// A program that says which Node it is on, counts its signals, and ends as it is told.
const main = `
import { DatabaseSync } from 'node:sqlite';
import 'installed-package';
export async function main(argv: readonly string[], io: { say: (line: string) => void }): Promise<number> {
  new DatabaseSync(':memory:').close();
  let interrupts = 0;
  process.on('SIGINT', () => void (interrupts += 1));
  io.say('node ' + process.versions.node.split('.')[0] + ' ' + argv.join(' '));
  if (argv[0] === 'kill-self') process.kill(process.pid, 'SIGKILL');
  if (argv[0] === 'wait') {
    while (interrupts === 0) await new Promise((wake) => setTimeout(wake, 10));
    await new Promise((wake) => setTimeout(wake, 300)); // long enough for a second copy of the signal
    io.say('interrupts ' + interrupts);
    return 130;
  }
  return Number(argv[1]);
}`;

beforeAll(() => {
  for (const folder of ['bin', 'src/cli', 'node_modules/installed-package']) mkdirSync(join(clone, folder), { recursive: true });
  copyFileSync(join(root, 'bin/turncoat.js'), join(clone, 'bin/turncoat.js'));
  writeFileSync(join(clone, 'package.json'), '{"type":"module"}');
  writeFileSync(join(clone, 'src/cli/main.ts'), main);
  writeFileSync(join(clone, 'src/cli/process-io.ts'), 'export const processIo = () => ({ say: (line: string) => console.log(line) });');
  installPackage();
});
afterAll(() => rmSync(clone, { recursive: true }));

function installPackage(): void {
  writeFileSync(join(clone, 'node_modules/installed-package/package.json'), '{"type":"module","exports":"./index.js"}');
  writeFileSync(join(clone, 'node_modules/installed-package/index.js'), '');
}

/** The first Node of the path that is too old for the sources, as on the machines that the README promises to start on. */
function oldNode(): string | undefined {
  const found = (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, 'node'));
  return found
    .filter((node) => existsSync(node))
    .find((node) => /^v(18|20)\./.test(execFileSync(node, ['--version'], { encoding: 'utf8' })));
}

type Ended = { readonly code: number | null; readonly signal: string | null; readonly out: string; readonly err: string };

function start(node: string, args: readonly string[]): ChildProcess {
  return spawn(node, [join(clone, 'bin/turncoat.js'), ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
}

function end(child: ChildProcess): Promise<Ended> {
  let [out, err] = ['', ''];
  child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString()));
  return new Promise((resolve) => child.on('close', (code, signal) => resolve({ code, signal, out, err })));
}

async function interruptOnceStarted(child: ChildProcess): Promise<Ended> {
  const ended = end(child);
  child.stdout?.once('data', () => child.kill('SIGINT'));
  return ended;
}

describe('on a Node that runs TypeScript', () => {
  const node = process.execPath;

  test('the program gets the arguments, its exit code is passed on, and no warning is printed', async () => {
    expect(await end(start(node, ['exit', '3']))).toEqual({
      code: 3,
      signal: null,
      out: expect.stringMatching(/^node \d+ exit 3\n$/),
      err: '',
    });
  });

  test('a missing package is named with what to do, exit 2', async () => {
    rmSync(join(clone, 'node_modules/installed-package'), { recursive: true });
    const ended = await end(start(node, ['exit', '0']));
    mkdirSync(join(clone, 'node_modules/installed-package'));
    installPackage();
    expect(ended.code).toBe(2);
    expect(ended.err).toBe(`turncoat: The package 'installed-package' is not installed.\n  Run 'npm ci' in ${clone}.\n`);
  });
});

const old = oldNode();
describe.skipIf(old === undefined)('on a Node that is too old', () => {
  const node = old ?? '';
  const own = join(clone, 'node_modules/node');
  const bring = (): void => symlinkSync(join(root, 'node_modules/node'), own);

  test("without the project's own Node it says what to do, exit 2", async () => {
    rmSync(own, { force: true });
    const ended = await end(start(node, ['exit', '0']));
    bring();
    expect(ended.code).toBe(2);
    expect(ended.err).toContain(`Run 'npm ci' in ${clone}, or install a newer Node.`);
  });

  test("the project's own Node gets the same arguments, and its exit code is passed on", async () => {
    expect(await end(start(node, ['exit', '3']))).toEqual({ code: 3, signal: null, out: 'node 24 exit 3\n', err: '' });
  });

  test('an interrupt reaches the program exactly once', async () => {
    const ended = await interruptOnceStarted(start(node, ['wait']));
    expect(ended).toMatchObject({ code: 130, out: 'node 24 wait\ninterrupts 1\n' });
  });

  test('an interrupt of the whole process group, as a terminal sends it, reaches the program exactly once', async () => {
    const child = spawn(node, [join(clone, 'bin/turncoat.js'), 'wait'], { stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    const ended = end(child);
    child.stdout.once('data', () => process.kill(-(child.pid ?? 0), 'SIGINT'));
    expect(await ended).toMatchObject({ code: 130, out: 'node 24 wait\ninterrupts 1\n' });
  });

  test('a program that dies of a signal is seen to die of that signal', async () => {
    expect(await end(start(node, ['kill-self']))).toMatchObject({ code: null, signal: 'SIGKILL' });
  });
});
