import { describe, expect, test } from 'vitest';
import type { Message } from '../record/call.ts';
import { askOnce, asking, plantedKey, sendMail } from './wire-script.ts';

const usage = {
  input_tokens: 100,
  input_tokens_details: { cached_tokens: 60 },
  output_tokens: 30,
  output_tokens_details: { reasoning_tokens: 20 },
  total_tokens: 130,
};
const said = (content: readonly object[]) => ({ type: 'message', role: 'assistant', id: 'msg_1', status: 'completed', content });
const text = (words: string) => ({ type: 'output_text', text: words, annotations: [] });
const response = (output: readonly object[], more: object = {}) => ({
  json: {
    id: 'resp_1',
    object: 'response',
    created_at: 1_790_000_000,
    status: 'completed',
    model: 'gpt-5-2025-08-07',
    output,
    usage,
    incomplete_details: null,
    error: null,
    ...more,
  },
});
const id = 'openai/gpt-5';

describe('an OpenAI model (Responses)', () => {
  test('is asked to keep nothing, and for its reasoning in encrypted form', async () => {
    const { sent } = await askOnce(
      id,
      response([said([text('Good morning.')])]),
      asking('Hello', { settings: { maxOutputTokens: 500, reasoning: 'low' } }),
    );
    expect(sent.url).toBe('https://api.openai.com/v1/responses');
    expect(sent.headers.get('authorization')).toBe(`Bearer ${plantedKey}`);
    expect(sent.body).toMatchObject({
      model: 'gpt-5',
      store: false,
      max_output_tokens: 500,
      include: ['reasoning.encrypted_content'],
      reasoning: { effort: 'low', summary: 'auto' },
    });
  });

  test('answers text with counted tokens and a price by cache', async () => {
    const { answer } = await askOnce(id, response([said([text('Good morning.')])]), asking('Hello'));
    expect(answer).toMatchObject({
      parts: [{ type: 'text', text: 'Good morning.' }],
      finish: 'stop',
      rawFinish: 'completed',
      usage: { inputTokens: 100, cacheReadTokens: 60, cacheWriteTokens: 0, outputTokens: 30, reasoningTokens: 20 },
      costUsd: expect.closeTo((40 * 1.25 + 60 * 0.125 + 30 * 10) / 1_000_000, 10),
      modelId: 'gpt-5-2025-08-07',
    });
  });

  test('gets its encrypted reasoning and its calls back, arguments byte for byte', async () => {
    const rawInput = '{"to": "a@firm.example",  "body":"\\u00e9"}';
    const output = [
      {
        type: 'reasoning',
        id: 'rs_1',
        summary: [
          { type: 'summary_text', text: 'One' },
          { type: 'summary_text', text: 'Two' },
        ],
        encrypted_content: 'enc-1',
      },
      { type: 'reasoning', id: 'rs_2', summary: [], encrypted_content: 'enc-2' },
      { type: 'function_call', id: 'fc_1', call_id: 'call_1', name: 'send_mail', arguments: rawInput, status: 'completed' },
    ];
    const first = await askOnce(id, response(output), asking('Send it', { tools: [sendMail] }));
    expect(first.answer.finish).toBe('tool-calls');
    expect(first.answer.parts.at(-1)).toMatchObject({ callId: 'call_1', rawInput });

    const messages = [
      { role: 'user', text: 'Send it' },
      { role: 'assistant', parts: first.answer.parts },
      { role: 'tool', callId: 'call_1', tool: 'send_mail', output: 'sent' },
    ] as const;
    const second = await askOnce(id, response([said([text('Done.')])]), asking('', { messages, tools: [sendMail] }));
    expect(second.sent.body['input']).toMatchObject([
      { role: 'developer' },
      { role: 'user' },
      { type: 'reasoning', id: 'rs_1', encrypted_content: 'enc-1', summary: [{ text: 'One' }, { text: 'Two' }] },
      { type: 'reasoning', id: 'rs_2', encrypted_content: 'enc-2', summary: [] },
      { type: 'function_call', call_id: 'call_1', name: 'send_mail', arguments: rawInput },
      { type: 'function_call_output', call_id: 'call_1', output: 'sent' },
    ]);
    expect(second.answer.warnings).toEqual([]);
  });

  test('refuses by a signal of its own, and the refusal is its text', async () => {
    const { answer } = await askOnce(id, response([said([{ type: 'refusal', refusal: 'I cannot help with that.' }])]), asking('Hello'));
    expect(answer).toMatchObject({ finish: 'refused', rawFinish: 'refusal', parts: [{ type: 'text', text: 'I cannot help with that.' }] });
  });

  test('goes on with its call where it refuses and calls at once', async () => {
    const call = { type: 'function_call', id: 'fc_1', call_id: 'call_1', name: 'send_mail', arguments: '{}', status: 'completed' };
    const { answer } = await askOnce(
      id,
      response([said([{ type: 'refusal', refusal: 'Not that.' }]), call]),
      asking('Hello', { tools: [sendMail] }),
    );
    expect(answer.finish).toBe('tool-calls');
  });

  test.each([
    ['max_output_tokens', 'length'],
    ['content_filter', 'filtered'],
  ])('that is cut by %s ends as %s', async (reason, finish) => {
    const { answer } = await askOnce(
      id,
      response([said([text('And')])], { status: 'incomplete', incomplete_details: { reason } }),
      asking('Hello'),
    );
    expect(answer).toMatchObject({ finish, rawFinish: reason });
  });

  test('is filtered where the prompt was flagged, be it by an error or inside a 200', async () => {
    const message = 'Invalid prompt: your prompt was flagged as potentially violating our usage policy.';
    const flagged = { status: 400, json: { error: { message, type: 'invalid_request_error', param: null, code: 'invalid_prompt' } } };
    expect((await askOnce(id, flagged, asking('Hello'))).answer).toMatchObject({ finish: 'filtered', rawFinish: 'invalid_prompt' });
    const inside = response([], { status: 'failed', error: { message, type: 'invalid_request_error', code: 'invalid_prompt' } });
    expect((await askOnce(id, inside, asking('Hello'))).answer).toMatchObject({ finish: 'filtered', rawFinish: 'invalid_prompt' });
  });

  test('is truncated, not failed, where the prompt does not fit', async () => {
    const tooLong = {
      status: 400,
      json: {
        error: {
          message: 'Your input exceeds the context window of this model.',
          type: 'invalid_request_error',
          param: 'input',
          code: 'context_length_exceeded',
        },
      },
    };
    expect((await askOnce(id, tooLong, asking('Hello'))).answer).toMatchObject({ finish: 'length', rawFinish: 'context_length_exceeded' });
  });
});

