import { StoreError } from '../errors.ts';
import { takeRequest, type ControlRequest } from '../store/control-file.ts';
import type { RunStore } from '../store/run-store.ts';
import type { Io } from './io.ts';
import type { RunMonitor } from './run-monitor.ts';

export type WatchedRun = {
  readonly store: RunStore;
  readonly dir: string;
  readonly stop: AbortController;
  readonly monitor: RunMonitor;
};

/** Once a second while a run goes: says how it is, and looks whether another shell asks it to stop. */
export function watchRun(
  { store, dir, stop, monitor }: WatchedRun,
  show: () => void,
  io: Io,
): { asked: () => ControlRequest | undefined; close: () => void } {
  const own = store.holder();
  let asked: ControlRequest | undefined;
  const look = (): void => {
    const request = own === null ? undefined : takeRequest(dir, own);
    if (request !== undefined && asked?.want !== 'cancel') {
      asked = request;
      stop.abort(new Error(request.want));
      unlessFull(() => obey(request, store, io));
    }
    unlessFull(() => store.putPulse(monitor.pulse()));
    show();
  };
  unlessFull(() => store.putPulse(monitor.pulse()));
  return { asked: () => asked, close: io.every(1_000, look) };
}

function obey({ want, from }: ControlRequest, store: RunStore, io: Io): void {
  const by = `process ${from.pid} on ${from.host}`;
  store.note(want === 'pause' ? 'paused' : 'cancelled', `${want === 'pause' ? 'Paused' : 'Cancelled'} by ${by}.`);
  io.err(`\n${want === 'pause' ? 'Pausing' : 'Cancelling'}, as ${by} asks: calls under way are finished and kept.\n`);
}

/** A disk that is full ends the run by the write that matters, with its own sentence. */
function unlessFull(write: () => void): void {
  try {
    write();
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
  }
}
