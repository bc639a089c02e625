import { describe, expect, test } from 'vitest';
import { askOnce, asking, plantedKey, sendMail } from './wire-script.ts';

const usageMetadata = {
  promptTokenCount: 100,
  cachedContentTokenCount: 60,
  candidatesTokenCount: 20,
  thoughtsTokenCount: 10,
  totalTokenCount: 130,
};
const candidate = (parts: readonly object[], more: object = {}) => ({
  json: {
    candidates: [{ content: { role: 'model', parts }, finishReason: 'STOP', index: 0, ...more }],
    usageMetadata,
    modelVersion: 'gemini-2.5-pro',
    responseId: 'r1',
  },
});
const id = 'google/gemini-2.5-pro';

describe('a Gemini model', () => {
  test('is asked at generateContent with the key of any of its variables', async () => {
    const { sent } = await askOnce(id, candidate([{ text: 'Good morning.' }]), asking('Hello'));
    expect(sent.url).toBe('https://generativelanguage.googleapis.com/v1beta/models/gemini-2.5-pro:generateContent');
    expect(sent.headers.get('x-goog-api-key')).toBe(plantedKey);
    expect(sent.body).toMatchObject({
      systemInstruction: { parts: [{ text: 'You run the mail room.' }] },
      generationConfig: { maxOutputTokens: 500 },
    });
    expect(sent.body['generationConfig']).not.toHaveProperty('thinkingConfig');
  });

  test('answers text; thoughts count as output, and the model named is the one the server names', async () => {
    const { answer } = await askOnce(id, candidate([{ text: 'Good morning.' }]), asking('Hello'));
    expect(answer).toMatchObject({
      parts: [{ type: 'text', text: 'Good morning.' }],
      finish: 'stop',
      rawFinish: 'STOP',
      usage: { inputTokens: 100, cacheReadTokens: 60, cacheWriteTokens: 0, outputTokens: 30, reasoningTokens: 10 },
      costUsd: expect.closeTo((40 * 1.25 + 60 * 0.125 + 30 * 10) / 1_000_000, 10),
      modelId: 'gemini-2.5-pro',
      warnings: [],
    });
  });

  test('gets its thought signatures back, and all answers to one turn in one message', async () => {
    const parts = [
      { text: 'Two mails.', thought: true },
      { functionCall: { id: 'f1', name: 'send_mail', args: { to: 'a@firm.example', body: 'x' } }, thoughtSignature: 'sig-1' },
      { functionCall: { id: 'f2', name: 'send_mail', args: { to: 'b@firm.example', body: 'y' } } },
    ];
    const settings = { maxOutputTokens: 500, reasoning: 'low' } as const;
    const first = await askOnce(id, candidate(parts), asking('Send both', { tools: [sendMail], settings }));
    expect(first.sent.body['generationConfig']).toMatchObject({ thinkingConfig: { includeThoughts: true } });
    expect(first.answer).toMatchObject({
      finish: 'tool-calls',
      parts: [
        { type: 'reasoning', text: 'Two mails.' },
        { callId: 'f1', rawInput: '{"to":"a@firm.example","body":"x"}' },
        { callId: 'f2' },
      ],
    });

    const messages = [
      { role: 'user', text: 'Send both' },
      { role: 'assistant', parts: first.answer.parts },
      { role: 'tool', callId: 'f1', tool: 'send_mail', output: 'sent' },
      { role: 'tool', callId: 'f2', tool: 'send_mail', output: 'sent too' },
    ] as const;
    const second = await askOnce(id, candidate([{ text: 'Done.' }]), asking('', { messages, tools: [sendMail] }));
    expect(second.sent.body['contents']).toMatchObject([
      { role: 'user' },
      {
        role: 'model',
        parts: [
          { text: 'Two mails.', thought: true },
          { functionCall: { id: 'f1' }, thoughtSignature: 'sig-1' },
          { functionCall: { id: 'f2' } },
        ],
      },
      {
        role: 'user',
        parts: [
          { functionResponse: { id: 'f1', response: { content: 'sent' } } },
          { functionResponse: { id: 'f2', response: { content: 'sent too' } } },
        ],
      },
    ]);
  });

  test.each([['SAFETY'], ['PROHIBITED_CONTENT'], ['BLOCKLIST'], ['SPII'], ['RECITATION'], ['LANGUAGE']])(
    'is filtered by %s',
    async (finishReason) => {
      const { answer } = await askOnce(id, candidate([], { finishReason }), asking('Hello'));
      expect(answer).toMatchObject({ finish: 'filtered', rawFinish: finishReason, parts: [] });
    },
  );

  test.each([['PROHIBITED_CONTENT'], ['OTHER']])('is filtered where the prompt itself is blocked for %s', async (blockReason) => {
    const { answer } = await askOnce(
      id,
      {
        json: {
          promptFeedback: { blockReason },
          usageMetadata: { promptTokenCount: 100, totalTokenCount: 100 },
          modelVersion: 'gemini-2.5-pro',
        },
      },
      asking('Hello'),
    );
    expect(answer).toMatchObject({
      finish: 'filtered',
      rawFinish: blockReason,
      usage: { inputTokens: 100, outputTokens: 0 },
      warnings: [`Provider on the stop: prompt blocked (${blockReason})`],
    });
  });

  test('ends in error, with what the API says of it, where its call could not be read', async () => {
    const { answer } = await askOnce(
      id,
      candidate([], { finishReason: 'MALFORMED_FUNCTION_CALL', finishMessage: 'Malformed function call: send_mail(' }),
      asking('Hello', { tools: [sendMail] }),
    );
    expect(answer).toMatchObject({
      finish: 'error',
      rawFinish: 'MALFORMED_FUNCTION_CALL',
      warnings: ['Provider on the stop: Malformed function call: send_mail('],
    });
  });

  test('is truncated at its limit', async () => {
    expect((await askOnce(id, candidate([{ text: 'And' }], { finishReason: 'MAX_TOKENS' }), asking('Hello'))).answer.finish).toBe('length');
  });

  test('that reports no tokens costs an unknown sum, not nothing', async () => {
    const { answer } = await askOnce(
      id,
      { json: { candidates: [{ content: { parts: [{ text: 'Hm.' }] }, finishReason: 'STOP' }] } },
      asking('Hello'),
    );
    expect(answer).toMatchObject({
      costUsd: null,
      warnings: ['The server reported no token usage.', 'The server did not say which model answered.'],
    });
  });
});
