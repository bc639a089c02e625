import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { connectModel } from './connect-model.ts';
import { says, ScriptedModel } from './scripted-model.ts';
import { askOnce, asking, plantedKey, wireDeps } from './wire-script.ts';

const message = {
  json: {
    id: 'm',
    type: 'message',
    role: 'assistant',
    model: 'claude',
    content: [{ type: 'text', text: 'Hi.' }],
    stop_reason: 'end_turn',
    usage: { input_tokens: 1, output_tokens: 1 },
  },
};
const completion = { json: { id: 'c', choices: [{ index: 0, message: { role: 'assistant', content: 'Hi.' }, finish_reason: 'stop' }] } };

describe('the episode’s name', () => {
  test.each([['http://127.0.0.1:4010'], ['http://localhost:4010/v1'], ['http://[::1]:4010/v1'], ['http://127.8.0.1/v1']])(
    'is sent to this machine (%s)',
    async (address) => {
      const env = { ANTHROPIC_API_KEY: 'k', ANTHROPIC_BASE_URL: address };
      const { sent } = await askOnce('anthropic/claude-sonnet-4-5', message, asking('Hello', { episode: 'e1f2' }), { env });
      expect(sent.headers.get('x-turncoat-episode')).toBe('e1f2');
      expect(JSON.stringify(sent.body)).not.toContain('e1f2');
    },
  );

  test.each([
    ['https://api.anthropic.com'],
    ['http://127.0.0.1.firm.example/v1'],
    ['http://localhost.firm.example/v1'],
    ['http://10.0.0.1/v1'],
    ['http://0.0.0.0:4010/v1'],
    ['http://[::2]/v1'],
    ['https://127001.example/v1'],
  ])('is sent to no other host (%s)', async (address) => {
    const env = { ANTHROPIC_API_KEY: 'k', ANTHROPIC_BASE_URL: address };
    const { sent } = await askOnce('anthropic/claude-sonnet-4-5', message, asking('Hello', { episode: 'e1f2' }), { env });
    expect([...sent.headers.keys()].filter((name) => name.includes('turncoat'))).toEqual([]);
    expect(inspect(sent, { depth: 9 })).not.toContain('e1f2');
  });

  test('does not follow a redirect to another host', async () => {
    const { sent } = await askOnce('vllm/m', completion, asking('Hello', { episode: 'e1f2' }), { env: {} });
    expect(sent.headers.get('x-turncoat-episode')).toBe('e1f2');
    expect(sent.redirect).toBe('manual');
  });

  test('is absent where the request names none', async () => {
    const { sent } = await askOnce('vllm/m', completion, asking('Hello'), { env: {} });
    expect(sent.headers.has('x-turncoat-episode')).toBe(false);
  });
});

describe('connecting', () => {
  test('sends nothing, and shows no key to a log', async () => {
    const { deps, sent } = wireDeps([]);
    for (const id of ['anthropic/claude-sonnet-4-5', 'openai/gpt-5', 'openai-chat/gpt-5', 'google/gemini-2.5-pro']) {
      const model = await connectModel(id, deps);
      expect(model).toMatchObject({ id, simulated: false });
      expect(inspect(model, { depth: 20, showHidden: true })).not.toContain(plantedKey);
    }
    expect(sent).toEqual([]);
  });

  test('throws what the preflight would say', async () => {
    const { deps } = wireDeps([], { env: {} });
    await expect(connectModel('openai/gpt-5', deps)).rejects.toMatchObject({ code: 'NO_KEY' });
    await expect(connectModel('opnai/gpt-5', deps)).rejects.toMatchObject({ code: 'UNKNOWN_PROVIDER' });
  });

  test('hands a registered provider’s model on as it is', async () => {
    const own = new ScriptedModel([says('Hi.')], 'sim/loyal');
    const asked: string[] = [];
    const { deps } = wireDeps([], {
      providers: {
        sim: (id) => {
          asked.push(id);
          return own;
        },
      },
    });
    expect(await connectModel('sim/loyal', deps)).toBe(own);
    expect(asked).toEqual(['sim/loyal']);
  });

  test('reads the key from its own environment alone, never from the process', async () => {
    const { sent } = await askOnce('openai-chat/gpt-5', completion, asking('Hello'), { env: { OPENAI_API_KEY: 'given-here' } });
    expect(sent.headers.get('authorization')).toBe('Bearer given-here');
  });
});

describe('stopping', () => {
  test('an open call ends at once with the reason of the one who stopped it', async () => {
    const { deps } = wireDeps([{ hangs: true }]);
    const model = await connectModel('anthropic/claude-sonnet-4-5', deps);
    const stop = new AbortController();
    const open = model.call(asking('Hello'), stop.signal);
    const reason = new Error('Ctrl-C');
    setImmediate(() => stop.abort(reason));
    await expect(open).rejects.toBe(reason);
  });

  test('a try that takes too long is given up, tried once more, and then fails as a time-out', async () => {
    const { deps, sent } = wireDeps([{ hangs: true }, { hangs: true }], { timeoutMs: 20 });
    const model = await connectModel('google/gemini-2.5-pro', deps);
    await expect(model.call(asking('Hello'), new AbortController().signal)).rejects.toMatchObject({
      code: 'CALL_TIMEOUT',
      message: 'google/gemini-2.5-pro: generativelanguage.googleapis.com did not answer in time (2 tries)',
    });
    expect(sent).toHaveLength(2);
  });

  test('a call that was stopped before it began sends nothing', async () => {
    const { deps, sent } = wireDeps([]);
    const model = await connectModel('openai/gpt-5', deps);
    await expect(model.call(asking('Hello'), AbortSignal.abort(new Error('Ctrl-C')))).rejects.toThrow('Ctrl-C');
    expect(sent).toEqual([]);
  });
});
