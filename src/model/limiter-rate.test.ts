import { describe, expect, test } from 'vitest';
import { randomFrom } from '../kernel/random.ts';
import { noUsage, type ModelReply } from '../record/call.ts';
import { CallError } from './call-error.ts';
import { FakeClock } from './fake-clock.ts';
import { LocalLimiter, type Lane } from './limiter.ts';
import type { Model } from './model.ts';
import type { Rates } from './rate-gate.ts';
import type { RateReport } from './read-rate-headers.ts';
import { asking } from './wire-script.ts';
import { withLimiter } from './with-limiter.ts';
import { defaultRetry, withRetry } from './with-retry.ts';

const minuteMs = 60_000;
const never = new AbortController().signal;

/** How a server counts: says how much is left and takes it, or how long to wait. */
type Counter = (amount: number, nowMs: number) => { readonly ok: boolean; readonly remaining: number; readonly waitMs: number };

/** Fills evenly and holds a minute's worth, or so many seconds'. */
function bucket(perMinute: number, heldSeconds = 60): Counter {
  const most = Math.max(1, (perMinute * heldSeconds) / 60);
  let held = most;
  let last = 0;
  return (amount, now) => {
    held = Math.min(most, held + ((now - last) / minuteMs) * perMinute);
    last = now;
    if (amount > held) return { ok: false, remaining: 0, waitMs: ((amount - held) / perMinute) * minuteMs };
    held -= amount;
    return { ok: true, remaining: Math.floor(held), waitMs: 0 };
  };
}

function sliding(perMinute: number): Counter {
  let taken: { readonly at: number; readonly amount: number }[] = [];
  return (amount, now) => {
    taken = taken.filter(({ at }) => at > now - minuteMs);
    const used = taken.reduce((sum, each) => sum + each.amount, 0);
    if (used + amount > perMinute) return { ok: false, remaining: 0, waitMs: (taken[0]?.at ?? now) + minuteMs - now };
    taken.push({ at: now, amount });
    return { ok: true, remaining: perMinute - used - amount, waitMs: 0 };
  };
}

/** Whole minutes of the server's own, of which the client knows nothing. */
function fixed(perMinute: number): Counter {
  let window = 0;
  let used = 0;
  return (amount, now) => {
    const present = Math.floor((now + 17_000) / minuteMs);
    if (present !== window) used = 0;
    window = present;
    if (used + amount > perMinute) return { ok: false, remaining: 0, waitMs: (present + 1) * minuteMs - 17_000 - now };
    used += amount;
    return { ok: true, remaining: perMinute - used, waitMs: 0 };
  };
}

type Setting = {
  readonly counter: Counter;
  readonly perMinute: number;
  /** Whether answers name limit and remainder, as a server's headers do. */
  readonly tells: boolean;
  readonly given?: Rates;
  readonly latencyMs?: number;
  readonly unit?: 'requests' | 'tokens';
  /** Models that ask with one key and share one limit. */
  readonly models?: number;
  readonly minutes?: number;
  /** Rough tokens of a prompt over what the server counts. */
  readonly misjudged?: number;
};

const tokensOfCall = 3_000;

