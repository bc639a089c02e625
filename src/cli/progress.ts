import { createLogUpdate } from 'log-update';
import type { Io } from './io.ts';

/** What a run shows while it goes. */
export type Progress = {
  readonly total: number;
  readonly done: number;
  readonly running: number;
  readonly failed: number;
  readonly calls: number;
  readonly tokens: number;
  /** Null where a price is unknown. */
  readonly costUsd: number | null;
  readonly elapsedMs: number;
  /** Time left at the pace since the run was started or resumed; null before there is one. */
  readonly leftMs: number | null;
  /** What calls wait for at the moment, in a sentence; empty where nothing waits. */
  readonly waiting: string;
};

/** The progress of a run in one line: bar, counts, calls, tokens, price, time left. */
export function progressLine(progress: Progress, columns: number): string {
  const { total, done, running, failed, calls, tokens, costUsd, waiting } = progress;
  const share = total === 0 ? 1 : done / total;
  const width = Math.max(10, Math.min(30, columns - 90));
  const filled = Math.round(share * width);
  const bar = `${'█'.repeat(filled)}${'░'.repeat(width - filled)}`;
  const price = costUsd === null ? 'price unknown' : `$${costUsd.toFixed(2)}`;
  const parts = [
    `${done}/${total} done`,
    `${running} running`,
    `${failed} failed`,
    `${calls} calls`,
    `${shortCount(tokens)} tokens`,
    price,
    timeLeft(progress),
  ];
  return `${bar} ${parts.join(' · ')}${waiting === '' ? '' : `\n${waiting}`}`;
}

function timeLeft({ total, done, leftMs, elapsedMs }: Progress): string {
  if (done >= total) return `${seconds(elapsedMs)} in all`;
  return leftMs === null ? 'time left unknown' : `about ${seconds(leftMs)} left`;
}

/** A span in the largest unit that says it well. */
export function seconds(ms: number): string {
  const whole = Math.ceil(ms / 1000);
  if (whole < 90) return `${whole} s`;
  const minutes = Math.round(whole / 60);
  return minutes < 90 ? `${minutes} min` : `${(minutes / 60).toFixed(1)} h`;
}

function shortCount(count: number): string {
  if (count < 10_000) return String(count);
  return count < 1_000_000 ? `${Math.round(count / 1000)}k` : `${(count / 1_000_000).toFixed(1)}M`;
}

/** Shows progress: a line that is redrawn for a person, or a plain line at every tenth of the way for a log. */
export function progressDisplay(io: Io): { show: (progress: Progress) => void; close: () => void } {
  if (!io.terminal.interactive) return plainDisplay(io);
  const update = createLogUpdate(io.terminal.stream);
  let last = 0;
  return {
    show(progress) {
      const now = io.now().getTime();
      if (now - last < 100 && progress.done < progress.total) return;
      last = now;
      update(progressLine(progress, io.terminal.columns));
    },
    close: () => update.done(),
  };
}

function plainDisplay(io: Io): { show: (progress: Progress) => void; close: () => void } {
  let tenth = -1;
  return {
    show(progress) {
      const now = progress.total === 0 ? 10 : Math.floor((progress.done / progress.total) * 10);
      if (now === tenth) return;
      tenth = now;
      io.err(`${progressLine(progress, io.terminal.columns)}\n`);
    },
    close: () => undefined,
  };
}
