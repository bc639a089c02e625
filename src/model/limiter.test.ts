import { expect, test } from 'vitest';
import { CallError } from './call-error.ts';
import { LocalLimiter, withLimiter, type LimiterOptions, type Release } from './limiter.ts';
import { says, ScriptedModel } from './scripted-model.ts';
import { asking } from './wire-script.ts';

const never = new AbortController().signal;

/** A limiter on a clock that only waiting moves. */
function limiterAt(options: Pick<LimiterOptions, 'concurrency' | 'tokensPerMinute'>) {
  const clock = { ms: 0 };
  const sleep = async (ms: number) => void (clock.ms += ms);
  return { clock, limiter: new LocalLimiter({ ...options, now: () => clock.ms, sleep }) };
}

test('no more calls of an account are open than allowed, and they start in the order they came', async () => {
  const { limiter } = limiterAt({ concurrency: 2 });
  const started: string[] = [];
  const enter = async (name: string): Promise<Release> => {
    const leave = await limiter.acquire('api.firm.example', 10, never);
    started.push(name);
    return leave;
  };
  const [a, b] = await Promise.all([enter('a'), enter('b')]);
  const c = enter('c');
  const d = enter('d');
  await new Promise(setImmediate);
  expect(started).toEqual(['a', 'b']);
  b();
  b();
  await c;
  await new Promise(setImmediate);
  expect(started).toEqual(['a', 'b', 'c']);
  a();
  await d;
  expect(started).toEqual(['a', 'b', 'c', 'd']);
});

test('accounts do not wait for each other', async () => {
  const { limiter } = limiterAt({ concurrency: 1 });
  await limiter.acquire('one.example', 10, never);
  await expect(limiter.acquire('two.example', 10, never)).resolves.toBeTypeOf('function');
});

test('a call that is stopped while it waits leaves the queue, and the next one gets its turn', async () => {
  const { limiter } = limiterAt({ concurrency: 1 });
  const leave = await limiter.acquire('a', 10, never);
  const stop = new AbortController();
  const stopped = limiter.acquire('a', 10, stop.signal);
  const next = limiter.acquire('a', 10, never);
  stop.abort(new Error('Ctrl-C'));
  await expect(stopped).rejects.toThrow('Ctrl-C');
  leave();
  (await next)();
  await limiter.acquire('a', 10, never);
});

test('a stopped run turns away what waits for a place and lets open calls end', async () => {
  const stop = new AbortController();
  const limiter = new LocalLimiter({ concurrency: 1, now: () => 0, sleep: async () => undefined, stop: stop.signal });
  const leave = await limiter.acquire('a', 10, never);
  const waiting = limiter.acquire('a', 10, never);
  stop.abort(new Error('Ctrl-C'));
  await expect(waiting).rejects.toThrow('Ctrl-C');
  leave();
  await expect(limiter.acquire('a', 10, never)).rejects.toThrow('Ctrl-C');
});

test('one call that is told to wait holds back the whole account, and no other', async () => {
  const { limiter, clock } = limiterAt({ concurrency: 4 });
  const told = new CallError('m', { kind: 'rate-limit', retry: 'again', afterMs: 30_000, maybeBilled: false }, 'm: slow down', undefined);
  const model = withLimiter(new ScriptedModel([{ throws: told }, says('Here.')]), limiter, 'api.firm.example', () => clock.ms);
  await expect(model.call(asking('Hello'), never)).rejects.toBe(told);
  (await limiter.acquire('other.example', 10, never))();
  expect(clock.ms).toBe(0);
  await model.call(asking('Hello'), never);
  expect(clock.ms).toBe(30_000);
});

test('tokens a minute are kept over many calls, after one minute’s worth at once', async () => {
  const { limiter, clock } = limiterAt({ concurrency: 10, tokensPerMinute: 6000 });
  for (let call = 0; call < 10; call++) (await limiter.acquire('a', 1500, never))();
  expect(clock.ms).toBe(((10 * 1500 - 6000) / 6000) * 60_000);
});

test('a place is given back when the call fails', async () => {
  const { limiter, clock } = limiterAt({ concurrency: 1 });
  const model = withLimiter(new ScriptedModel([{ throws: new Error('bug') }, says('Here.')]), limiter, 'a', () => clock.ms);
  await expect(model.call(asking('Hello'), never)).rejects.toThrow('bug');
  await expect(model.call(asking('Hello'), never)).resolves.toMatchObject({ finish: 'stop' });
});
