import { describe, expect, test } from 'vitest';
import { askOnce, asking, plantedKey, sendMail } from './wire-script.ts';

const usage = { input_tokens: 10, cache_creation_input_tokens: 30, cache_read_input_tokens: 40, output_tokens: 20 };
const message = (content: readonly unknown[], more: object = {}) => ({
  json: {
    id: 'msg_1',
    type: 'message',
    role: 'assistant',
    model: 'claude-sonnet-4-5-20250929',
    content,
    stop_reason: 'end_turn',
    stop_sequence: null,
    usage,
    ...more,
  },
});
const id = 'anthropic/claude-sonnet-4-5';

describe('an Anthropic model', () => {
  test('is asked at /v1/messages with the key of the environment and no redirects', async () => {
    const { sent } = await askOnce(id, message([{ type: 'text', text: 'Good morning.' }]), asking('Hello'));
    expect(sent.url).toBe('https://api.anthropic.com/v1/messages');
    expect(sent.headers.get('x-api-key')).toBe(plantedKey);
    expect(sent.redirect).toBe('manual');
    expect(sent.body).toMatchObject({
      model: 'claude-sonnet-4-5',
      max_tokens: 500,
      system: [{ type: 'text', text: 'You run the mail room.' }],
    });
  });

  test('answers text with the model that answered, counted tokens and a price by cache', async () => {
    const { answer } = await askOnce(id, message([{ type: 'text', text: 'Good morning.' }]), asking('Hello'));
    expect(answer).toEqual({
      parts: [{ type: 'text', text: 'Good morning.' }],
      finish: 'stop',
      rawFinish: 'end_turn',
      usage: { inputTokens: 80, cacheReadTokens: 40, cacheWriteTokens: 30, outputTokens: 20, reasoningTokens: 0 },
      costUsd: expect.closeTo((10 * 3 + 40 * 0.3 + 30 * 3.75 + 20 * 15) / 1_000_000, 10),
      modelId: 'claude-sonnet-4-5-20250929',
      warnings: [],
      attempts: 1,
    });
  });

  test('gets its thinking back with the signature, on the same part, and its calls answered in one message', async () => {
    const content = [
      { type: 'thinking', thinking: 'Two mails to send.', signature: 'sig-abc' },
      { type: 'redacted_thinking', data: 'opaque' },
      { type: 'text', text: 'Sending.' },
      { type: 'tool_use', id: 'toolu_1', name: 'send_mail', input: { to: 'a@firm.example', body: 'x' } },
      { type: 'tool_use', id: 'toolu_2', name: 'send_mail', input: { to: 'b@firm.example', body: 'y' } },
    ];
    const first = await askOnce(id, message(content, { stop_reason: 'tool_use' }), asking('Send both', { tools: [sendMail] }));
    expect(first.answer.finish).toBe('tool-calls');
    expect(first.answer.parts.at(-2)).toMatchObject({
      callId: 'toolu_1',
      tool: 'send_mail',
      rawInput: '{"to":"a@firm.example","body":"x"}',
    });

    const messages = [
      { role: 'user', text: 'Send both' },
      { role: 'assistant', parts: first.answer.parts },
      { role: 'tool', callId: 'toolu_1', tool: 'send_mail', output: 'sent' },
      { role: 'tool', callId: 'toolu_2', tool: 'send_mail', output: 'no such address' },
    ] as const;
    const second = await askOnce(id, message([{ type: 'text', text: 'Done.' }]), asking('', { messages, tools: [sendMail] }));
    const wire = second.sent.body['messages'] as { role: string; content: object[] }[];
    expect(wire.map(({ role }) => role)).toEqual(['user', 'assistant', 'user']);
    expect(wire[1]!.content).toMatchObject([
      { type: 'thinking', thinking: 'Two mails to send.', signature: 'sig-abc' },
      { type: 'redacted_thinking', data: 'opaque' },
      { type: 'text', text: 'Sending.' },
      { type: 'tool_use', id: 'toolu_1', input: { to: 'a@firm.example', body: 'x' } },
      { type: 'tool_use', id: 'toolu_2' },
    ]);
    expect(wire[2]!.content).toMatchObject([
      { type: 'tool_result', tool_use_id: 'toolu_1', content: 'sent' },
      { type: 'tool_result', tool_use_id: 'toolu_2', content: 'no such address' },
    ]);
  });

  test('has its past cached in an episode with tools, and not in a single question', async () => {
    const reply = message([{ type: 'text', text: 'Hm.' }]);
    const episode = await askOnce(id, reply, asking('Hello', { tools: [sendMail] }));
    expect(episode.sent.body).toMatchObject({
      system: [{ cache_control: { type: 'ephemeral' } }],
      messages: [{ content: [{ cache_control: { type: 'ephemeral' } }] }],
    });
    const question = await askOnce(id, reply, asking('Hello'));
    expect(JSON.stringify(question.sent.body)).not.toContain('cache_control');
  });

  test('is filtered where a classifier stopped it, with what was said so far and the classifier named', async () => {
    const stopped = message([{ type: 'text', text: 'I will' }], {
      stop_reason: 'refusal',
      stop_details: { type: 'refusal', category: 'cyber', explanation: 'May enable harm.' },
    });
    const { answer } = await askOnce(id, stopped, asking('Hello'));
    expect(answer).toMatchObject({
      finish: 'filtered',
      rawFinish: 'refusal',
      parts: [{ text: 'I will' }],
      warnings: ['Provider on the stop: cyber: May enable harm.'],
    });
  });

  test('is filtered where the API blocks its output with an error, and is not asked again', async () => {
    const blocked = {
      status: 400,
      json: { type: 'error', error: { type: 'invalid_request_error', message: 'Output blocked by content filtering policy' } },
    };
    const { answer } = await askOnce(id, blocked, asking('Hello'));
    expect(answer).toMatchObject({ finish: 'filtered', rawFinish: 'content_filter', parts: [], costUsd: null });
  });

  test.each([['max_tokens'], ['model_context_window_exceeded']])('is truncated by %s', async (reason) => {
    const { answer } = await askOnce(id, message([{ type: 'text', text: 'And then' }], { stop_reason: reason }), asking('Hello'));
    expect(answer).toMatchObject({ finish: 'length', rawFinish: reason });
  });

  test('is truncated, not failed, where the prompt does not fit', async () => {
    const tooLong = {
      status: 400,
      json: { type: 'error', error: { type: 'invalid_request_error', message: 'prompt is too long: 210000 tokens > 200000 maximum' } },
    };
    const { answer } = await askOnce(id, tooLong, asking('Hello'));
    expect(answer).toMatchObject({ finish: 'length', rawFinish: 'context_length_exceeded' });
  });

  test('keeps a word about every setting that was dropped', async () => {
    const settings = { maxOutputTokens: 500, temperature: 0.5, reasoning: 'low' } as const;
    const { answer, sent } = await askOnce(id, message([{ type: 'text', text: 'Hm.' }]), asking('Hello', { settings }));
    expect(sent.body).toMatchObject({ thinking: { type: 'enabled' } });
    expect(answer.warnings.join('\n')).toContain('unsupported: temperature');
  });

  test('is asked at the address of the environment; one without a path gets /v1', async () => {
    const env = { ANTHROPIC_API_KEY: plantedKey, ANTHROPIC_BASE_URL: 'http://127.0.0.1:4010/' };
    const { sent } = await askOnce(id, message([{ type: 'text', text: 'Hm.' }]), asking('Hello'), { env });
    expect(sent.url).toBe('http://127.0.0.1:4010/v1/messages');
  });
});
