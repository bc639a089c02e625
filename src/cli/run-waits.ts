import type { LaneState } from '../model/limiter.ts';
import type { Budget } from '../model/with-budget.ts';
import type { Wait } from '../model/with-retry.ts';
import type { RunLane, RunWait } from '../record/pulse.ts';

/** A model whose calls fail all the time is noted so often and no oftener. */
const betweenNotesMs = 10_000;

/** Calls that failed and wait for their next try. */
export class RetryBoard {
  #waits: Wait[] = [];
  readonly #notedMs = new Map<string, number>();

  /** Whether the wait is news, to be noted for later. */
  add(wait: Wait, nowMs: number): boolean {
    this.#waits.push(wait);
    if (nowMs - (this.#notedMs.get(wait.model) ?? Number.NEGATIVE_INFINITY) < betweenNotesMs) return false;
    this.#notedMs.set(wait.model, nowMs);
    return true;
  }

  at(nowMs: number): readonly Wait[] {
    this.#waits = this.#waits.filter(({ untilMs }) => untilMs > nowMs);
    return this.#waits;
  }
}

/** Everything that waits in a run at a moment: for a place, for a limit, for a server, for a next try, for money. */
export function waitsOf(lanes: readonly LaneState[], retries: readonly Wait[], budget: Budget | undefined, nowMs: number): RunWait[] {
  const retried = [...Map.groupBy(retries, ({ model }) => model)].flatMap(([who, waits]): RunWait[] => {
    const [first] = waits.toSorted((a, b) => a.untilMs - b.untilMs);
    return first === undefined ? [] : [{ who, what: 'retry', calls: waits.length, until: toTime(first.untilMs), why: first.why }];
  });
  return [...lanes.flatMap((state) => waitOf(state, nowMs) ?? []), ...retried, ...waitsForMoney(budget)];
}

/** One model of an account as the pulse holds it. */
export function laneOf({ account, lane }: LaneState): RunLane {
  const { model, open, places, waiting, rates } = lane;
  return { model, host: account.host, open, places, mostOpen: account.mostOpen, waiting: waiting.length, limits: { ...rates.limits() } };
}

function waitOf({ account, lane, accountOpen, accountFreeAt }: LaneState, nowMs: number): RunWait | undefined {
  const [next] = lane.waiting;
  if (next === undefined) return undefined;
  const about = { who: lane.model, calls: lane.waiting.length };
  const { untilMs, by } = lane.paused;
  if (untilMs > nowMs) return { ...about, what: 'pause', until: toTime(untilMs), why: by?.message ?? 'its server asked for a pause' };
  if (lane.isFull) return { ...about, what: 'places', until: null, why: `${lane.open} calls are open, and it is not given more at once` };
  if (accountOpen >= account.mostOpen)
    return { ...about, what: 'places', until: null, why: `${accountOpen} calls to ${account.host} are open, the most there may be` };
  const freeAt = Math.max(accountFreeAt, lane.whenNext(nowMs) ?? 0);
  if (freeAt <= nowMs) return undefined;
  const tightest = lane.rates.tightest(next.weight, nowMs);
  const limit =
    tightest?.perMinute === undefined ? 'the pace that the server bears' : `its limit of ${tightest.perMinute} ${tightest.unit} a minute`;
  const why = accountFreeAt >= freeAt ? `the limit given for all models at ${account.host}` : limit;
  return { ...about, what: 'rate', until: toTime(freeAt), why };
}

function waitsForMoney(budget: Budget | undefined): RunWait[] {
  if (budget === undefined || budget.waitingCalls === 0) return [];
  const left = budget.limitUsd - budget.spentUsd;
  const why = `open calls may still cost $${budget.heldUsd.toFixed(2)} of the $${left.toFixed(2)} that are left`;
  return [{ who: 'budget', what: 'budget', calls: budget.waitingCalls, until: null, why }];
}

function toTime(ms: number): string {
  return new Date(Math.ceil(ms)).toISOString();
}

/** `openai/gpt-5: 3 calls wait until 12:40:10Z: its limit of 500 requests a minute`. */
export function describeRunWait({ who, calls, until, why }: RunWait): string {
  const when = until === null ? '' : ` until ${until.slice(11, 19)}Z`;
  return `${who}: ${calls === 1 ? '1 call waits' : `${calls} calls wait`}${when}: ${why}`;
}
