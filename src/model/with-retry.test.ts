import { describe, expect, test } from 'vitest';
import { randomFrom } from '../kernel/random.ts';
import { CallError, type CallFailure } from './call-error.ts';
import { connectModel } from './connect-model.ts';
import { says, ScriptedModel, type ScriptedReply } from './scripted-model.ts';
import { asking, wireDeps } from './wire-script.ts';
import { defaultRetry, withRetry, type Wait } from './with-retry.ts';

const failing = (failure: Partial<CallFailure>): ScriptedReply => ({
  throws: new CallError(
    'scripted/model',
    { kind: 'overloaded', retry: 'again', maybeBilled: false, ...failure },
    'scripted/model: it is overloaded',
    'Come back later.',
  ),
});

/** Calls a scripted model once, with waiting that takes no time. */
async function callThrough(replies: readonly ScriptedReply[], policy = defaultRetry) {
  const model = new ScriptedModel(replies);
  const waits: Wait[] = [];
  let time = 1000;
  const sleep = async (ms: number) => void (time += ms);
  const retrying = withRetry(model, policy, { random: randomFrom('jitter'), sleep, now: () => time, onWait: (wait) => waits.push(wait) });
  const outcome = await retrying.call(asking('Hello'), new AbortController().signal).catch((error: unknown) => error);
  return { model, waits, outcome, pauses: waits.map((wait, index) => wait.untilMs - (waits[index - 1]?.untilMs ?? 1000)) };
}

describe('the retry layer', () => {
  test('tries again what can help, and says how many tries the answer took', async () => {
    const { model, outcome, waits } = await callThrough([failing({}), failing({ kind: 'server' }), says('Here.')]);
    expect(outcome).toMatchObject({ parts: [{ text: 'Here.' }], attempts: 3 });
    expect(waits).toMatchObject([{ model: 'scripted/model', why: 'scripted/model: it is overloaded', attempt: 1 }, { attempt: 2 }]);
    model.assertUsed();
  });

  test('pauses a random share of a doubling time', async () => {
    const { pauses, outcome } = await callThrough(Array.from({ length: 8 }, () => failing({ kind: 'server' })));
    expect(pauses).toHaveLength(7);
    pauses.forEach((pause, index) => expect(pause).toBeLessThanOrEqual(Math.min(60_000, 1000 * 2 ** index)));
    expect(new Set(pauses.map((pause, index) => Math.round((100 * pause) / 2 ** index))).size).toBeGreaterThan(5);
    expect(outcome).toMatchObject({ message: 'scripted/model: it is overloaded (8 tries)', detail: { hint: 'Come back later.' } });
  });

  test('a server that is only busy is asked on for as long as a run waits, however often that is', async () => {
    const { model, outcome, pauses } = await callThrough([...Array.from({ length: 14 }, () => failing({})), says('Here.')]);
    expect(outcome).toMatchObject({ attempts: 15 });
    expect(Math.max(...pauses)).toBeLessThanOrEqual(60_000);
    model.assertUsed();
  });

  test('and no longer', async () => {
    const { outcome, pauses } = await callThrough(Array.from({ length: 200 }, () => failing({ kind: 'rate-limit', afterMs: 20_000 })));
    const waited = pauses.reduce((sum, pause) => sum + pause, 0);
    expect(waited).toBeGreaterThan(defaultRetry.longestWaitMs);
    expect(waited).toBeLessThan(defaultRetry.longestWaitMs + 21_000);
    expect(outcome).toMatchObject({ failure: { kind: 'rate-limit' }, message: expect.stringMatching(/\(\d+ tries\)/) });
  });

  test('believes a server that says how long to wait, and adds a little so that callers do not return together', async () => {
    const { pauses } = await callThrough([failing({ kind: 'rate-limit', afterMs: 300_000 }), says('Here.')]);
    expect(pauses[0]).toBeGreaterThanOrEqual(300_000);
    expect(pauses[0]).toBeLessThanOrEqual(301_000);
  });

  test('does not wait longer than it says it does', async () => {
    const { model, outcome, waits } = await callThrough([failing({ kind: 'rate-limit', afterMs: 3_600_000 })]);
    expect(outcome).toMatchObject({ message: 'scripted/model: it is overloaded (it asks to wait 3600 s, and a run waits 600 s at most)' });
    expect(waits).toEqual([]);
    model.assertUsed();
  });

  test('asks once more after an answer that got lost, and not a third time', async () => {
    const { model, outcome } = await callThrough([
      failing({ kind: 'broken-reply', retry: 'once' }),
      failing({ kind: 'broken-reply', retry: 'once' }),
    ]);
    expect(outcome).toMatchObject({ message: 'scripted/model: it is overloaded (2 tries)' });
    model.assertUsed();
  });

  test('does not try again what cannot help, and lets every other error through untouched', async () => {
    const bug = new TypeError('a bug');
    expect((await callThrough([{ throws: bug }])).outcome).toBe(bug);
    const { outcome, waits } = await callThrough([failing({ kind: 'key', retry: 'never' })]);
    expect(outcome).toMatchObject({ message: 'scripted/model: it is overloaded', failure: { kind: 'key' } });
    expect(waits).toEqual([]);
  });

  test('stops waiting when the run is stopped', async () => {
    const stop = new AbortController();
    const sleep = (_: number, signal: AbortSignal): Promise<void> => {
      stop.abort(new Error('Ctrl-C'));
      return Promise.reject(signal.reason as Error);
    };
    const model = withRetry(new ScriptedModel([failing({})]), defaultRetry, { random: randomFrom('x'), sleep, now: () => 0 });
    await expect(model.call(asking('Hello'), stop.signal)).rejects.toThrow('Ctrl-C');
  });

  test('gets a real provider through a 429, a 529 and a half body', async () => {
    const answer = {
      id: 'msg_1',
      type: 'message',
      role: 'assistant',
      model: 'claude-sonnet-4-5',
      content: [{ type: 'text', text: 'Here.' }],
      stop_reason: 'end_turn',
      usage: { input_tokens: 1, output_tokens: 1 },
    };
    const { deps, sent, waits } = wireDeps([
      { status: 429, headers: { 'retry-after': '20' }, json: { type: 'error', error: { type: 'rate_limit_error', message: 'Slow down' } } },
      { status: 529, json: { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } } },
      { json: answer },
    ]);
    const model = await connectModel('anthropic/claude-sonnet-4-5', deps);
    expect(await model.call(asking('Hello'), new AbortController().signal)).toMatchObject({ parts: [{ text: 'Here.' }], attempts: 3 });
    expect(sent.map(({ body }) => JSON.stringify(body))).toEqual(Array(3).fill(JSON.stringify(sent[0]!.body)));
    expect(waits[0]!.why).toBe(
      'anthropic/claude-sonnet-4-5: api.anthropic.com limits how often it is asked (HTTP 429, rate_limit_error): Slow down',
    );
  });
});

