import type { Sleep } from './with-retry.ts';

type Timer = { readonly atMs: number; readonly wake: () => void };

/** A clock for tests that goes only when it is told to, with timers that fire in order. Milliseconds. */
export class FakeClock {
  #nowMs = 0;
  #timers: Timer[] = [];

  readonly now = (): number => this.#nowMs;

  readonly sleep: Sleep = (ms, signal) => {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const timer: Timer = { atMs: this.#nowMs + Math.max(0, ms), wake: resolve };
    this.#timers.push(timer);
    signal.addEventListener(
      'abort',
      () => {
        this.#timers = this.#timers.filter((each) => each !== timer);
        reject(signal.reason);
      },
      { once: true },
    );
    return promise;
  };

  /** Lets so much time pass, timer by timer, and everything that hangs on each be done at its moment. */
  async pass(ms: number): Promise<void> {
    const untilMs = this.#nowMs + ms;
    for (;;) {
      await new Promise(setImmediate);
      const next = this.#timers.reduce<Timer | undefined>(
        (first, each) => (first === undefined || each.atMs < first.atMs ? each : first),
        undefined,
      );
      if (next === undefined || next.atMs > untilMs) break;
      this.#timers = this.#timers.filter((each) => each !== next);
      this.#nowMs = Math.max(this.#nowMs, next.atMs);
      next.wake();
    }
    this.#nowMs = untilMs;
    await new Promise(setImmediate);
  }
}
