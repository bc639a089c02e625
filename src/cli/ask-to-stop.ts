import { UsageError } from '../errors.ts';
import { askHolder, isAsked, withdrawRequest, type ControlRequest } from '../store/control-file.ts';
import type { Lease } from '../store/run-lease.ts';
import type { RunStore } from '../store/run-store.ts';
import type { ExitCode, Io } from './io.ts';
import { readRun, runFolder } from './options.ts';
import { commandOfRun } from './run-command.ts';

export type StopRequest = { readonly want: ControlRequest['want']; readonly wait: boolean };

/** A live process looks once a second; one that writes a large transcript may be late by some. */
const takenWithinMs = 15_000;
const lookEveryMs = 200;

/** Asks the process that holds a run to stop, and says what came of it. */
export async function askToStop(name: string, { want, wait }: StopRequest, io: Io): Promise<ExitCode> {
  const dir = runFolder(name, io);
  using store = readRun(name, io);
  const holder = store.holder();
  if (holder === null) throw nobodyRuns(name, want, store);
  askHolder(dir, { want, holder: { pid: holder.pid, since: holder.since }, from: io.process });
  const isTaken = await within(takenWithinMs, io, () => !isAsked(dir) || !holds(store, holder));
  if (!isTaken) {
    withdrawRequest(dir);
    io.err(
      `Process ${holder.pid} on ${holder.host} holds the run but did not answer within ${takenWithinMs / 1000} s; nothing was changed.\n`,
    );
    io.err('  Only `turncoat run` listens; stop any other command where it was started.\n');
    return 1;
  }
  withdrawRequest(dir);
  const open = (store.pulse()?.lanes ?? []).reduce((sum, lane) => sum + lane.open, 0);
  const calls = open === 0 ? 'what is under way' : `${open} open call${open === 1 ? '' : 's'}`;
  io.err(`Process ${holder.pid} on ${holder.host} begins nothing any more and ends once ${calls} ${open === 1 ? 'is' : 'are'} done.\n`);
  if (wait) {
    await within(Number.POSITIVE_INFINITY, io, () => !holds(store, holder));
    io.err(`It has ended; ${store.counts().outcomes.pending} episodes are left.\n`);
  }
  const again = commandOfRun(store);
  if (again !== undefined) io.err(`To go on: ${again}\n`);
  return 0;
}

function holds(store: RunStore, { pid, since }: Lease): boolean {
  const now = store.holder();
  return now !== null && now.pid === pid && now.since === since;
}

async function within(ms: number, io: Io, isSo: () => boolean): Promise<boolean> {
  const never = new AbortController().signal;
  for (let waited = 0; !isSo(); waited += lookEveryMs) {
    if (waited >= ms) return false;
    await io.sleep(lookEveryMs, never);
  }
  return true;
}

function nobodyRuns(name: string, want: ControlRequest['want'], store: RunStore): UsageError {
  const { pending } = store.counts().outcomes;
  const left = pending === 0 ? 'it is finished' : `it stands still, with ${pending} episodes left`;
  return new UsageError('NOT_RUNNING', `Nobody is running ${name}, so there is nothing to ${want}: ${left}`, {
    place: name,
    hint: 'See `turncoat status`.',
  });
}