describe('where the packages say the wrong thing of what to try again, over the wire', () => {
  const anthropicAnswer = {
    id: 'msg_1',
    type: 'message',
    role: 'assistant',
    model: 'claude-sonnet-4-5',
    content: [{ type: 'text', text: 'Here.' }],
    stop_reason: 'end_turn',
    usage: { input_tokens: 1, output_tokens: 1 },
  };
  const openaiAnswer = {
    id: 'r',
    created_at: 1,
    model: 'gpt-5',
    status: 'completed',
    output: [{ type: 'message', role: 'assistant', id: 'm', content: [{ type: 'output_text', text: 'Here.', annotations: [] }] }],
    usage: { input_tokens: 1, output_tokens: 1 },
  };
  const overloaded = { json: { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } } };
  const brokenDown = { json: { id: 'r', error: { message: 'Oops', type: 'server_error', code: 'server_error' }, output: [] } };
  const noMoney = {
    status: 429,
    json: { error: { message: 'You exceeded your current quota', type: 'insufficient_quota', code: 'insufficient_quota' } },
  };
  const half = { text: '{"id":"msg_1","type":"mess' };

  test.each([
    ['an account without money is asked once', 'openai/gpt-5', [noMoney], { failure: { kind: 'quota', retry: 'never' } }, 1],
    [
      'an overload of Anthropic inside a 200 is asked again',
      'anthropic/claude-sonnet-4-5',
      [overloaded, { json: anthropicAnswer }],
      { attempts: 2 },
      2,
    ],
    ['a failure of OpenAI inside a 200 is asked again', 'openai/gpt-5', [brokenDown, { json: openaiAnswer }], { attempts: 2 }, 2],
    ['half a body is asked for once more', 'anthropic/claude-sonnet-4-5', [half, { json: anthropicAnswer }], { attempts: 2 }, 2],
    ['and not twice', 'anthropic/claude-sonnet-4-5', [half, half], { failure: { kind: 'broken-reply' } }, 2],
  ])('%s', async (_, id, replies, expected, requests) => {
    const { deps, sent } = wireDeps(replies);
    const model = await connectModel(id, deps);
    const outcome: unknown = await model.call(asking('Hello'), new AbortController().signal).catch((error: unknown) => error);
    expect(outcome).toMatchObject(expected);
    expect(sent).toHaveLength(requests);
  });

  test.each([
    ['a refusal', { ...anthropicAnswer, content: [], stop_reason: 'refusal' }, 200, 'filtered'],
    [
      'a blocked output',
      { type: 'error', error: { type: 'invalid_request_error', message: 'Output blocked by content filtering policy' } },
      400,
      'filtered',
    ],
    ['a cut answer', { ...anthropicAnswer, stop_reason: 'max_tokens' }, 200, 'length'],
  ])('%s is an outcome and is never asked again', async (_, json, status, finish) => {
    const { deps, sent } = wireDeps([{ json, status }]);
    const model = await connectModel('anthropic/claude-sonnet-4-5', deps);
    expect(await model.call(asking('Hello'), new AbortController().signal)).toMatchObject({ finish, attempts: 1 });
    expect(sent).toHaveLength(1);
  });

  test('one account that is told to wait costs another neither time nor a try', async () => {
    const { deps, waits } = wireDeps([
      {
        status: 429,
        headers: { 'retry-after': '300' },
        json: { type: 'error', error: { type: 'rate_limit_error', message: 'Slow down' } },
      },
      { json: openaiAnswer },
    ]);
    const stopped = new AbortController();
    const sleep = (): Promise<void> =>
      new Promise((_, reject) => stopped.signal.addEventListener('abort', () => reject(new Error('stopped'))));
    const claude = await connectModel('anthropic/claude-sonnet-4-5', { ...deps, sleep });
    const gpt = await connectModel('openai/gpt-5', deps);
    const waiting = claude.call(asking('Hello'), stopped.signal).catch((error: unknown) => error);
    while (waits.length === 0) await new Promise(setImmediate);
    const before = deps.now();
    expect(await gpt.call(asking('Hello'), stopped.signal)).toMatchObject({ attempts: 1 });
    expect(deps.now()).toBe(before);
    expect(waits).toMatchObject([{ model: 'anthropic/claude-sonnet-4-5', kind: 'rate-limit' }]);
    stopped.abort();
    expect(await waiting).toMatchObject({ message: 'stopped' });
  });
});
