import type { Random } from '../kernel/random.ts';
import type { ModelReply } from '../record/call.ts';
import { CallError, type CallFailure, type FailureKind } from './call-error.ts';
import type { Model, ModelRequest } from './model.ts';

/** Waits; rejects with the signal's reason as soon as it is aborted. */
export type Sleep = (ms: number, signal: AbortSignal) => Promise<void>;

/** How often and how long a failed call is tried again. Milliseconds. */
export type RetryPolicy = {
  /** Tries in all, the first included. A server that only says "later" (429, 529) is asked on until `longestWaitMs` have passed. */
  readonly attempts: number;
  /** Mean pause doubles from half of this. */
  readonly firstWaitMs: number;
  /** Upper end of the pause that we choose ourselves. */
  readonly mostWaitMs: number;
  /** A server that asks for a longer wait than this is not waited for, nor one that says "later" for longer: the call fails and says so. */
  readonly longestWaitMs: number;
};

/** Eight tries: about one minute of pauses on the mean, two at most, unless the server names its own or is only busy. */
export const defaultRetry: RetryPolicy = { attempts: 8, firstWaitMs: 1_000, mostWaitMs: 60_000, longestWaitMs: 600_000 };

/** Why a call is waiting, and until when (milliseconds since 1970). */
export type Wait = {
  readonly model: string;
  readonly kind: FailureKind;
  readonly why: string;
  readonly untilMs: number;
  readonly attempt: number;
};

export type RetryDeps = {
  /** For jitter alone; no number of a study depends on it. */
  readonly random: Random;
  readonly sleep: Sleep;
  readonly now: () => number;
  readonly onWait?: (wait: Wait) => void;
};

/**
 * The one retry layer. Tries again what can help and nothing else, with full jitter (a uniform share of a doubling
 * pause); a server that says how long to wait is believed, with jitter on top so that callers do not come back together.
 */
export function withRetry(model: Model, policy: RetryPolicy, deps: RetryDeps): Model {
  return {
    id: model.id,
    simulated: model.simulated,
    async call(request, signal) {
      let failingSince: number | undefined;
      for (let attempt = 1; ; attempt++) {
        const answer = await tryOnce(model, request, signal);
        if (!(answer instanceof CallError)) return { ...answer, attempts: attempt };
        const now = deps.now();
        failingSince ??= now;
        const pause = pauseAfter(answer, { attempt, waitedMs: now - failingSince }, policy, deps.random);
        if (pause === undefined) throw givenUp(model.id, answer, attempt, policy);
        deps.onWait?.({ model: model.id, kind: answer.failure.kind, why: answer.message, untilMs: now + pause, attempt });
        await deps.sleep(pause, signal);
      }
    },
  };
}

async function tryOnce(model: Model, request: ModelRequest, signal: AbortSignal): Promise<ModelReply | CallError> {
  try {
    return await model.call(request, signal);
  } catch (error) {
    if (error instanceof CallError) return error;
    throw error;
  }
}

/** Milliseconds to wait; undefined where there is no further try. */
function pauseAfter(
  { failure }: CallError,
  { attempt, waitedMs }: { readonly attempt: number; readonly waitedMs: number },
  policy: RetryPolicy,
  random: Random,
): number | undefined {
  const attempts = failure.retry === 'once' ? Math.min(2, policy.attempts) : policy.attempts;
  const isBusy = failure.kind === 'rate-limit' || failure.kind === 'overloaded';
  const isSpent = attempt >= attempts && !(isBusy && attempts > 1 && waitedMs < policy.longestWaitMs);
  if (failure.retry === 'never' || isSpent || isTooLong(failure, policy)) return undefined;
  if (failure.afterMs !== undefined) return failure.afterMs + random.next() * policy.firstWaitMs;
  return random.next() * Math.min(policy.mostWaitMs, policy.firstWaitMs * 2 ** (attempt - 1));
}

function isTooLong({ afterMs }: CallFailure, { longestWaitMs }: RetryPolicy): boolean {
  return afterMs !== undefined && afterMs > longestWaitMs;
}

/** The same failure, with how often it was tried and why no longer. */
function givenUp(id: string, { message, failure, detail }: CallError, attempt: number, policy: RetryPolicy): CallError {
  const tries = attempt > 1 ? [`${attempt} tries`] : [];
  const wait = isTooLong(failure, policy)
    ? [`it asks to wait ${seconds(failure.afterMs)}, and a run waits ${seconds(policy.longestWaitMs)} at most`]
    : [];
  const notes = [...tries, ...wait].join('; ');
  return new CallError(id, failure, notes === '' ? message : `${message} (${notes})`, detail.hint);
}

function seconds(ms: number | undefined): string {
  return `${Math.round((ms ?? 0) / 1000)} s`;
}
