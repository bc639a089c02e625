import { describe, expect, test } from 'vitest';
import { askOnce, asking, plantedKey, sendMail } from './wire-script.ts';

const completion = (message: object, finish_reason = 'stop', more: object = {}) => ({
  json: {
    id: 'c1',
    object: 'chat.completion',
    created: 1_790_000_000,
    model: 'qwen3:8b',
    choices: [{ index: 0, message: { role: 'assistant', ...message }, finish_reason }],
    usage: { prompt_tokens: 50, completion_tokens: 10, total_tokens: 60 },
    ...more,
  },
});

describe('a model behind a compatible server', () => {
  test('needs no key, and has no price where the server is not one’s own', async () => {
    const env = { OPENAI_COMPATIBLE_BASE_URL: 'https://models.firm.example/api/v1/' };
    const { answer, sent } = await askOnce('openai-compatible/meta/llama-4', completion({ content: 'Hi.' }), asking('Hello'), { env });
    expect(sent.url).toBe('https://models.firm.example/api/v1/chat/completions');
    expect(sent.headers.has('authorization')).toBe(false);
    expect(sent.body).toMatchObject({ model: 'meta/llama-4', max_tokens: 500 });
    expect(answer.costUsd).toBeNull();
  });

  test('sends the key where there is one', async () => {
    const env = { OPENAI_COMPATIBLE_BASE_URL: 'https://models.firm.example/v1', OPENAI_COMPATIBLE_API_KEY: plantedKey };
    const { sent } = await askOnce('openai-compatible/m', completion({ content: 'Hi.' }), asking('Hello'), { env });
    expect(sent.headers.get('authorization')).toBe(`Bearer ${plantedKey}`);
  });

  test.each([
    ['ollama/qwen3:8b', 'http://127.0.0.1:11434/v1/chat/completions'],
    ['vllm/Qwen/Qwen3-8B', 'http://127.0.0.1:8000/v1/chat/completions'],
    ['llamacpp-server/any', 'http://127.0.0.1:8080/v1/chat/completions'],
  ])('%s is found at its usual place and costs nothing', async (id, url) => {
    const { answer, sent } = await askOnce(id, completion({ content: 'Hi.' }), asking('Hello'), { env: {} });
    expect(sent.url).toBe(url);
    expect(answer.costUsd).toBe(0);
  });

  test.each([
    ['deepseek/deepseek-v4-pro', 'DEEPSEEK', 'https://api.deepseek.com/v1/chat/completions', 'deepseek-v4-pro'],
    ['xai/grok-4.6', 'XAI', 'https://api.x.ai/v1/chat/completions', 'grok-4.6'],
    ['openrouter/qwen/qwen3-235b-a22b', 'OPENROUTER', 'https://openrouter.ai/api/v1/chat/completions', 'qwen/qwen3-235b-a22b'],
  ])('%s is found at its provider, with the key of %s, and has a price', async (id, prefix, url, model) => {
    const { answer, sent } = await askOnce(id, completion({ content: 'Hi.' }), asking('Hello'), {
      env: { [`${prefix}_API_KEY`]: plantedKey },
    });
    expect(sent.url).toBe(url);
    expect(sent.headers.get('authorization')).toBe(`Bearer ${plantedKey}`);
    expect(sent.body).toMatchObject({ model, max_tokens: 500 });
    expect(answer.costUsd).toBeGreaterThan(0);
  });

  test('is asked at another address where one is given; without a path the path of its own API is meant', async () => {
    const env = { OPENROUTER_API_KEY: plantedKey, OPENROUTER_BASE_URL: 'http://127.0.0.1:8000' };
    const { sent } = await askOnce('openrouter/meta-llama/llama-4-maverick', completion({ content: 'Hi.' }), asking('Hello'), { env });
    expect(sent.url).toBe('http://127.0.0.1:8000/api/v1/chat/completions');
  });

  test('has its key taken out of an answer that repeats it', async () => {
    const { answer } = await askOnce('deepseek/deepseek-v4-pro', completion({ content: `My key is ${plantedKey}.` }), asking('Hello'), {
      env: { DEEPSEEK_API_KEY: plantedKey },
    });
    expect(answer.parts).toEqual([{ type: 'text', text: 'My key is [key withheld].' }]);
  });

  test('that counts no tokens still costs nothing on one’s own server', async () => {
    const { answer } = await askOnce('ollama/m', completion({ content: 'Hi.' }, 'stop', { usage: undefined }), asking('Hello'), {
      env: {},
    });
    expect(answer).toMatchObject({ costUsd: 0, warnings: ['The server reported no token usage.'] });
  });

  test('thinks in tags or in a field of its own; both are reasoning and go back as such', async () => {
    const tagged = await askOnce('ollama/qwen3:8b', completion({ content: '<think>\nWho is it?\n</think>\n\nHi.' }), asking('Hello'), {
      env: {},
    });
    expect(tagged.answer.parts).toEqual([
      { type: 'reasoning', text: 'Who is it?' },
      { type: 'text', text: 'Hi.' },
    ]);
    const field = await askOnce('vllm/m', completion({ content: 'Hi.', reasoning_content: 'Who is it?' }), asking('Hello'), { env: {} });
    expect(field.answer.parts).toEqual(tagged.answer.parts);

    const messages = [
      { role: 'user', text: 'Hello' },
      { role: 'assistant', parts: tagged.answer.parts },
      { role: 'user', text: 'Go on' },
    ] as const;
    const next = await askOnce('vllm/m', completion({ content: 'Yes.' }), asking('', { messages }), { env: {} });
    expect(next.sent.body['messages']).toMatchObject([{}, {}, { role: 'assistant', content: 'Hi.', reasoning_content: 'Who is it?' }, {}]);
  });

  test('waits for tools even where the server calls it a stop; missing arguments are empty', async () => {
    const call = { id: 'call_1', type: 'function', function: { name: 'send_mail', arguments: '' } };
    const { answer } = await askOnce('ollama/m', completion({ content: '', tool_calls: [call] }), asking('Send', { tools: [sendMail] }), {
      env: {},
    });
    expect(answer).toMatchObject({ finish: 'tool-calls', rawFinish: 'stop', parts: [{ type: 'tool-call', rawInput: '' }] });
  });

  test.each([
    [
      'llama.cpp',
      {
        status: 400,
        json: {
          error: {
            code: 400,
            message: 'the request exceeds the available context size, try increasing it',
            type: 'exceed_context_size_error',
            n_prompt_tokens: 3000,
            n_ctx: 2048,
          },
        },
      },
    ],
    [
      'vLLM',
      {
        status: 400,
        json: {
          object: 'error',
          message: "This model's maximum context length is 2048 tokens. However, you requested 3000 tokens.",
          type: 'BadRequestError',
          code: 400,
        },
      },
    ],
  ])('a prompt that does not fit is truncated, not failed (%s)', async (_, reply) => {
    const { answer } = await askOnce('vllm/m', reply, asking('Hello'), { env: {} });
    expect(answer).toMatchObject({ finish: 'length', parts: [] });
  });

  test('a server that counts far fewer tokens than it was sent is suspected of cutting the prompt', async () => {
    const long = 'The van comes at nine. '.repeat(1000);
    const cut = await askOnce('ollama/m', completion({ content: 'Hi.' }), asking(long), { env: {} });
    expect(cut.answer.warnings.join()).toMatch(/counted 50 input tokens for 230\d\d characters/);
    const whole = completion({ content: 'Hi.' }, 'stop', { usage: { prompt_tokens: 6000, completion_tokens: 10 } });
    expect((await askOnce('ollama/m', whole, asking(long), { env: {} })).answer.warnings).toEqual([]);
  });
});
