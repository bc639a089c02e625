import { describe, expect, test } from 'vitest';
import { noUsage, type Message, type ModelReply } from '../record/call.ts';
import { connectModel } from './connect-model.ts';
import type { Model, ModelRequest } from './model.ts';
import { PrefixGate, withPrefixGate } from './prefix-gate.ts';
import { asking, sendMail, wireDeps } from './wire-script.ts';

const never = new AbortController().signal;
const long = 'The van comes at nine and the keys hang behind the door of the mail room. '.repeat(80);
const forever = (_ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }));

const opening = (text: string): ModelRequest => asking(text, { tools: [sendMail] });

/** A model whose answers are given by the test, in the order of the calls. */
function heldModel(): { model: Model; asked: ModelRequest[]; answer: (index: number) => void; fail: (index: number) => void } {
  const asked: ModelRequest[] = [];
  const open: PromiseWithResolvers<ModelReply>[] = [];
  const model: Model = {
    id: 'a/m',
    simulated: true,
    call: (request) => {
      asked.push(request);
      const call = Promise.withResolvers<ModelReply>();
      open.push(call);
      return call.promise;
    },
  };
  return { model, asked, answer: (index) => open[index]?.resolve(reply), fail: (index) => open[index]?.reject(new Error('broke off')) };
}

const reply: ModelReply = {
  parts: [{ type: 'text', text: 'Hi.' }],
  finish: 'stop',
  rawFinish: 'stop',
  usage: noUsage,
  costUsd: 0,
  modelId: 'm',
  warnings: [],
  attempts: 1,
};

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('a gate before a cache', () => {
  test('lets the first go alone, and the others once it is answered', async () => {
    const { model, asked, answer } = heldModel();
    const gated = withPrefixGate(model, { gate: new PrefixGate(300_000, () => 0), sleep: forever, patienceMs: 60_000 });
    const calls = [1, 2, 3].map(() => gated.call(opening(long), never));
    await settled();
    expect(asked).toHaveLength(1);
    answer(0);
    await settled();
    expect(asked).toHaveLength(3);
    answer(1);
    answer(2);
    await Promise.all(calls);
  });

  test('holds back only who begins alike, and neither a later turn nor what is too short to be cached or comes only once', async () => {
    const { model, asked } = heldModel();
    const gated = withPrefixGate(model, { gate: new PrefixGate(300_000, () => 0), sleep: forever, patienceMs: 60_000 });
    void gated.call(opening(long), never);
    void gated.call(opening(`${long}!`), never);
    const later: Message[] = [
      { role: 'user', text: long },
      { role: 'assistant', parts: [] },
      { role: 'user', text: 'Go on' },
    ];
    void gated.call(asking('', { messages: later, tools: [sendMail] }), never);
    void gated.call(opening('Hello'), never);
    void gated.call(opening('Hello'), never);
    void gated.call(asking(long), never);
    void gated.call(asking(long), never);
    await settled();
    expect(asked).toHaveLength(7);
    void gated.call(asking(long, { sharesOpening: true }), never);
    void gated.call(asking(long, { sharesOpening: true }), never);
    await settled();
    expect(asked).toHaveLength(8);
  });

  test('lets the next go first where the first failed', async () => {
    const { model, asked, answer, fail } = heldModel();
    const gated = withPrefixGate(model, { gate: new PrefixGate(300_000, () => 0), sleep: forever, patienceMs: 60_000 });
    const first = gated.call(opening(long), never);
    const others = [1, 2].map(() => gated.call(opening(long), never));
    await settled();
    fail(0);
    await expect(first).rejects.toThrow('broke off');
    await settled();
    expect(asked).toHaveLength(2);
    answer(1);
    await settled();
    expect(asked).toHaveLength(3);
    answer(2);
    await Promise.all(others);
  });

  test('waits no longer than it has patience for', async () => {
    const { model, asked } = heldModel();
    const patience = Promise.withResolvers<void>();
    const gated = withPrefixGate(model, { gate: new PrefixGate(300_000, () => 0), sleep: () => patience.promise, patienceMs: 60_000 });
    void gated.call(opening(long), never);
    void gated.call(opening(long), never);
    await settled();
    expect(asked).toHaveLength(1);
    patience.resolve();
    await settled();
    expect(asked).toHaveLength(2);
  });

  test('gives a waiting call up as soon as it is stopped', async () => {
    const { model } = heldModel();
    const gated = withPrefixGate(model, { gate: new PrefixGate(300_000, () => 0), sleep: forever, patienceMs: 60_000 });
    void gated.call(opening(long), never);
    const stop = new AbortController();
    const waiting = gated.call(opening(long), stop.signal);
    await settled();
    stop.abort(new Error('stopped'));
    await expect(waiting).rejects.toThrow('stopped');
  });

  test('closes again when the provider has let go of what it read; each use prolongs that', () => {
    let time = 0;
    const gate = new PrefixGate(300_000, () => time);
    const first = gate.enter('x');
    expect(first.role).toBe('warms');
    if (first.role === 'warms') first.done(true);
    time = 299_999;
    expect(gate.enter('x').role).toBe('hits');
    time = 599_998;
    expect(gate.enter('x').role).toBe('hits');
    time = 1_000_000;
    expect(gate.enter('x').role).toBe('warms');
  });
});

test('a paid model of a provider that caches is connected behind a gate', async () => {
  const answers = [1, 2, 3].map(() => ({
    json: {
      type: 'message',
      id: 'm',
      model: 'claude-sonnet-4-5',
      content: [{ type: 'text', text: 'Hi.' }],
      stop_reason: 'end_turn',
      usage: { input_tokens: 10, output_tokens: 5 },
    },
  }));
  const { deps, sent } = wireDeps(answers, { sleep: forever });
  let open = 0;
  let most = 0;
  const release = Promise.withResolvers<void>();
  const fetch: typeof deps.fetch = async (input, init) => {
    most = Math.max(most, ++open);
    if (sent.length === 0) await release.promise;
    open--;
    return deps.fetch(input, init);
  };
  const model = await connectModel('anthropic/claude-sonnet-4-5', { ...deps, fetch });
  const calls = [1, 2, 3].map(() => model.call(opening(long), never));
  await settled();
  expect(most).toBe(1);
  release.resolve();
  await Promise.all(calls);
  expect(sent).toHaveLength(3);
});
