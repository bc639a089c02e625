import { describe, expect, test } from 'vitest';
import type { Message } from '../record/call.ts';
import { askOnce, asking, plantedKey, sendMail, wireDeps } from './wire-script.ts';
import { connectModel } from './connect-model.ts';

const completion = (message: object, finish_reason = 'stop') => ({
  json: {
    id: 'c1',
    object: 'chat.completion',
    created: 1_790_000_000,
    model: 'mistral-large-2512',
    choices: [{ index: 0, message: { role: 'assistant', ...message }, finish_reason }],
    usage: { prompt_tokens: 100, completion_tokens: 30, total_tokens: 130, num_cached_tokens: 60 },
  },
});
const env = { MISTRAL_API_KEY: plantedKey };
const id = 'mistral/mistral-large-2512';

describe('a Mistral model', () => {
  test('is asked at its own address, with the key and what the study sets', async () => {
    const request = asking('Hello', {
      tools: [sendMail],
      settings: { maxOutputTokens: 500, temperature: 0.7, providerOptions: { safePrompt: false } },
    });
    const { sent, answer } = await askOnce(id, completion({ content: 'Good morning.' }), request, { env });
    expect(sent.url).toBe('https://api.mistral.ai/v1/chat/completions');
    expect(sent.headers.get('authorization')).toBe(`Bearer ${plantedKey}`);
    expect(sent.body).toMatchObject({
      model: 'mistral-large-2512',
      max_tokens: 500,
      temperature: 0.7,
      safe_prompt: false,
      tool_choice: 'auto',
      tools: [{ type: 'function', function: { name: 'send_mail' } }],
      messages: [{ role: 'system', content: 'You run the mail room.' }, { role: 'user' }],
    });
    expect(sent.body['prompt_cache_key']).toMatch(/^[0-9a-f]{32}$/);
    expect(answer.warnings).toEqual([]);
  });

  test('answers with tokens by cache, a price, and the model that answered', async () => {
    const { answer } = await askOnce(id, completion({ content: 'Good morning.' }), asking('Hello'), { env });
    expect(answer).toMatchObject({
      parts: [{ type: 'text', text: 'Good morning.' }],
      finish: 'stop',
      rawFinish: 'stop',
      usage: { inputTokens: 100, cacheReadTokens: 60, cacheWriteTokens: 0, outputTokens: 30, reasoningTokens: 0 },
      modelId: 'mistral-large-2512',
    });
    expect(answer.costUsd).toBeGreaterThan(0);
  });

  test('thinks in parts of its own, which go back as such, with its calls byte for byte', async () => {
    const rawInput = '{"to": "a@firm.example",  "body":"\\u00e9"}';
    const call = { id: 'abc123def', type: 'function', function: { name: 'send_mail', arguments: rawInput } };
    const content = [
      { type: 'thinking', thinking: [{ type: 'text', text: 'Who is it?' }] },
      { type: 'text', text: 'I write.' },
    ];
    const first = await askOnce(id, completion({ content, tool_calls: [call] }, 'tool_calls'), asking('Send', { tools: [sendMail] }), {
      env,
    });
    expect(first.answer).toMatchObject({
      finish: 'tool-calls',
      parts: [
        { type: 'reasoning', text: 'Who is it?' },
        { type: 'text', text: 'I write.' },
        { type: 'tool-call', callId: 'abc123def', rawInput },
      ],
    });
    const messages = [
      { role: 'user', text: 'Send' },
      { role: 'assistant', parts: first.answer.parts },
      { role: 'tool', callId: 'abc123def', tool: 'send_mail', output: 'sent' },
    ] as const;
    const second = await askOnce(id, completion({ content: 'Done.' }), asking('', { messages, tools: [sendMail] }), { env });
    expect(second.sent.body['messages']).toMatchObject([
      { role: 'system' },
      { role: 'user' },
      {
        role: 'assistant',
        content: [
          { type: 'thinking', thinking: [{ type: 'text', text: 'Who is it?' }] },
          { type: 'text', text: 'I write.' },
        ],
        tool_calls: [{ id: 'abc123def', function: { arguments: rawInput } }],
      },
      { role: 'tool', tool_call_id: 'abc123def', content: 'sent' },
    ]);
  });

  test('gets arguments back that are no JSON as one neutral object', async () => {
    const messages: Message[] = [
      { role: 'user', text: 'Send' },
      { role: 'assistant', parts: [{ type: 'tool-call', callId: 'abc123def', tool: 'send_mail', rawInput: '{"to": ' }] },
      { role: 'tool', callId: 'abc123def', tool: 'send_mail', output: 'what?' },
    ];
    const { sent } = await askOnce(id, completion({ content: 'Oh.' }), asking('', { messages, tools: [sendMail] }), { env });
    const wire = sent.body['messages'] as { tool_calls?: { function: { arguments: string } }[] }[];
    expect(JSON.parse(wire[2]!.tool_calls![0]!.function.arguments)).toEqual({ unparsed: '{"to": ' });
  });

  test.each([
    ['length', 'length'],
    ['model_length', 'length'],
  ])('that is cut by %s ends as %s', async (raw, finish) => {
    const { answer } = await askOnce(id, completion({ content: 'And' }, raw), asking('Hello'), { env });
    expect(answer).toMatchObject({ finish, rawFinish: raw });
  });

  test('says that it drops reasoning on a model that takes none', async () => {
    const { answer, sent } = await askOnce(
      id,
      completion({ content: 'Hi.' }),
      asking('Hello', { settings: { maxOutputTokens: 500, reasoning: 'high' } }),
      { env },
    );
    expect(answer.warnings.join()).toContain('unsupported: reasoning');
    expect(sent.body).not.toHaveProperty('reasoning_effort');
  });

  test.each([
    [401, { message: 'Unauthorized', request_id: 'r1' }, 'CALL_KEY'],
    [429, { object: 'error', message: 'Requests rate limit exceeded', type: 'rate_limited', param: null, code: '1300' }, 'CALL_RATE_LIMIT'],
    [400, { object: 'error', message: 'Invalid model: nope', type: 'invalid_model', param: null, code: '1500' }, 'CALL_REJECTED'],
  ])('a %s is told apart, and never taken for an answer', async (status, json, code) => {
    const { deps } = wireDeps([{ status, json }], { env, retry: { attempts: 1, firstWaitMs: 1, mostWaitMs: 1, longestWaitMs: 1 } });
    const model = await connectModel(id, deps);
    await expect(model.call(asking('Hello'), new AbortController().signal)).rejects.toMatchObject({ code });
  });
});
