import { LimiterLane, type OpenCall, type Waiter } from './limiter-lane.ts';
import { RateGate, type CallUse, type CallWeight, type Rates, type Taking } from './rate-gate.ts';
import type { RateReport } from './read-rate-headers.ts';
import type { Sleep } from './with-retry.ts';

/** What the calls with one key to one provider have in common. */
export type Account = {
  /** Names provider and key, in this process alone. */
  readonly id: string;
  /** The server's address, for people. */
  readonly host: string;
  /** Calls of all its models that are open at the same time, at most. */
  readonly mostOpen: number;
  /** Given limits of all its models together. */
  readonly limits?: Rates;
};

/** One model of an account: providers' limits are each model's own. */
export type Lane = { readonly account: Account; readonly model: string; readonly limits?: Rates };

/** A call's place. One of the two is said once, when the call has ended; a second time does nothing. */
export type Place = { readonly answered: (use: CallUse) => void; readonly failed: (error: unknown) => void };

/** Bounds the calls of accounts. The seam that a limiter shared over machines will fill. */
export interface Limiter {
  /** Waits for a place. Rejects with the signal's reason, or with the CallError that closed the lane. */
  acquire(lane: Lane, weight: CallWeight, signal: AbortSignal): Promise<Place>;
  /** Takes in what a server's answer says of its limits. */
  learn(lane: Lane, reports: readonly RateReport[]): void;
}

export type LimiterOptions = {
  /** Open calls that a model begins with; the number doubles with every round of answers until the first refusal. */
  readonly firstOpen?: number;
  /** A pause that a server asks for is waited out up to this; a longer one turns calls away. Milliseconds. */
  readonly longestWaitMs?: number;
  readonly now: () => number;
  readonly sleep: Sleep;
  /** Once aborted, calls that still wait for a place are turned away with its reason; open ones go on. */
  readonly stop?: AbortSignal;
};

/** What a lane does at the moment. */
export type LaneState = {
  readonly account: Account;
  readonly lane: LimiterLane;
  /** Open calls of all models of the account. */
  readonly accountOpen: number;
  /** Until when the account's own rates hold its next call back. */
  readonly accountFreeAt: number;
};

type AccountState = {
  readonly account: Account;
  readonly lanes: LimiterLane[];
  readonly rates: RateGate;
  open: number;
  /** Whose turn it is: every model of an account gets the same share of its places. */
  turn: number;
  timer: { readonly atMs: number; readonly end: AbortController } | undefined;
};

/** The limiter of one process. Accounts share nothing; models of one account share its places, and nothing else. */
export class LocalLimiter implements Limiter {
  readonly #options: Required<Omit<LimiterOptions, 'stop'>>;
  readonly #stop: AbortSignal | undefined;
  readonly #accounts = new Map<string, AccountState>();

