import { expect, test } from 'vitest';
import { CallError, type CallFailure } from './call-error.ts';
import { FakeClock } from './fake-clock.ts';
import { LocalLimiter, type Lane, type LimiterOptions, type Place } from './limiter.ts';

const never = new AbortController().signal;
const weight = { input: 1_000, outputLimit: 500 };
const use = { input: 1_000, cached: 0, output: 100 };

/** A lane of an account that is named after its provider. */
function lane(model: string, more: { readonly mostOpen?: number } & Pick<Lane, 'limits'> = {}): Lane {
  const [host = ''] = model.split('/');
  const { mostOpen = 64, ...limits } = more;
  return { account: { id: host, host, mostOpen }, model, ...limits };
}

function limiterAt(options: Partial<LimiterOptions> = {}) {
  const clock = new FakeClock();
  return { clock, limiter: new LocalLimiter({ now: clock.now, sleep: clock.sleep, ...options }) };
}

function failing(failure: Partial<CallFailure> = {}): CallError {
  return new CallError('m', { kind: 'rate-limit', retry: 'again', maybeBilled: false, ...failure }, 'm: slow down', undefined);
}

/** Asks for places one after the other; `started` says who has one. */
function asker(limiter: LocalLimiter) {
  const started: string[] = [];
  const places = new Map<string, Place>();
  const ask = (name: string, of: Lane, signal = never): Promise<void> =>
    limiter.acquire(of, weight, signal).then((place) => {
      started.push(name);
      places.set(name, place);
    });
  return {
    started,
    ask,
    answer: (name: string) => places.get(name)?.answered(use),
    fail: (name: string, error: unknown) => places.get(name)?.failed(error),
  };
}

test('a model begins with few open calls, in the order they came, and has twice as many after each round of answers', async () => {
  const { limiter, clock } = limiterAt({ firstOpen: 2 });
  const { started, ask, answer } = asker(limiter);
  for (const name of 'abcdefgh') void ask(name, lane('one/m'));
  await clock.pass(0);
  expect(started).toEqual(['a', 'b']);
  answer('a');
  answer('a');
  await clock.pass(0);
  expect(started).toEqual(['a', 'b', 'c', 'd']);
  answer('b');
  await clock.pass(0);
  expect(started).toHaveLength(6);
});

test('--concurrency bounds the calls of all models of an account together, each of which gets its share', async () => {
  const { limiter, clock } = limiterAt();
  const { started, ask, answer } = asker(limiter);
  for (let call = 0; call < 6; call++) void ask(`a${call}`, lane('one/a', { mostOpen: 4 }));
  for (let call = 0; call < 6; call++) void ask(`b${call}`, lane('one/b', { mostOpen: 4 }));
  await clock.pass(0);
  expect(started).toEqual(['a0', 'a1', 'a2', 'a3']);
  for (const name of started.slice()) answer(name);
  await clock.pass(0);
  expect(started.slice(4)).toEqual(['a4', 'b0', 'a5', 'b1']);
});

test('accounts do not wait for each other: neither for places, nor for a pause, nor for a limit', async () => {
  const { limiter, clock } = limiterAt({ firstOpen: 1 });
  const { started, ask, fail } = asker(limiter);
  await ask('one', lane('one/m', { limits: { requests: 1 } }));
  void ask('one again', lane('one/m', { limits: { requests: 1 } }));
  fail('one', failing({ afterMs: 500_000 }));
  await ask('two', lane('two/m'));
  await clock.pass(400_000);
  expect(started).toEqual(['one', 'two']);
  await clock.pass(100_000);
  expect(started).toEqual(['one', 'two', 'one again']);
});

test('a pause that one model is told holds back its own calls, and not those of another model with the same key', async () => {
  const { limiter, clock } = limiterAt();
  const { started, ask, fail } = asker(limiter);
  await ask('opus', lane('one/opus'));
  fail('opus', failing({ afterMs: 30_000 }));
  void ask('opus again', lane('one/opus'));
  await ask('haiku', lane('one/haiku'));
  await clock.pass(29_999);
  expect(started).toEqual(['opus', 'haiku']);
  await clock.pass(1);
  expect(started).toEqual(['opus', 'haiku', 'opus again']);
});

test('refusals cut the places of a model, once for the calls that were open then', async () => {
  const { limiter, clock } = limiterAt({ firstOpen: 8 });
  const { started, ask, fail } = asker(limiter);
  for (let call = 0; call < 20; call++) void ask(`${call}`, lane('one/m'));
  await clock.pass(0);
  expect(started).toHaveLength(8);
  for (const name of started.slice()) fail(name, failing({ kind: 'overloaded' }));
  await clock.pass(0);
  expect(started).toHaveLength(12);
  expect(limiter.lanes()[0]?.lane).toMatchObject({ open: 4, places: 4 });
});

