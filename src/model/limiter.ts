import { CallError } from './call-error.ts';
import { estimateRequestTokens } from './estimate-tokens.ts';
import type { Model } from './model.ts';
import type { Sleep } from './with-retry.ts';

/** Gives a place back; a second call does nothing. */
export type Release = () => void;

/** Bounds the calls of an account. The seam that a limiter shared over machines will fill. */
export interface Limiter {
  /** Waits for a place; `tokens` is a rough estimate of what the call will send. Rejects with the signal's reason. */
  acquire(account: string, tokens: number, signal: AbortSignal): Promise<Release>;
  /** Starts no further call of the account before `untilMs` (milliseconds since 1970): its server asked for a pause. */
  pause(account: string, untilMs: number): void;
}

export type LimiterOptions = {
  /** Calls of one account that are open at the same time. */
  readonly concurrency: number;
  /** Input tokens of one account a minute, one minute's worth at once; unbounded where absent. */
  readonly tokensPerMinute?: number;
  readonly now: () => number;
  readonly sleep: Sleep;
  /** Once aborted, calls that still wait for a place are turned away with its reason; open ones go on. */
  readonly stop?: AbortSignal;
};

type Account = { open: number; pausedUntil: number; tokensPaidUntil: number; readonly waiting: (() => void)[] };

/** The limiter of one process: first come, first served, for each account on its own. */
export class LocalLimiter implements Limiter {
  private readonly options: LimiterOptions;
  private readonly accounts = new Map<string, Account>();

  constructor(options: LimiterOptions) {
    this.options = options;
  }

  async acquire(account: string, tokens: number, signal: AbortSignal): Promise<Release> {
    const { concurrency, stop } = this.options;
    const either = stop === undefined ? signal : AbortSignal.any([signal, stop]);
    either.throwIfAborted();
    const state = this.stateOf(account);
    if (state.open < concurrency) state.open++;
    else await queued(state, either);
    try {
      await this.waitForStart(state, tokens, either);
    } catch (error) {
      release(state);
      throw error;
    }
    let isHeld = true;
    return () => {
      if (isHeld) release(state);
      isHeld = false;
    };
  }

  pause(account: string, untilMs: number): void {
    const state = this.stateOf(account);
    state.pausedUntil = Math.max(state.pausedUntil, untilMs);
  }

  private stateOf(account: string): Account {
    const known = this.accounts.get(account);
    if (known !== undefined) return known;
    const state: Account = { open: 0, pausedUntil: 0, tokensPaidUntil: 0, waiting: [] };
    this.accounts.set(account, state);
    return state;
  }

  private async waitForStart(state: Account, tokens: number, signal: AbortSignal): Promise<void> {
    const { now, sleep } = this.options;
    let startAt = this.bookTokens(state, tokens);
    // The pause may be prolonged while we wait for it.
    for (let wait = Math.max(startAt, state.pausedUntil) - now(); wait > 0; wait = Math.max(startAt, state.pausedUntil) - now()) {
      await sleep(wait, signal);
      startAt = 0;
    }
  }

  /** When the tokens may be sent: each call moves the account's paid-up time on, which may run one minute ahead of the clock. */
  private bookTokens(state: Account, tokens: number): number {
    const { tokensPerMinute, now } = this.options;
    if (tokensPerMinute === undefined) return 0;
    const minute = 60_000;
    const costMs = Math.min(minute, (tokens / tokensPerMinute) * minute);
    state.tokensPaidUntil = Math.max(now(), state.tokensPaidUntil) + costMs;
    return state.tokensPaidUntil - minute;
  }
}

/** A place is handed on, never given up in between, so that nobody jumps the queue. */
function release(state: Account): void {
  const next = state.waiting.shift();
  if (next === undefined) state.open--;
  else next();
}

async function queued(state: Account, signal: AbortSignal): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const leave = (): void => {
    state.waiting.splice(state.waiting.indexOf(enter), 1);
    reject(signal.reason);
  };
  const enter = (): void => {
    signal.removeEventListener('abort', leave);
    resolve();
  };
  signal.addEventListener('abort', leave, { once: true });
  state.waiting.push(enter);
  await promise;
}

/** Holds a place of the account while a call is open, and pauses the account where its server asks for it. */
export function withLimiter(model: Model, limiter: Limiter, account: string, now: () => number): Model {
  return {
    id: model.id,
    simulated: model.simulated,
    async call(request, signal) {
      const leave = await limiter.acquire(account, estimateRequestTokens(request), signal);
      try {
        return await model.call(request, signal);
      } catch (error) {
        if (error instanceof CallError && error.failure.afterMs !== undefined) limiter.pause(account, now() + error.failure.afterMs);
        throw error;
      } finally {
        leave();
      }
    },
  };
}