  constructor({ firstOpen = 4, longestWaitMs = 600_000, now, sleep, stop }: LimiterOptions) {
    this.#options = { firstOpen, longestWaitMs, now, sleep };
    this.#stop = stop;
    stop?.addEventListener('abort', () => this.#turnAway(stop.reason), { once: true });
  }

  async acquire(lane: Lane, weight: CallWeight, signal: AbortSignal): Promise<Place> {
    signal.throwIfAborted();
    this.#stop?.throwIfAborted();
    const account = this.#accountOf(lane.account);
    const state = this.#laneOf(account, lane);
    const closed = state.closedBy(this.#options.now(), this.#options.longestWaitMs);
    if (closed !== undefined) throw closed;
    const { promise, resolve, reject } = Promise.withResolvers<Place>();
    const leave = (why: unknown): void => {
      signal.removeEventListener('abort', onAbort);
      reject(why);
    };
    const onAbort = (): void => {
      state.waiting.splice(state.waiting.indexOf(waiter), 1);
      leave(signal.reason);
    };
    const enter = (): void => {
      signal.removeEventListener('abort', onAbort);
      resolve(this.#begin(account, state, weight));
    };
    const waiter: Waiter = { weight, enter, leave };
    signal.addEventListener('abort', onAbort, { once: true });
    state.waiting.push(waiter);
    this.#dispatch(account);
    return promise;
  }

  learn(lane: Lane, reports: readonly RateReport[]): void {
    if (reports.length === 0) return;
    this.#laneOf(this.#accountOf(lane.account), lane).rates.learn(reports, this.#options.now());
  }

  /** Every lane that was ever asked for, for whoever shows what waits. */
  lanes(): LaneState[] {
    const now = this.#options.now();
    return [...this.#accounts.values()].flatMap(({ account, lanes, open, rates }) =>
      lanes.map((lane) => {
        const [next] = lane.waiting;
        return { account, lane, accountOpen: open, accountFreeAt: next === undefined ? 0 : rates.whenFree(next.weight, now) };
      }),
    );
  }

  #accountOf(account: Account): AccountState {
    const known = this.#accounts.get(account.id);
    if (known !== undefined) return known;
    const state: AccountState = { account, lanes: [], rates: new RateGate(account.limits), open: 0, turn: 0, timer: undefined };
    this.#accounts.set(account.id, state);
    return state;
  }

  #laneOf({ account, lanes }: AccountState, { model, limits }: Lane): LimiterLane {
    const known = lanes.find((lane) => lane.model === model);
    if (known !== undefined) return known;
    const lane = new LimiterLane(model, limits, { first: this.#options.firstOpen, most: account.mostOpen });
    lanes.push(lane);
    return lane;
  }

  /** Starts every call of the account that may start now, and comes back when the next one may. */
  #dispatch(account: AccountState): void {
    const now = this.#options.now();
    for (let started = true; started;) {
      started = false;
      for (let step = 0; step < account.lanes.length && account.open < account.account.mostOpen; step++) {
        const lane = account.lanes[(account.turn + step) % account.lanes.length];
        if (lane === undefined || lane.isFull || this.#whenNext(account, lane, now) > now) continue;
        account.turn = (account.turn + step + 1) % account.lanes.length;
        lane.waiting.shift()?.enter();
        started = true;
        break;
      }
    }
    this.#wakeAt(account, this.#nextStart(account, now));
  }

  /** When the first of the calls that have a place may start; Infinity where places are what is waited for. */
  #nextStart(account: AccountState, now: number): number {
    if (account.open >= account.account.mostOpen) return Number.POSITIVE_INFINITY;
    const starts = account.lanes.filter((lane) => !lane.isFull).map((lane) => this.#whenNext(account, lane, now));
    return Math.min(...starts, Number.POSITIVE_INFINITY);
  }

  #whenNext(account: AccountState, lane: LimiterLane, now: number): number {
    const [next] = lane.waiting;
    const at = lane.whenNext(now);
    return next === undefined || at === undefined ? Number.POSITIVE_INFINITY : Math.max(at, account.rates.whenFree(next.weight, now));
  }

  #wakeAt(account: AccountState, atMs: number): void {
    if (account.timer?.atMs === atMs) return;
    account.timer?.end.abort();
    account.timer = undefined;
    if (!Number.isFinite(atMs)) return;
    const end = new AbortController();
    account.timer = { atMs, end };
    // Timers of whole milliseconds fire up to one early.
    this.#options.sleep(Math.max(1, Math.ceil(atMs - this.#options.now())), end.signal).then(
      () => {
        if (account.timer?.end !== end) return;
        account.timer = undefined;
        this.#dispatch(account);
      },
      () => undefined,
    );
  }

  #begin(account: AccountState, lane: LimiterLane, weight: CallWeight): Place {
    const { now } = this.#options;
    account.open++;
    const call: OpenCall = lane.begin(weight, now());
    const taking: Taking = account.rates.take(weight, now());
    let isOpen = true;
    const end = (tell: () => void): void => {
      if (!isOpen) return;
      isOpen = false;
      account.open--;
      tell();
      this.#turnAwayIfClosed(lane);
      this.#dispatch(account);
    };
    return {
      answered: (use) =>
        end(() => {
          lane.answered(call, use, now());
          account.rates.settle(taking, use, now());
        }),
      failed: (error) => end(() => lane.failed(call, error, now())),
    };
  }

  #turnAwayIfClosed(lane: LimiterLane): void {
    const closed = lane.closedBy(this.#options.now(), this.#options.longestWaitMs);
    if (closed !== undefined) for (const waiter of lane.waiting.splice(0)) waiter.leave(closed);
  }

  #turnAway(why: unknown): void {
    for (const { lanes, timer } of this.#accounts.values()) {
      timer?.end.abort();
      for (const lane of lanes) for (const waiter of lane.waiting.splice(0)) waiter.leave(why);
    }
  }
}
