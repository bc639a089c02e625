import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const bin = fileURLToPath(new URL('../../bin/turncoat.js', import.meta.url));
const timedRun = fileURLToPath(new URL('timed-run.ts', import.meta.url));

/** What a command took, measured in its own process. */
export const Timing = z.object({ code: z.number(), seconds: z.number(), cpuSeconds: z.number(), maxMegabytes: z.number() });
export type Timing = z.infer<typeof Timing>;

/** A temporary folder with a study in it, gone at the end of the process. */
export function studyFolder(study: string): string {
  const cwd = mkdtempSync(join(tmpdir(), 'turncoat-bench-'));
  process.on('exit', () => rmSync(cwd, { recursive: true, force: true }));
  writeFileSync(join(cwd, 'study.yaml'), study);
  return cwd;
}

/** Starts the emulator in a process of its own and gives its address. */
export async function emulator(...args: readonly string[]): Promise<AsyncDisposable & { readonly url: string }> {
  const child = spawn(process.execPath, [bin, 'emulate', '--port', '0', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const url = await said(child, /Serving on (http:\/\/\S+?)\. /);
  return {
    url,
    async [Symbol.asyncDispose]() {
      child.kill('SIGINT');
      await once(child, 'exit');
    },
  };
}

/** Runs a command of the program in a process of its own. Throws with what it said where it fails. */
export async function timed(cwd: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Timing> {
  const { out, err } = await finished(spawn(process.execPath, [timedRun, ...args], { cwd, env: { ...process.env, ...env } }));
  const last = out.trimEnd().split('\n').at(-1) ?? '';
  const timing = Timing.safeParse(parsed(last));
  if (!timing.success || timing.data.code !== 0) throw new Error(`turncoat ${args.join(' ')} failed:\n${err}\n${out}`);
  return timing.data;
}

/** Everything that a process writes until it ends. */
export async function finished(child: ChildProcess): Promise<{ readonly out: string; readonly err: string; readonly code: number | null }> {
  const text = { out: '', err: '' };
  child.stdout?.on('data', (data: Buffer) => (text.out += data.toString()));
  child.stderr?.on('data', (data: Buffer) => (text.err += data.toString()));
  const [code] = await once(child, 'close');
  return { ...text, code: typeof code === 'number' ? code : null };
}

async function said(child: ChildProcess, pattern: RegExp): Promise<string> {
  let text = '';
  const found = Promise.withResolvers<string>();
  const listen = (data: Buffer): void => {
    text += data.toString();
    const match = pattern.exec(text)?.[1];
    if (match !== undefined) found.resolve(match);
  };
  child.stdout?.on('data', listen);
  child.stderr?.on('data', listen);
  child.once('exit', () => found.reject(new Error(`the emulator ended: ${text}`)));
  return found.promise;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The middle of some numbers; of an even count the lower one. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? Number.NaN;
}

/** Runs a measurement several times and gives all of its results. */
export async function repeated<T>(times: number, measure: (index: number) => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let index = 0; index < times; index++) results.push(await measure(index));
  return results;
}
