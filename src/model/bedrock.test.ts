import { describe, expect, test, vi } from 'vitest';
import type { Message } from '../record/call.ts';
import { connectModel } from './connect-model.ts';
import { askOnce, asking, plantedKey, sendMail, wireDeps } from './wire-script.ts';

const converse = (content: readonly object[], stopReason = 'end_turn') => ({
  json: {
    output: { message: { role: 'assistant', content } },
    stopReason,
    usage: { inputTokens: 20, outputTokens: 30, totalTokens: 120, cacheReadInputTokens: 40, cacheWriteInputTokens: 30 },
    metrics: { latencyMs: 10 },
  },
});
const hello = converse([{ text: 'Good morning.' }]);
const id = 'bedrock/us.anthropic.claude-sonnet-4-5-20250929-v1:0';
const bearer = { AWS_BEARER_TOKEN_BEDROCK: plantedKey, AWS_REGION: 'eu-central-1' };
const pair = {
  AWS_ACCESS_KEY_ID: 'AKIAEXAMPLEEXAMPLE12',
  AWS_SECRET_ACCESS_KEY: plantedKey,
  AWS_SESSION_TOKEN: 'token-of-the-session',
  AWS_REGION: 'us-east-1',
};

describe('a model on Bedrock', () => {
  test('is asked through Converse in its region with a bearer key', async () => {
    const { sent } = await askOnce(id, hello, asking('Hello', { settings: { maxOutputTokens: 500, temperature: 0.5 } }), { env: bearer });
    expect(sent.url).toBe(
      'https://bedrock-runtime.eu-central-1.amazonaws.com/model/us.anthropic.claude-sonnet-4-5-20250929-v1%3A0/converse',
    );
    expect(sent.headers.get('authorization')).toBe(`Bearer ${plantedKey}`);
    expect(sent.body).toMatchObject({
      system: [{ text: 'You run the mail room.' }],
      messages: [{ role: 'user', content: [{ text: 'Hello' }] }],
      inferenceConfig: { maxTokens: 500, temperature: 0.5 },
    });
  });

  test('is signed for with a pair of keys; nothing but the one request is sent', async () => {
    const { deps, sent } = wireDeps([hello], { env: pair });
    const model = await connectModel(id, deps);
    await model.call(asking('Hello'), new AbortController().signal);
    expect(sent).toHaveLength(1);
    const { headers } = sent[0]!;
    expect(headers.get('authorization')).toMatch(
      /^AWS4-HMAC-SHA256 Credential=AKIAEXAMPLEEXAMPLE12\/\d{8}\/us-east-1\/bedrock\/aws4_request/,
    );
    expect(headers.get('x-amz-security-token')).toBe('token-of-the-session');
    expect(JSON.stringify([...headers])).not.toContain(plantedKey);
  });

  test('is asked with what it was given alone: the process’s own variables are not looked at', async () => {
    vi.stubEnv('AWS_BEARER_TOKEN_BEDROCK', 'of-the-process');
    try {
      const { sent } = await askOnce(id, hello, asking('Hello'), { env: pair });
      expect(sent.headers.get('authorization')).toMatch(/^AWS4-HMAC-SHA256/);
    } finally {
      vi.unstubAllEnvs();
    }
  });

  test('counts what was read from the cache and what was written, and has a price by it', async () => {
    const { answer } = await askOnce(id, hello, asking('Hello'), { env: bearer });
    expect(answer).toMatchObject({
      parts: [{ text: 'Good morning.' }],
      finish: 'stop',
      rawFinish: 'end_turn',
      usage: { inputTokens: 90, cacheReadTokens: 40, cacheWriteTokens: 30, outputTokens: 30, reasoningTokens: 0 },
    });
    // The price list's own for us. profiles: ten per cent above the plain ones.
    expect(answer.costUsd).toBeCloseTo((1.1 * (20 * 3 + 40 * 0.3 + 30 * 3.75 + 30 * 15)) / 1_000_000, 8);
  });

  test('is marked where it caches, and not where Converse would refuse the mark', async () => {
    const { sent } = await askOnce(id, hello, asking('Hello', { tools: [sendMail] }), { env: bearer });
    expect(sent.body).toMatchObject({
      system: [{ text: 'You run the mail room.' }, { cachePoint: { type: 'default' } }],
      messages: [{ role: 'user', content: [{ text: 'Hello' }, { cachePoint: { type: 'default' } }] }],
      toolConfig: { tools: [{ toolSpec: { name: 'send_mail' } }] },
    });
    const llama = await askOnce('bedrock/meta.llama4-maverick-17b-instruct-v1:0', hello, asking('Hello', { tools: [sendMail] }), {
      env: bearer,
    });
    expect(JSON.stringify(llama.sent.body)).not.toContain('cachePoint');
  });

  test('gets its signed and its redacted reasoning back, and its calls', async () => {
    const content = [
      { reasoningContent: { reasoningText: { text: 'Who is it?', signature: 'sig-1' } } },
      { reasoningContent: { redactedContent: 'cmVkYWN0ZWQ=' } },
      { toolUse: { toolUseId: 'call_1', name: 'send_mail', input: { to: 'a@firm.example' } } },
    ];
    const first = await askOnce(id, converse(content, 'tool_use'), asking('Send', { tools: [sendMail] }), { env: bearer });
    expect(first.answer.finish).toBe('tool-calls');
    expect(first.answer.parts.map(({ type }) => type)).toEqual(['reasoning', 'reasoning', 'tool-call']);
    const messages = [
      { role: 'user', text: 'Send' },
      { role: 'assistant', parts: first.answer.parts },
      { role: 'tool', callId: 'call_1', tool: 'send_mail', output: 'sent' },
    ] as const;
    const second = await askOnce(id, hello, asking('', { messages, tools: [sendMail] }), { env: bearer });
    expect((second.sent.body['messages'] as unknown[])[1]).toEqual({ role: 'assistant', content });
    expect((second.sent.body['messages'] as unknown[])[2]).toMatchObject({
      role: 'user',
      content: [{ toolResult: { toolUseId: 'call_1', content: [{ text: 'sent' }] } }, { cachePoint: { type: 'default' } }],
    });
  });

  test('gets arguments back that are no object as one neutral object', async () => {
    const messages: Message[] = [
      { role: 'user', text: 'Send' },
      { role: 'assistant', parts: [{ type: 'tool-call', callId: 'call_1', tool: 'send_mail', rawInput: '[1]' }] },
      { role: 'tool', callId: 'call_1', tool: 'send_mail', output: 'what?' },
    ];
    const { sent } = await askOnce(id, hello, asking('', { messages, tools: [sendMail] }), { env: bearer });
    expect((sent.body['messages'] as unknown[])[1]).toMatchObject({ content: [{ toolUse: { input: { unparsed: '[1]' } } }] });
  });

  test.each([
    ['max_tokens', 'length'],
    ['model_context_window_exceeded', 'length'],
    ['guardrail_intervened', 'filtered'],
    ['content_filtered', 'filtered'],
  ])('that stops with %s ends as %s', async (raw, finish) => {
    const { answer } = await askOnce(id, converse([{ text: 'And' }], raw), asking('Hello'), { env: bearer });
    expect(answer).toMatchObject({ finish, rawFinish: raw });
  });

  test.each([
    [429, 'ThrottlingException', 'Too many requests, please wait before trying again.', 'CALL_RATE_LIMIT'],
    [403, 'AccessDeniedException', 'You do not have access to the model with the specified model ID.', 'CALL_KEY'],
    [503, 'ServiceUnavailableException', 'The service is temporarily unavailable.', 'CALL_OVERLOADED'],
    [400, 'ValidationException', 'The provided model identifier is invalid.', 'CALL_REJECTED'],
  ])('a %s %s is named as what it is', async (status, type, message, code) => {
    const reply = { status, json: { message }, headers: { 'x-amzn-errortype': `${type}:http://internal.amazon.com/` } };
    const { deps } = wireDeps([reply], { env: bearer, retry: { attempts: 1, firstWaitMs: 1, mostWaitMs: 1, longestWaitMs: 1 } });
    const model = await connectModel(id, deps);
    await expect(model.call(asking('Hello'), new AbortController().signal)).rejects.toMatchObject({
      code,
      message: expect.stringContaining(type),
    });
  });

  test('a prompt that does not fit is truncated, not failed', async () => {
    const reply = { status: 400, json: { message: 'Input is too long: prompt is too long: 210000 tokens > 200000 maximum' } };
    const { answer } = await askOnce(id, reply, asking('Hello'), { env: bearer });
    expect(answer).toMatchObject({ finish: 'length', parts: [] });
  });
});
