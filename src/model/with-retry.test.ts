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
    const { pauses, outcome } = await callThrough(Array.from({ length: 8 }, () => failing({})));
    expect(pauses).toHaveLength(7);
    pauses.forEach((pause, index) => expect(pause).toBeLessThanOrEqual(Math.min(60_000, 1000 * 2 ** index)));
    expect(new Set(pauses.map((pause, index) => Math.round((100 * pause) / 2 ** index))).size).toBeGreaterThan(5);
    expect(outcome).toMatchObject({ message: 'scripted/model: it is overloaded (8 tries)', detail: { hint: 'Come back later.' } });
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
