import { CallError } from './call-error.ts';
import { CallWindow } from './call-window.ts';
import { RateGate, type CallUse, type CallWeight, type Rates, type Taking } from './rate-gate.ts';

/** A call that waits for its turn. */
export type Waiter = { readonly weight: CallWeight; readonly enter: () => void; readonly leave: (why: unknown) => void };

/** An open call, as its lane knows it. */
export type OpenCall = { readonly number: number; readonly taking: Taking };

/** After so many such failures in a row no call is sent any more: the account is out of money, or the key is not taken. */
const hopelessInRow = 3;

/** The calls to one model of an account: those that wait, how many may be open, and when the next may start. */
export class LimiterLane {
  readonly model: string;
  readonly waiting: Waiter[] = [];
  readonly rates: RateGate;
  readonly #window: CallWindow;
  #open = 0;
  #paused: { readonly untilMs: number; readonly by: CallError | undefined } = { untilMs: 0, by: undefined };
  #hopeless: CallError[] = [];

  constructor(model: string, given: Rates | undefined, window: { readonly first: number; readonly most: number }) {
    this.model = model;
    this.rates = new RateGate(given);
    this.#window = new CallWindow(window);
  }

  get open(): number {
    return this.#open;
  }

  get places(): number {
    return this.#window.size;
  }

  get isFull(): boolean {
    return this.#open >= this.#window.size;
  }

  get paused(): { readonly untilMs: number; readonly by: CallError | undefined } {
    return this.#paused;
  }

  /** From when on its next call may start, places aside; undefined where none waits. */
  whenNext(now: number): number | undefined {
    const [next] = this.waiting;
    return next === undefined ? undefined : Math.max(this.#paused.untilMs, this.rates.whenFree(next.weight, now));
  }

  begin(weight: CallWeight, now: number): OpenCall {
    this.#open++;
    return { number: this.#window.begin(), taking: this.rates.take(weight, now) };
  }

  answered({ taking }: OpenCall, use: CallUse, now: number): void {
    this.#window.grow(this.#open);
    this.#open--;
    this.#hopeless = [];
    this.rates.settle(taking, use, now);
  }

  /** A refusal cuts the places, slows the rate and is waited out, by this model's calls and no others. */
  failed({ number, taking }: OpenCall, error: unknown, now: number): void {
    this.#open--;
    if (!(error instanceof CallError)) return;
    const { kind, maybeBilled, afterMs } = error.failure;
    this.rates.settle(taking, maybeBilled ? undefined : 'nothing', now);
    const isCut = isRefusal(kind) && this.#window.cut(number);
    if (isCut && kind === 'rate-limit') this.rates.slowDown(now);
    if (afterMs !== undefined && now + afterMs > this.#paused.untilMs) this.#paused = { untilMs: now + afterMs, by: error };
    this.#hopeless = isHopeless(kind) ? [...this.#hopeless, error] : [];
  }

  /** Why no call is to be sent at all: three in a row could not be helped, or the server asks for more patience than a run has. */
  closedBy(now: number, longestWaitMs: number): CallError | undefined {
    if (this.#hopeless.length >= hopelessInRow) return this.#hopeless.at(-1);
    const { untilMs, by } = this.#paused;
    if (by === undefined || untilMs - now <= longestWaitMs) return undefined;
    return new CallError(this.model, { ...by.failure, afterMs: untilMs - now }, by.message, by.detail.hint);
  }
}

/** Too many at once, or too many a minute. A time-out is the way in which a server of one's own says it. */
function isRefusal(kind: CallError['failure']['kind']): boolean {
  return kind === 'rate-limit' || kind === 'overloaded' || kind === 'timeout';
}

function isHopeless(kind: CallError['failure']['kind']): boolean {
  return kind === 'quota' || kind === 'key' || kind === 'not-found';
}
