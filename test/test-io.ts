import { PassThrough } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import type { Io } from '../src/cli/io.ts';

/** A machine for tests: what is written is kept, nobody is at the terminal, no key is set, and the network is not there. */
export type TestIo = Io & { readonly takeOut: () => string; readonly takeErr: () => string; readonly interrupt: () => void };

export function testIo({
  cwd,
  env = {},
  fetch = refuseNetwork,
  typed = [],
}: {
  cwd: string;
  env?: Record<string, string>;
  fetch?: typeof globalThis.fetch;
  typed?: readonly string[];
}): TestIo {
  const written = { out: '', err: '' };
  const interrupts = new Set<() => void>();
  const take = (stream: 'out' | 'err'): string => {
    const text = written[stream];
    written[stream] = '';
    return text;
  };
  return {
    out: (text) => {
      written.out += text;
    },
    err: (text) => {
      written.err += text;
    },
    terminal: { interactive: false, columns: 120, stream: new PassThrough() },
    async *lines() {
      yield* typed;
    },
    env,
    cwd,
    now: () => new Date(),
    fetch,
    sleep: (ms, signal) => delay(ms, undefined, { signal }),
    every: (ms, callback) => {
      const timer = setInterval(callback, ms).unref();
      return () => clearInterval(timer);
    },
    process: { pid: process.pid, host: 'test' },
    onInterrupt(callback) {
      interrupts.add(callback);
      return () => void interrupts.delete(callback);
    },
    exit: (code) => {
      throw new Error(`the process was ended with ${code}`);
    },
    takeOut: () => take('out'),
    takeErr: () => take('err'),
    interrupt: () => {
      for (const callback of interrupts) callback();
    },
  };
}

const refuseNetwork: typeof globalThis.fetch = () => Promise.reject(new Error('tests have no network'));
