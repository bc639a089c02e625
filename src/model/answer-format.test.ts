import { describe, expect, test } from 'vitest';
import { askOnce, asking, type WireReply } from './wire-script.ts';

const schema = { type: 'object', properties: { answer: { type: 'string' } }, required: ['answer'], additionalProperties: false };
const request = asking('Yes or no?', { tools: [], format: { name: 'judgement', schema } });
const said = '{"answer":"no"}';

const chat: WireReply = {
  json: {
    id: 'c',
    object: 'chat.completion',
    created: 1,
    model: 'm',
    choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: said } }],
    usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
  },
};
const responses: WireReply = {
  json: {
    id: 'resp_1',
    object: 'response',
    created_at: 1,
    status: 'completed',
    model: 'gpt-5',
    output: [
      { type: 'message', role: 'assistant', id: 'm', status: 'completed', content: [{ type: 'output_text', text: said, annotations: [] }] },
    ],
    usage: { input_tokens: 1, output_tokens: 1, total_tokens: 2 },
    incomplete_details: null,
    error: null,
  },
};
const google: WireReply = {
  json: {
    candidates: [{ content: { role: 'model', parts: [{ text: said }] }, finishReason: 'STOP', index: 0 }],
    usageMetadata: { promptTokenCount: 1, candidatesTokenCount: 1, totalTokenCount: 2 },
    modelVersion: 'gemini',
  },
};
const anthropicText: WireReply = {
  json: {
    id: 'msg_1',
    type: 'message',
    role: 'assistant',
    model: 'claude-sonnet-4-5',
    content: [{ type: 'text', text: said }],
    stop_reason: 'end_turn',
    stop_sequence: null,
    usage: { input_tokens: 1, output_tokens: 1 },
  },
};

describe('an answer that is to be one object of a schema', () => {
  test.each([
    ['openai/gpt-5', responses, { text: { format: { type: 'json_schema', name: 'judgement', schema } } }],
    ['openai-chat/gpt-5', chat, { response_format: { type: 'json_schema', json_schema: { name: 'judgement', schema } } }],
    ['google/gemini-2.5-pro', google, { generationConfig: { responseMimeType: 'application/json' } }],
    ['anthropic/claude-sonnet-4-5', anthropicText, { output_config: { format: { type: 'json_schema' } } }],
    ['ollama/qwen3', chat, { response_format: { type: 'json_object' } }],
  ] as const)('is asked for in the words of %s', async (id, reply, body) => {
    const { sent, answer } = await askOnce(id, reply, request);
    expect(sent.body).toMatchObject(body);
    expect(answer.parts).toMatchObject([{ type: 'text', text: said }]);
  });
});
