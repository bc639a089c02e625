import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Lease } from './run-lease.ts';
import { storeProblem } from './store-problem.ts';

/** What another shell asks the process that holds a run to do. */
export const ControlRequest = z.strictObject({
  want: z.enum(['pause', 'cancel']),
  /** Whom it is for: a request that nobody took must not stop a later process. */
  holder: z.strictObject({ pid: z.int(), since: z.string() }),
  from: z.strictObject({ pid: z.int(), host: z.string() }),
});
export type ControlRequest = z.infer<typeof ControlRequest>;

/**
 * File beside the record by which the holder is asked. Not a table: only the holder writes the record, and this is a request
 * and no part of it; what came of it is noted there.
 */
export const controlFile = 'run.control';

/** Asks the holder of a run. It looks once a second, and takes the file away as its answer. */
export function askHolder(dir: string, request: ControlRequest): void {
  const path = join(dir, controlFile);
  try {
    const whole = `${path}.${request.from.pid}`;
    writeFileSync(whole, JSON.stringify(request));
    // Renamed, so that it is never read half written.
    renameSync(whole, path);
  } catch (error) {
    throw storeProblem(error, path);
  }
}

/** Takes away whatever was asked; gives it where it is for this holder. */
export function takeRequest(dir: string, { pid, since }: Lease): ControlRequest | undefined {
  const asked = readRequest(dir);
  if (asked === 'nothing') return undefined;
  rmSync(join(dir, controlFile), { force: true });
  return asked !== 'unreadable' && asked.holder.pid === pid && asked.holder.since === since ? asked : undefined;
}

/** Whether a request still waits to be taken. */
export function isAsked(dir: string): boolean {
  return readRequest(dir) !== 'nothing';
}

/** Takes back what nobody took. */
export function withdrawRequest(dir: string): void {
  rmSync(join(dir, controlFile), { force: true });
}

function readRequest(dir: string): ControlRequest | 'nothing' | 'unreadable' {
  let text: string;
  try {
    text = readFileSync(join(dir, controlFile), 'utf8');
  } catch {
    return 'nothing';
  }
  try {
    return ControlRequest.parse(JSON.parse(text));
  } catch {
    return 'unreadable';
  }
}
