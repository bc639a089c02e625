import { expect, test } from 'vitest';
import { apiNames, apis, ask } from './fixtures/api-talk.ts';
import { openEmulator } from './fixtures/open-emulator.ts';
import { fillSchema } from './fill-schema.ts';
import { ledgerTotals } from './ledger.ts';

test.each(apiNames)(
  'over %s a bench subject is answered without an episode: calls, then an end, with the tokens of its name',
  async (name) => {
    await using emulator = await openEmulator();
    const { call, answers } = apis[name];
    const model = 'sim-bench-2-700-30';
    const first = await ask(emulator, name, { model, headers: {} });
    const last = await ask(emulator, name, { model, headers: {}, said: [call, ...answers].flat() });
    expect([first.status, last.status]).toEqual([200, 200]);
    expect(JSON.stringify(first.body)).toMatch(/Step 1\.[^]*list_mail/);
    expect(JSON.stringify(last.body)).toContain('Done.');
    // The Responses API says which tools it was given.
    expect(JSON.stringify({ ...last.body, tools: [] })).not.toContain('list_mail');
    expect(ledgerTotals(emulator.ledger())).toMatchObject({ requests: 2, billed: 2, inputTokens: 1_400, outputTokens: 60, unpriced: 2 });
  },
);

test('it ends by the tool that the client has for it', async () => {
  await using emulator = await openEmulator();
  const { body } = await ask(emulator, 'messages', {
    model: 'sim-bench',
    more: {
      tools: [
        { name: 'list_mail', input_schema: { type: 'object' } },
        { name: 'submit', input_schema: { type: 'object', properties: { answer: { type: 'string' } }, required: ['answer'] } },
      ],
    },
  });
  expect(body).toMatchObject({ stop_reason: 'tool_use', content: [{ type: 'text' }, { name: 'submit', input: { answer: 'x' } }] });
});

test.each(['sim-bench-0', 'sim-bench-x', 'sim-bench-1-2', 'sim-benches'])('there is no subject %s', async (model) => {
  await using emulator = await openEmulator();
  expect((await ask(emulator, 'messages', { model })).status).toBe(404);
});

test('arguments fit the schema of the tool', () => {
  const schema = {
    type: 'object',
    properties: {
      a: { type: 'string', enum: ['one'] },
      b: { type: 'integer' },
      c: { anyOf: [{ type: 'array' }, { type: 'null' }] },
      d: { type: 'boolean' },
    },
    required: ['a', 'b', 'c'],
  };
  expect(fillSchema(schema)).toEqual({ a: 'one', b: 1, c: [] });
});
