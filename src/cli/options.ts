import { InvalidArgumentError } from 'commander';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { UsageError } from '../errors.ts';
import { openRun } from '../store/open-run.ts';
import type { RunStore } from '../store/run-store.ts';
import type { Io } from './io.ts';

/** A whole number from 1 up, or a sentence that says so. */
export function positiveCount(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('a whole number from 1 up is needed.');
  return value;
}

/** US dollars, 0 or more. */
export function dollars(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !(value >= 0)) throw new InvalidArgumentError('an amount in US dollars is needed, e.g. 25.');
  return value;
}

/** Minutes, more than 0. */
export function minutes(text: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new InvalidArgumentError('a number of minutes is needed, e.g. 10.');
  return value;
}

/** Collects an option that may be given several times. */
export function collect(value: string, before: readonly string[]): string[] {
  return [...before, value];
}

/** Opens the store of a run to read it, by its folder or by the name of its study under `runs/`. */
export function readRun(name: string, io: Io): RunStore {
  return openRun(runFolder(name, io), { mode: 'read', now: io.now, process: io.process });
}

/** The folder of a run that exists: as written, or under `runs/`. */
export function runFolder(name: string, io: Io): string {
  const folders = [resolve(io.cwd, name), resolve(io.cwd, 'runs', name)];
  const found = folders.find((folder) => existsSync(folder));
  if (found === undefined)
    throw new UsageError('NO_RUN', `there is no run ${name}`, { place: name, hint: 'Give the folder of a run, e.g. runs/quickstart.' });
  return found;
}