describe('an OpenAI model (Chat Completions)', () => {
  const counted = {
    prompt_tokens: 100,
    completion_tokens: 30,
    prompt_tokens_details: { cached_tokens: 60 },
    completion_tokens_details: { reasoning_tokens: 0 },
  };
  const completion = (message: object, finish_reason = 'stop') => ({
    json: {
      id: 'c1',
      object: 'chat.completion',
      created: 1_790_000_000,
      model: 'gpt-4.1-2025-04-14',
      choices: [{ index: 0, message: { role: 'assistant', ...message }, finish_reason }],
      usage: counted,
    },
  });
  const chat = 'openai-chat/gpt-4.1';

  test('answers text and is priced as the same model', async () => {
    const { answer, sent } = await askOnce(chat, completion({ content: 'Good morning.' }), asking('Hello'));
    expect(sent.url).toBe('https://api.openai.com/v1/chat/completions');
    expect(sent.body).toMatchObject({ model: 'gpt-4.1', store: false, messages: [{ role: 'system' }, { role: 'user', content: 'Hello' }] });
    expect(answer).toMatchObject({
      parts: [{ text: 'Good morning.' }],
      finish: 'stop',
      costUsd: expect.closeTo((40 * 2 + 60 * 0.5 + 30 * 8) / 1_000_000, 10),
      modelId: 'gpt-4.1-2025-04-14',
    });
  });

  test('reads malformed arguments as they came, and gets them back whole', async () => {
    const rawInput = '{"to": "a@firm.example", "body": ';
    const call = { id: 'call_1', type: 'function', function: { name: 'send_mail', arguments: rawInput } };
    const first = await askOnce(
      chat,
      completion({ content: null, tool_calls: [call] }, 'tool_calls'),
      asking('Send', { tools: [sendMail] }),
    );
    expect(first.answer).toMatchObject({ finish: 'tool-calls', parts: [{ type: 'tool-call', callId: 'call_1', rawInput }] });

    const messages = [
      { role: 'user', text: 'Send' },
      { role: 'assistant', parts: first.answer.parts },
      { role: 'tool', callId: 'call_1', tool: 'send_mail', output: 'what?' },
    ] as const;
    const second = await askOnce(chat, completion({ content: 'Oh.' }), asking('', { messages, tools: [sendMail] }));
    const wire = second.sent.body['messages'] as { tool_calls?: { function: { arguments: string } }[] }[];
    expect(JSON.parse(wire[2]!.tool_calls![0]!.function.arguments)).toEqual({ unparsed: rawInput });
  });

  test('gets arguments back that the package would take for an attack and empty', async () => {
    const rawInput = '{"to":"a@firm.example","__proto__":{"x":1}}';
    const messages: Message[] = [
      { role: 'user', text: 'Send' },
      { role: 'assistant', parts: [{ type: 'tool-call', callId: 'call_1', tool: 'send_mail', rawInput }] },
      { role: 'tool', callId: 'call_1', tool: 'send_mail', output: 'sent' },
    ];
    const { sent } = await askOnce(chat, completion({ content: 'Oh.' }), asking('', { messages, tools: [sendMail] }));
    expect(JSON.stringify(sent.body['messages'])).toContain(JSON.stringify(rawInput));
  });

  test('refuses by a signal of its own; a filter of the host is told apart', async () => {
    const refusal = await askOnce(chat, completion({ content: null, refusal: 'No.' }), asking('Hello'));
    expect(refusal.answer).toMatchObject({ finish: 'refused', rawFinish: 'refusal', parts: [{ text: 'No.' }] });
    const filter = await askOnce(chat, completion({ content: '' }, 'content_filter'), asking('Hello'));
    expect(filter.answer).toMatchObject({ finish: 'filtered', rawFinish: 'content_filter', parts: [] });
    expect((await askOnce(chat, completion({ content: 'And' }, 'length'), asking('Hello'))).answer.finish).toBe('length');
  });
});