/** Runs workers that always have something to ask against a server with one limit; says what share of it was used, from the first second on. */
async function measure({
  counter,
  perMinute,
  tells,
  given,
  latencyMs = 800,
  unit = 'requests',
  models = 1,
  minutes = 3,
  misjudged = 1,
}: Setting) {
  const clock = new FakeClock();
  const limiter = new LocalLimiter({ now: clock.now, sleep: clock.sleep });
  const random = randomFrom('latency');
  const counts = { answered: 0, refused: 0, used: 0 };
  const stop = new AbortController();
  const text = 'x'.repeat(Math.round((tokensOfCall - 500) * misjudged * 4));
  const connect = (id: string): Model => {
    const lane: Lane = { account: { id: 'a', host: 'a', mostOpen: 64 }, model: id, ...(given === undefined ? {} : { limits: given }) };
    const server: Model = {
      id,
      simulated: false,
      async call() {
        const { ok, remaining, waitMs } = counter(unit === 'tokens' ? tokensOfCall : 1, clock.now());
        const reports: RateReport[] = tells ? [{ unit, limit: perMinute, remaining }] : [];
        if (!ok) {
          counts.refused++;
          await clock.sleep(30, never);
          limiter.learn(lane, reports);
          throw new CallError(
            id,
            { kind: 'rate-limit', retry: 'again', afterMs: Math.ceil(waitMs / 1000) * 1000, maybeBilled: false },
            'slow down',
            undefined,
          );
        }
        await clock.sleep(latencyMs * (0.5 + random.next()), never);
        counts.answered++;
        counts.used += unit === 'tokens' ? tokensOfCall : 1;
        limiter.learn(lane, reports);
        const usage = { ...noUsage, inputTokens: tokensOfCall - 500, outputTokens: 100 };
        const reply: ModelReply = {
          parts: [],
          finish: 'stop',
          rawFinish: 'stop',
          usage,
          costUsd: 0,
          modelId: id,
          warnings: [],
          attempts: 1,
        };
        return reply;
      },
    };
    return withRetry(withLimiter(server, limiter, lane), defaultRetry, { random, sleep: clock.sleep, now: clock.now });
  };
  for (let each = 0; each < models; each++) {
    const model = connect(`a/m${each}`);
    for (let worker = 0; worker < 64; worker++)
      void (async () => {
        while (!stop.signal.aborted) await model.call(asking(text), stop.signal);
      })().catch(() => undefined);
  }
  await clock.pass(minutes * minuteMs);
  stop.abort(new Error('enough'));
  await clock.pass(minuteMs);
  return { share: counts.used / (perMinute * minutes), refused: counts.refused / (counts.refused + counts.answered) };
}

describe('a limit of 1,200 requests a minute is used up to 95 of 100 and more, and at most 2 of 100 requests are refused', () => {
  test.each<[string, Omit<Setting, 'perMinute'>]>([
    ['a bucket of a minute that tells its limit', { counter: bucket(1_200), tells: true }],
    ['a bucket of a minute, limit given by the study', { counter: bucket(1_200), tells: false, given: { requests: 1_200 } }],
    ['a bucket of one second that tells its limit', { counter: bucket(1_200, 1), tells: true }],
    ['a sliding minute that tells its limit', { counter: sliding(1_200), tells: true }],
    ['a sliding minute, limit given', { counter: sliding(1_200), tells: false, given: { requests: 1_200 } }],
    ['fixed minutes, limit given', { counter: fixed(1_200), tells: false, given: { requests: 1_200 } }],
    ['a bucket that tells its limit, with answers of two seconds', { counter: bucket(1_200), tells: true, latencyMs: 2_000 }],
  ])('%s', async (_, setting) => {
    const { share, refused } = await measure({ ...setting, perMinute: 1_200 });
    expect(share).toBeGreaterThanOrEqual(0.95);
    expect(refused).toBeLessThanOrEqual(0.02);
  });
});

test('a limit of tokens is learnt and used up although the prompt was misjudged by a third', async () => {
  const { share, refused } = await measure({ counter: bucket(600_000), perMinute: 600_000, tells: true, unit: 'tokens', misjudged: 0.67 });
  expect(share).toBeGreaterThanOrEqual(0.95);
  expect(refused).toBeLessThanOrEqual(0.02);
});

test('a server that tells no limit is found out by its refusals', async () => {
  const { share, refused } = await measure({ counter: bucket(1_200), perMinute: 1_200, tells: false, minutes: 8 });
  expect(share).toBeGreaterThanOrEqual(0.9);
  expect(refused).toBeLessThanOrEqual(0.02);
});

test('models that share one limit, each of which takes it for its own, come to share it', async () => {
  const { share, refused } = await measure({ counter: bucket(1_200), perMinute: 1_200, tells: true, models: 3, minutes: 8 });
  expect(share).toBeGreaterThanOrEqual(0.85);
  expect(refused).toBeLessThanOrEqual(0.05);
});