test('a server that asks for more patience than a run has turns calls away, until its time has come near', async () => {
  const { limiter, clock } = limiterAt({ longestWaitMs: 60_000 });
  const { started, ask, fail, answer } = asker(limiter);
  for (let call = 0; call < 5; call++) void ask(`${call}`, lane('one/m')).catch((error: unknown) => started.push(String(error)));
  await clock.pass(0);
  fail('0', failing({ afterMs: 100_000 }));
  await clock.pass(0);
  expect(started.at(-1)).toContain('slow down');
  await expect(ask('later', lane('one/m'))).rejects.toMatchObject({ failure: { kind: 'rate-limit', afterMs: 100_000 } });
  for (const name of '123') answer(name);
  await clock.pass(50_000);
  void ask('patient', lane('one/m'));
  await clock.pass(50_000);
  expect(started).toContain('patient');
});

test('after three calls in a row that nothing can help, no more is sent; an answer in between forgives', async () => {
  const { limiter, clock } = limiterAt();
  const { ask, fail, answer } = asker(limiter);
  const wrongKey = failing({ kind: 'key', retry: 'never' });
  const call = async (name: string, end: (name: string) => void): Promise<void> => {
    await ask(name, lane('one/m'));
    end(name);
  };
  const bad = (name: string): void => fail(name, wrongKey);
  await call('a', bad);
  await call('b', bad);
  await call('c', answer);
  await call('d', bad);
  await call('e', bad);
  await call('f', bad);
  await expect(ask('g', lane('one/m'))).rejects.toBe(wrongKey);
  await expect(ask('h', lane('one/other'))).resolves.toBeUndefined();
  await clock.pass(0);
});

test('a call that is stopped while it waits leaves the queue, and the next one gets its turn', async () => {
  const { limiter, clock } = limiterAt({ firstOpen: 1 });
  const { started, ask, answer } = asker(limiter);
  await ask('a', lane('one/m', { mostOpen: 1 }));
  const stop = new AbortController();
  const stopped = ask('b', lane('one/m'), stop.signal);
  void ask('c', lane('one/m'));
  stop.abort(new Error('Ctrl-C'));
  await expect(stopped).rejects.toThrow('Ctrl-C');
  answer('a');
  await clock.pass(0);
  expect(started).toEqual(['a', 'c']);
});

test('a stopped run turns away what waits for a place or a limit, and lets open calls end', async () => {
  const stop = new AbortController();
  const { limiter } = limiterAt({ firstOpen: 1, stop: stop.signal });
  const { ask, answer } = asker(limiter);
  await ask('a', lane('one/m'));
  const waiting = ask('b', lane('one/m'));
  stop.abort(new Error('Ctrl-C'));
  await expect(waiting).rejects.toThrow('Ctrl-C');
  answer('a');
  await expect(ask('c', lane('one/m'))).rejects.toThrow('Ctrl-C');
});

test('limits that a server tells are kept from its first answer on, and what is known of them can be asked', async () => {
  const { limiter, clock } = limiterAt();
  const { started, ask } = asker(limiter);
  limiter.learn(lane('one/m'), [
    { unit: 'requests', limit: 60, remaining: 59 },
    { unit: 'input-tokens', limit: 30_000, remaining: undefined },
  ]);
  for (let call = 0; call < 200; call++) void ask(`${call}`, lane('one/m')).then(() => limiter.lanes()[0]?.lane);
  const [state] = limiter.lanes();
  expect(state?.lane.rates.limits()).toEqual({ requests: 60, 'input-tokens': 30_000 });
  expect(started.length).toBeLessThanOrEqual(4);
  await clock.pass(0);
});

test('a limit that was given is not raised by what the server tells, and lowered if the server allows less', async () => {
  const { limiter } = limiterAt();
  const given = lane('one/m', { limits: { requests: 100 } });
  const known = (): unknown => limiter.lanes()[0]?.lane.rates.limits();
  limiter.learn(given, [{ unit: 'requests', limit: 4_000, remaining: 3_999 }]);
  expect(known()).toEqual({ requests: 100 });
  limiter.learn(given, [{ unit: 'requests', limit: 50, remaining: 49 }]);
  expect(known()).toEqual({ requests: 50 });
});
