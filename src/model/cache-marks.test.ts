import { describe, expect, test } from 'vitest';
import type { Message } from '../record/call.ts';
import { askOnce, asking, sendMail, type WireReply } from './wire-script.ts';
import type { ModelRequest } from './model.ts';

const answer: WireReply = {
  json: {
    type: 'message',
    id: 'm',
    model: 'claude-sonnet-4-5',
    content: [{ type: 'text', text: 'Hi.' }],
    stop_reason: 'end_turn',
    usage: { input_tokens: 10, output_tokens: 5 },
  },
};
const conversation: Message[] = [
  { role: 'user', text: 'The office' },
  { role: 'assistant', parts: [{ type: 'text', text: 'ACTIONS' }] },
  { role: 'user', text: 'That could not be read' },
];

/** The texts of a request to Anthropic that carry a mark. */
async function marked(request: ModelRequest): Promise<string[]> {
  const { sent } = await askOnce('anthropic/claude-sonnet-4-5', answer, request);
  const { system, messages } = sent.body as { system: object[]; messages: { content: object[] }[] };
  const parts = [...system, ...messages.flatMap(({ content }) => content)] as { text: string; cache_control?: object }[];
  return parts.filter((part) => part.cache_control !== undefined).map(({ text }) => text);
}

describe('where only marked points are cached', () => {
  test('an episode with tools marks instructions and newest message', async () => {
    expect(await marked(asking('', { messages: conversation, tools: [sendMail] }))).toEqual([
      'You run the mail room.',
      'That could not be read',
    ]);
  });

  test('a reply on paper marks nothing, and where others begin alike their common opening, also in its repair', async () => {
    expect(await marked(asking('The office'))).toEqual([]);
    expect(await marked(asking('The office', { sharesOpening: true }))).toEqual(['You run the mail room.', 'The office']);
    expect(await marked(asking('', { messages: conversation, sharesOpening: true }))).toEqual(['You run the mail room.', 'The office']);
  });

  test('a judge marks its instructions, which all transcripts share', async () => {
    const format = { name: 'verdict', schema: { type: 'object', properties: {}, additionalProperties: false } };
    expect(await marked(asking('A transcript', { format }))).toEqual(['You run the mail room.']);
  });
});

test('where the provider caches by itself, episodes with one opening name one key, and a judge none', async () => {
  const response: WireReply = {
    json: {
      id: 'r',
      created_at: 0,
      model: 'gpt-5',
      status: 'completed',
      output: [{ type: 'message', role: 'assistant', id: 'm', content: [{ type: 'output_text', text: 'Hi.', annotations: [] }] }],
      usage: { input_tokens: 1, output_tokens: 1 },
    },
  };
  const keyOf = async (request: ModelRequest): Promise<unknown> =>
    (await askOnce('openai/gpt-5', response, request)).sent.body['prompt_cache_key'];
  const first = await keyOf(asking('The office'));
  expect(first).toMatch(/^[0-9a-f]{32}$/);
  expect(await keyOf(asking('', { messages: conversation }))).toBe(first);
  expect(await keyOf(asking('Another office'))).not.toBe(first);
  expect(
    await keyOf(asking('A transcript', { format: { name: 'v', schema: { type: 'object', properties: {}, additionalProperties: false } } })),
  ).toBeUndefined();
});
