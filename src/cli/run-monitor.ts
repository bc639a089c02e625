import type { LocalLimiter } from '../model/limiter.ts';
import type { Budget } from '../model/with-budget.ts';
import type { PlanRow } from '../record/plan-row.ts';
import type { Pulse } from '../record/pulse.ts';
import type { RunCounts, RunStore } from '../store/run-store.ts';
import type { Progress } from './progress.ts';
import { describeRunWait, laneOf, waitsOf, type RetryBoard } from './run-waits.ts';

/** Where a run's state is found. */
export type MonitorParts = {
  readonly rows: readonly PlanRow[];
  readonly store: RunStore;
  readonly limiter: LocalLimiter;
  readonly budget: Budget | undefined;
  readonly retries: RetryBoard;
  readonly stop: AbortSignal;
  readonly now: () => number;
};

/** Counting may take no more than one part in so many of the time: on a long run it takes tens of milliseconds. */
const countingShare = 50;
const leastBetweenCountsMs = 200;
const minuteMs = 60_000;

/** Watches a run: counts what it has done, what is open, what waits, and when it should end. */
export class RunMonitor {
  readonly #parts: MonitorParts;
  readonly #beganMs: number;
  readonly #left = new Map<string, number>();
  readonly #ended = new Map<string, number>();
  #open = 0;
  #counted: { readonly counts: RunCounts; readonly atMs: number; readonly tookMs: number } | undefined;
  #samples: { readonly atMs: number; readonly calls: number }[] = [];

  constructor(parts: MonitorParts) {
    this.#parts = parts;
    this.#beganMs = parts.now();
    const outcomes = parts.store.outcomes();
    for (const { key, model } of parts.rows) {
      const outcome = outcomes.get(key)?.outcome;
      if (outcome === undefined || outcome === 'error') this.#left.set(model, (this.#left.get(model) ?? 0) + 1);
    }
  }

  begin(): void {
    this.#open++;
  }

  end({ model }: PlanRow, isFinished: boolean): void {
    this.#open--;
    if (!isFinished) return;
    this.#left.set(model, (this.#left.get(model) ?? 1) - 1);
    this.#ended.set(model, (this.#ended.get(model) ?? 0) + 1);
  }

  /** Whether anything was done since the run was started. */
  get hasEnded(): boolean {
    return this.#ended.size > 0;
  }

  progress(): Progress {
    const { rows } = this.#parts;
    const { outcomes, spent } = this.#counts();
    return {
      total: rows.length,
      done: rows.length - outcomes.pending,
      running: this.#open,
      failed: outcomes.error,
      calls: spent.calls,
      tokens: spent.inputTokens + spent.outputTokens,
      costUsd: spent.unpriced > 0 ? null : spent.costUsd,
      elapsedMs: this.#parts.now() - this.#beganMs,
      leftMs: this.#leftMs(),
      waiting: this.#waits()
        .filter(({ what }) => what !== 'places')
        .map(describeRunWait)
        .join('\n'),
    };
  }

  pulse(): Pulse {
    const { limiter, stop, now } = this.#parts;
    const leftMs = this.#leftMs();
    return {
      at: new Date(now()).toISOString(),
      episodesOpen: this.#open,
      callsPerMinute: this.#callsPerMinute(),
      endsAt: leftMs === null ? null : new Date(now() + leftMs).toISOString(),
      lanes: limiter.lanes().map(laneOf),
      waits: this.#waits(),
      stopping: stop.aborted,
    };
  }

  #waits(): Pulse['waits'] {
    const { limiter, retries, budget, now } = this.#parts;
    return waitsOf(limiter.lanes(), retries.at(now()), budget, now());
  }

  /** Models run beside each other, so the run ends with the slowest of them. */
  #leftMs(): number | null {
    const elapsed = this.#parts.now() - this.#beganMs;
    const spans = [...this.#left].filter(([, left]) => left > 0).map(([model, left]) => (left * elapsed) / (this.#ended.get(model) ?? 0));
    const longest = Math.max(0, ...spans);
    return Number.isFinite(longest) ? longest : null;
  }

  #counts(): RunCounts {
    const startMs = this.#parts.now();
    const known = this.#counted;
    if (known !== undefined && startMs - known.atMs < Math.max(leastBetweenCountsMs, known.tookMs * countingShare) && this.#open > 0)
      return known.counts;
    const counts = this.#parts.store.counts();
    this.#counted = { counts, atMs: startMs, tookMs: this.#parts.now() - startMs };
    this.#samples.push({ atMs: startMs, calls: counts.spent.calls });
    const oldest = this.#samples.findLastIndex(({ atMs }) => atMs <= startMs - minuteMs);
    if (oldest > 0) this.#samples = this.#samples.slice(oldest);
    return counts;
  }

  #callsPerMinute(): number {
    this.#counts();
    const [first, last] = [this.#samples[0], this.#samples.at(-1)];
    if (first === undefined || last === undefined || last.atMs === first.atMs) return 0;
    return Math.round(((last.calls - first.calls) / (last.atMs - first.atMs)) * minuteMs);
  }
}
