#!/usr/bin/env node
// The door: finds a Node that can run the program, and the program. Plain JavaScript that Node 18 can parse, because
// this file must be able to say what is wrong on a machine where nothing else would start.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import module from 'node:module';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const REEXECUTED = 'TURNCOAT_REEXECUTED';

if (canRunTypeScript(process.versions.node)) await start();
else reexecute();

/** Node strips types without a flag since 22.18; older ones also lack parts of node:sqlite that we use. */
function canRunTypeScript(version) {
  const [major, minor] = version.split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 18);
}

async function start() {
  if (process.env[REEXECUTED] !== undefined) leaveWithParent();
  hideKnownExperimentalWarnings();
  module.enableCompileCache?.();
  // A clone runs its sources. A package has none: Node refuses to strip types under node_modules.
  const inClone = existsSync(join(root, 'src/cli/main.ts'));
  const load = (name) => import(pathToFileURL(join(root, inClone ? `src/cli/${name}.ts` : `dist/cli/${name}.js`)).href);
  try {
    const [{ main }, { processIo }] = await Promise.all([load('main'), load('process-io')]);
    process.exitCode = await main(process.argv.slice(2), processIo());
  } catch (error) {
    const missing = missingPackage(error);
    if (missing === undefined) throw error;
    fail(`${missing} is not installed.`, inClone ? `Run 'npm ci' in ${root}.` : 'Install turncoat again.');
  }
}

/** The package that an import did not find; undefined for every other error, which is a bug and keeps its stack. */
function missingPackage(error) {
  if (error?.code !== 'ERR_MODULE_NOT_FOUND') return undefined;
  const name = /Cannot find package '([^']+)'/.exec(error.message)?.[1];
  if (name !== undefined) return `The package '${name}'`;
  return /[\\/]dist[\\/]cli[\\/]/.test(error.message) ? 'The built program (dist/)' : undefined;
}

/** Runs the same command on the Node that the project brings, and ends as that one ends. */
function reexecute() {
  const needed = `Turncoat needs Node 22.18 or newer; this is ${process.versions.node}`;
  const node = process.env[REEXECUTED] === undefined ? ownNode() : undefined;
  if (node === undefined) {
    return fail(`${needed}, and the project's own Node is not installed.`, `Run 'npm ci' in ${root}, or install a newer Node.`);
  }
  // In a process group of its own the child hears each signal from us alone. In ours, one Ctrl-C would reach it twice
  // (from the terminal and from us), and the second Ctrl-C means 'stop at once'.
  const child = spawn(node, [...process.execArgv, fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, [REEXECUTED]: String(process.pid) },
    detached: process.platform !== 'win32',
  });
  const passed = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGWINCH', 'SIGCONT'];
  for (const signal of passed) process.on(signal, () => child.kill(signal));
  process.on('SIGTSTP', () => {
    child.kill('SIGSTOP');
    process.kill(process.pid, 'SIGSTOP');
  });
  child.on('error', (error) => fail(`${node} could not be started: ${error.message}.`, `Run 'npm ci' in ${root}.`));
  child.on('exit', (code, signal) => {
    for (const name of [...passed, 'SIGTSTP']) process.removeAllListeners(name);
    if (signal === null) process.exit(code);
    process.kill(process.pid, signal);
  });
}

/** Where npm put the binary of the package `node`: beside us, or in a folder above when another project installed us. */
function ownNode() {
  try {
    const manifest = module.createRequire(import.meta.url).resolve('node/package.json');
    const bin = join(dirname(manifest), JSON.parse(readFileSync(manifest, 'utf8')).bin.node);
    if (existsSync(bin)) return bin;
  } catch {
    // Not installed as a package; npm may still have linked one.
  }
  const linked = join(root, 'node_modules/.bin/node');
  return existsSync(linked) ? linked : undefined;
}

/** A re-executed program must not go on, and spend money, when the process that the person sees was killed. */
function leaveWithParent() {
  delete process.env[REEXECUTED];
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel?.unref();
}

/** Type stripping and node:sqlite are used on purpose; every other warning is still shown. */
function hideKnownExperimentalWarnings() {
  const emitWarning = process.emitWarning;
  process.emitWarning = (warning, ...rest) => {
    const type = typeof rest[0] === 'string' ? rest[0] : (rest[0]?.type ?? warning?.name);
    if (type === 'ExperimentalWarning' && /SQLite|Type Stripping/i.test(String(warning))) return;
    emitWarning.call(process, warning, ...rest);
  };
}

function fail(what, todo) {
  process.stderr.write(`turncoat: ${what}\n  ${todo}\n`);
  process.exitCode = 2;
}
