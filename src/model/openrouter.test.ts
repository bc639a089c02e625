import { describe, expect, test } from 'vitest';
import type { Message } from '../record/call.ts';
import { askOnce, asking, plantedKey, sendMail } from './wire-script.ts';

const completion = (message: object, finish_reason = 'stop', more: object = {}) => ({
  json: {
    id: 'gen-1',
    object: 'chat.completion',
    created: 1_790_000_000,
    provider: 'DeepInfra',
    model: 'qwen/qwen3-235b-a22b',
    choices: [{ index: 0, message: { role: 'assistant', ...message }, finish_reason }],
    usage: { prompt_tokens: 50, completion_tokens: 10, total_tokens: 60, prompt_tokens_details: { cached_tokens: 20 }, cost: 0.00042 },
    ...more,
  },
});
const env = { OPENROUTER_API_KEY: plantedKey };
const id = 'openrouter/qwen/qwen3-235b-a22b';

describe('a model behind OpenRouter', () => {
  test('is asked of the hosts of its route alone, in their order, and of none that drops a setting', async () => {
    const settings = {
      maxOutputTokens: 500,
      temperature: 1,
      route: ['deepinfra/fp8', 'together'],
      providerOptions: { quantizations: ['fp8'], top_p: 0.9 },
    };
    const { sent } = await askOnce(id, completion({ content: 'Hi.' }), asking('Hello', { settings }), { env });
    expect(sent.body).toMatchObject({
      model: 'qwen/qwen3-235b-a22b',
      max_tokens: 500,
      temperature: 1,
      top_p: 0.9,
      provider: { order: ['deepinfra/fp8', 'together'], allow_fallbacks: false, require_parameters: true, quantizations: ['fp8'] },
    });
    expect(sent.body).not.toHaveProperty('quantizations');
  });

  test('falls back to no other host where no route is given either', async () => {
    const { sent } = await askOnce(id, completion({ content: 'Hi.' }), asking('Hello'), { env });
    expect(sent.body['provider']).toEqual({ allow_fallbacks: false, require_parameters: true });
  });

  test('names the host that answered, and costs what OpenRouter says it does', async () => {
    const { answer } = await askOnce(id, completion({ content: 'Hi.' }), asking('Hello'), { env });
    expect(answer).toMatchObject({
      modelId: 'qwen/qwen3-235b-a22b (DeepInfra)',
      costUsd: 0.00042,
      usage: { inputTokens: 50, cacheReadTokens: 20, outputTokens: 10 },
      warnings: ['other: no route is pinned, so that OpenRouter chose a host for each call'],
    });
    const pinned = asking('Hello', { settings: { maxOutputTokens: 500, route: ['deepinfra'] } });
    expect((await askOnce(id, completion({ content: 'Hi.' }), pinned, { env })).answer.warnings).toEqual([]);
  });

  test('is asked for reasoning in OpenRouter’s own words', async () => {
    const { sent } = await askOnce(
      id,
      completion({ content: 'Hi.' }),
      asking('Hello', { settings: { maxOutputTokens: 500, reasoning: 'high' } }),
      { env },
    );
    expect(sent.body).toMatchObject({ reasoning: { effort: 'high' } });
    expect(sent.body).not.toHaveProperty('reasoning_effort');
  });

  const call = { id: 'call_1', type: 'function', function: { name: 'send_mail', arguments: '{"to":"a@firm.example"}' } };
  test.each([
    [
      'signed',
      {
        reasoning: 'Who is it?',
        reasoning_details: [{ type: 'reasoning.text', text: 'Who is it?', signature: 'sig-1', format: 'anthropic-claude-v1', index: 0 }],
      },
    ],
    [
      'encrypted',
      { reasoning: null, reasoning_details: [{ type: 'reasoning.encrypted', data: 'enc-1', format: 'openai-responses-v1', index: 0 }] },
    ],
  ])('gets its %s reasoning back as it came', async (_, thought) => {
    const first = await askOnce(
      id,
      completion({ content: '', ...thought, tool_calls: [call] }, 'tool_calls'),
      asking('Send', { tools: [sendMail] }),
      { env },
    );
    expect(first.answer.parts.map(({ type }) => type)).toEqual(['reasoning', 'tool-call']);
    const messages = [
      { role: 'user', text: 'Send' },
      { role: 'assistant', parts: first.answer.parts },
      { role: 'tool', callId: 'call_1', tool: 'send_mail', output: 'sent' },
    ] as const;
    const second = await askOnce(id, completion({ content: 'Done.' }), asking('', { messages, tools: [sendMail] }), { env });
    const replayed = (second.sent.body['messages'] as Record<string, unknown>[])[2]!;
    expect(replayed).toMatchObject({ role: 'assistant', reasoning_details: thought.reasoning_details, tool_calls: [{ id: 'call_1' }] });
    expect(replayed).not.toHaveProperty('reasoning_content');
  });

  test('is marked for the cache where it is Anthropic’s, which caches only what is marked', async () => {
    const messages: Message[] = [
      { role: 'user', text: 'Send' },
      { role: 'assistant', parts: [{ type: 'tool-call', callId: 'call_1', tool: 'send_mail', rawInput: '{}' }] },
      { role: 'tool', callId: 'call_1', tool: 'send_mail', output: 'sent' },
    ];
    const claude = 'openrouter/anthropic/claude-sonnet-4.5';
    const mark = { cache_control: { type: 'ephemeral' } };
    const later = await askOnce(claude, completion({ content: 'Hi.' }), asking('', { messages, tools: [sendMail] }), { env });
    expect(later.sent.body['messages']).toMatchObject([
      { role: 'system', content: [{ type: 'text', text: 'You run the mail room.', ...mark }] },
      { role: 'user', content: 'Send' },
      { role: 'assistant' },
      { role: 'tool', content: 'sent', ...mark },
    ]);
    const opening = await askOnce(claude, completion({ content: 'Hi.' }), asking('Send', { tools: [sendMail] }), { env });
    expect(opening.sent.body['messages']).toMatchObject([{}, { role: 'user', content: [{ type: 'text', text: 'Send', ...mark }] }]);
    const qwen = await askOnce(id, completion({ content: 'Hi.' }), asking('Send', { tools: [sendMail] }), { env });
    expect(JSON.stringify(qwen.sent.body)).not.toContain('cache_control');
  });

  test('a failure of the host behind it is an error, its filter a block', async () => {
    const broke = await askOnce(id, completion({ content: 'And' }, 'error'), asking('Hello'), { env });
    expect(broke.answer).toMatchObject({ finish: 'error', rawFinish: 'error' });
    const cut = await askOnce(id, completion({ content: '' }, 'content_filter'), asking('Hello'), { env });
    expect(cut.answer).toMatchObject({ finish: 'filtered', rawFinish: 'content_filter' });
  });
});
