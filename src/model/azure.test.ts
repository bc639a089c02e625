import { describe, expect, test } from 'vitest';
import { askOnce, asking, plantedKey, sendMail } from './wire-script.ts';

const said = (content: readonly object[]) => ({ type: 'message', role: 'assistant', id: 'msg_1', status: 'completed', content });
const response = (output: readonly object[], more: object = {}) => ({
  json: {
    id: 'resp_1',
    object: 'response',
    created_at: 1_790_000_000,
    status: 'completed',
    model: 'gpt-5-2025-08-07',
    output,
    usage: {
      input_tokens: 100,
      input_tokens_details: { cached_tokens: 60 },
      output_tokens: 30,
      output_tokens_details: { reasoning_tokens: 20 },
    },
    incomplete_details: null,
    error: null,
    ...more,
  },
});
const text = (words: string) => ({ type: 'output_text', text: words, annotations: [] });
const env = { AZURE_API_KEY: plantedKey, AZURE_RESOURCE_NAME: 'firm-research' };
const id = 'azure/gpt-5';

describe('a deployment on Azure', () => {
  test('is asked at its resource, with the key in the header of its own, and keeps nothing', async () => {
    const request = asking('Hello', { settings: { maxOutputTokens: 500, reasoning: 'low' } });
    const { sent } = await askOnce(id, response([said([text('Good morning.')])]), request, { env });
    expect(sent.url).toBe('https://firm-research.openai.azure.com/openai/v1/responses');
    expect(sent.headers.get('api-key')).toBe(plantedKey);
    expect(sent.headers.has('authorization')).toBe(false);
    expect(sent.body).toMatchObject({
      model: 'gpt-5',
      store: false,
      max_output_tokens: 500,
      reasoning: { effort: 'low', summary: 'auto' },
      include: ['reasoning.encrypted_content'],
    });
    expect(sent.body['prompt_cache_key']).toMatch(/^[0-9a-f]{32}$/);
  });

  test('is found at another address where one is given', async () => {
    const other = { AZURE_API_KEY: plantedKey, AZURE_BASE_URL: 'https://gateway.firm.example/azure' };
    const { sent } = await askOnce(id, response([said([text('Hi.')])]), asking('Hello'), { env: other });
    expect(sent.url).toBe('https://gateway.firm.example/azure/responses');
  });

  test('answers with tokens by cache and the price of the model it is named after', async () => {
    const { answer } = await askOnce(id, response([said([text('Good morning.')])]), asking('Hello'), { env });
    expect(answer).toMatchObject({
      finish: 'stop',
      rawFinish: 'completed',
      usage: { inputTokens: 100, cacheReadTokens: 60, outputTokens: 30, reasoningTokens: 20 },
      costUsd: expect.closeTo((40 * 1.25 + 60 * 0.125 + 30 * 10) / 1_000_000, 10),
      modelId: 'gpt-5-2025-08-07',
    });
  });

  test('gets its encrypted reasoning and its calls back, arguments byte for byte', async () => {
    const rawInput = '{"to": "a@firm.example",  "body":"\\u00e9"}';
    const output = [
      { type: 'reasoning', id: 'rs_1', summary: [{ type: 'summary_text', text: 'One' }], encrypted_content: 'enc-1' },
      { type: 'function_call', id: 'fc_1', call_id: 'call_1', name: 'send_mail', arguments: rawInput, status: 'completed' },
    ];
    const first = await askOnce(id, response(output), asking('Send it', { tools: [sendMail] }), { env });
    expect(first.answer.finish).toBe('tool-calls');
    const messages = [
      { role: 'user', text: 'Send it' },
      { role: 'assistant', parts: first.answer.parts },
      { role: 'tool', callId: 'call_1', tool: 'send_mail', output: 'sent' },
    ] as const;
    const second = await askOnce(id, response([said([text('Done.')])]), asking('', { messages, tools: [sendMail] }), { env });
    expect(second.sent.body['input']).toMatchObject([
      {},
      { role: 'user' },
      { type: 'reasoning', id: 'rs_1', encrypted_content: 'enc-1', summary: [{ text: 'One' }] },
      { type: 'function_call', call_id: 'call_1', name: 'send_mail', arguments: rawInput },
      { type: 'function_call_output', call_id: 'call_1', output: 'sent' },
    ]);
    expect(second.answer.warnings).toEqual([]);
  });

  test('refuses by a signal of its own; the host’s filter is told apart, in an answer and as an error', async () => {
    const refusal = await askOnce(id, response([said([{ type: 'refusal', refusal: 'No.' }])]), asking('Hello'), { env });
    expect(refusal.answer).toMatchObject({ finish: 'refused', rawFinish: 'refusal', parts: [{ text: 'No.' }] });
    const cut = response([said([text('And')])], { status: 'incomplete', incomplete_details: { reason: 'content_filter' } });
    expect((await askOnce(id, cut, asking('Hello'), { env })).answer).toMatchObject({ finish: 'filtered', rawFinish: 'content_filter' });
    const blocked = {
      status: 400,
      json: {
        error: {
          message: "The response was filtered due to the prompt triggering Azure OpenAI's content management policy.",
          type: null,
          param: 'prompt',
          code: 'content_filter',
          status: 400,
          innererror: { code: 'ResponsibleAIPolicyViolation', content_filter_result: { jailbreak: { filtered: true, detected: true } } },
        },
      },
    };
    expect((await askOnce(id, blocked, asking('Hello'), { env })).answer).toMatchObject({
      finish: 'filtered',
      rawFinish: 'content_filter',
      parts: [],
    });
  });
});
