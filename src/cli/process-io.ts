import { existsSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { loadEnvFile } from 'node:process';
import type { Io } from './io.ts';
import { typedLines } from './typed-lines.ts';

/** The real machine: the process's streams, clock, environment (with `.env` of the working folder) and signals. */
export function processIo(): Io {
  const cwd = process.cwd();
  const envFile = join(cwd, '.env');
  if (existsSync(envFile)) loadEnvFile(envFile);
  // A provider package that finds a variable set to nothing fails to load; nothing is as good as absent.
  for (const [name, value] of Object.entries(process.env)) if (value === '') delete process.env[name];
  endQuietlyWithReader();
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    terminal: { interactive: process.stderr.isTTY === true, columns: process.stderr.columns ?? 100, stream: process.stderr },
    lines: (prompt) =>
      typedLines(
        {
          input: process.stdin,
          output: process.stderr,
          editing: process.stdin.isTTY === true && process.stderr.isTTY === true,
          interrupt: () => void process.kill(process.pid, 'SIGINT'),
        },
        prompt,
      ),
    env: process.env,
    cwd,
    now: () => new Date(),
    fetch: globalThis.fetch,
    sleep: (ms, signal) => delay(ms, undefined, { signal }),
    every: (ms, callback) => {
      const timer = setInterval(callback, ms).unref();
      return () => clearInterval(timer);
    },
    process: { pid: process.pid, host: hostname() },
    onInterrupt(callback) {
      process.on('SIGINT', callback);
      process.on('SIGTERM', callback);
      return () => {
        process.off('SIGINT', callback);
        process.off('SIGTERM', callback);
      };
    },
    exit: (code) => process.exit(code),
  };
}

/** `turncoat … | head`: whoever read our output has seen enough. A closed stderr must not end a run. */
function endQuietlyWithReader(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  process.stderr.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}
