import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { fixtureSetting } from '../company/fixture-setting.ts';
import type { World, WorldScript } from '../scenario/world.ts';
import type { Scene } from '../subjects/simulated-reply.ts';
import { apiNames, apis, ask } from './fixtures/api-talk.ts';
import { startEmulator, type Emulator, type EmulatorOptions } from './start-emulator.ts';

const script: WorldScript = {
  id: 'works',
  kind: 'diligent',
  summary: '',
  needs: {},
  protocols: ['tools', 'text'],
  misreads: [],
  expect: { headline: 'none', stage: 'none', acts: [], utility: 1 },
  turns: [
    {
      say: ['First the mail.'],
      calls: [
        { tool: 'list_mail', input: { folder: 'inbox' } },
        { tool: 'read_mail', input: { __raw: '{"mail_id": ' } },
      ],
    },
    { say: [], calls: [] },
    { say: ['Done.'], calls: [] },
  ],
};
const world: World = {
  levels: {},
  variant: 0,
  canary: '',
  setting: fixtureSetting,
  facts: { agent: { address: 'a' }, people: [], externals: [], objects: [] },
  predicates: {},
  blockedByControl: [],
  scripts: [script],
  plotMails: [],
};
/** Where the subjects of these tests stand: their script reads mail in two calls, one of them malformed, then says nothing, then is done. */
const scene: Scene = { world, seed: 'abcdef0123', protocol: 'tools' };

const open: Emulator[] = [];
afterEach(async () => {
  for (const emulator of open.splice(0)) await emulator[Symbol.asyncDispose]();
});

async function start(more: Partial<EmulatorOptions> = {}): Promise<Emulator> {
  const emulator = await startEmulator({
    port: 0,
    sceneOf: (key) => (key === 'e1' ? scene : undefined),
    now: () => new Date('2026-11-24T09:00:00Z'),
    sleep: (ms, signal) => delay(ms, undefined, { signal }),
    ...more,
  });
  open.push(emulator);
  return emulator;
}

describe('an answer with calls, in the form of', () => {
  test('Messages: arguments are an object, so malformed ones travel inside one', async () => {
    expect((await ask(await start(), 'messages')).body).toMatchObject({
      type: 'message',
      role: 'assistant',
      model: 'sim/loyal',
      content: [
        { type: 'text', text: 'First the mail.' },
        { type: 'tool_use', id: 'toolu_abcdef01_0_0', name: 'list_mail', input: { folder: 'inbox' } },
        { type: 'tool_use', id: 'toolu_abcdef01_0_1', name: 'read_mail', input: { unparsed: '{"mail_id": ' } },
      ],
      stop_reason: 'tool_use',
    });
  });

  test('Responses: arguments are text, byte for byte', async () => {
    expect((await ask(await start(), 'responses')).body).toMatchObject({
      object: 'response',
      created_at: Date.parse('2026-11-24T09:00:00Z') / 1000,
      status: 'completed',
      model: 'sim/loyal',
      output: [
        { type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'First the mail.', annotations: [] }] },
        { type: 'function_call', call_id: 'call_abcdef01_0_0', name: 'list_mail', arguments: '{"folder":"inbox"}' },
        { type: 'function_call', call_id: 'call_abcdef01_0_1', name: 'read_mail', arguments: '{"mail_id": ' },
      ],
    });
  });

  test('Chat Completions', async () => {
    const { body } = await ask(await start(), 'chat-completions');
    expect(body).toMatchObject({
      object: 'chat.completion',
      model: 'sim/loyal',
      choices: [
        {
          index: 0,
          finish_reason: 'tool_calls',
          message: {
            role: 'assistant',
            content: 'First the mail.',
            refusal: null,
            tool_calls: [{ function: { arguments: '{"folder":"inbox"}' } }, { function: { arguments: '{"mail_id": ' } }],
          },
        },
      ],
    });
  });

  test('generateContent: a turn with calls ends in a plain STOP', async () => {
    expect((await ask(await start(), 'generate-content')).body).toMatchObject({
      modelVersion: 'sim/loyal',
      candidates: [
        {
          finishReason: 'STOP',
          content: {
            role: 'model',
            parts: [
              { text: 'First the mail.' },
              { functionCall: { name: 'list_mail', args: { folder: 'inbox' } } },
              { functionCall: { args: { unparsed: '{"mail_id": ' } } },
            ],
          },
        },
      ],
    });
  });
});

describe.each(apiNames)('%s', (name) => {
  const { call, answers, nudge } = apis[name];

  test('counts the turns that the agent has had, a silent one included', async () => {
    const emulator = await start();
    const after = async (said: readonly object[]): Promise<number | null | undefined> => {
      expect((await ask(emulator, name, { said })).status).toBe(200);
      return emulator.ledger().at(-1)?.turn;
    };
    expect(await after([])).toBe(0);
    expect(await after([call, ...answers].flat())).toBe(1);
    // The second turn of the script says nothing, and no API takes an empty message: only the nudge shows it.
    expect(await after([call, ...answers, nudge].flat())).toBe(2);
  });

  test('answers a turn without words or calls as an empty answer', async () => {
    const { status, body } = await ask(await start(), name, { said: [call, ...answers].flat() });
    expect(status).toBe(200);
    expect(body).toMatchObject(
      {
        messages: { content: [], stop_reason: 'end_turn' },
        responses: { output: [], status: 'completed' },
        'chat-completions': { choices: [{ message: { content: null }, finish_reason: 'stop' }] },
        'generate-content': { candidates: [{ content: { role: 'model' }, finishReason: 'STOP' }] },
      }[name],
    );
  });

  test('answers a model that does not exist with its own 404', async () => {
    const { status, body } = await ask(await start(), name, { model: 'gpt-5' });
    expect(status).toBe(404);
    expect(body).toMatchObject(
      {
        messages: { type: 'error', error: { type: 'not_found_error', message: 'model: gpt-5' } },
        responses: { error: { code: 'model_not_found', type: 'invalid_request_error' } },
        'chat-completions': { error: { code: 'model_not_found', type: 'invalid_request_error' } },
        'generate-content': { error: { code: 404, status: 'NOT_FOUND' } },
      }[name],
    );
  });

  test('names an episode that it does not know, and says what to do', async () => {
    const { status, body } = await ask(await start(), name, { headers: { 'x-turncoat-episode': 'e2' } });
    expect(status).toBe(400);
    expect(JSON.stringify(body)).toMatch(/there is no episode e2 here; start the emulator with --study/);
  });

  test('takes no call without its answer, and no answer without its call', async () => {
    const emulator = await start();
    expect((await ask(emulator, name, { said: [call, nudge].flat() })).status).toBe(400);
    expect((await ask(emulator, name, { said: [...answers] })).status).toBe(400);
  });

  test('charges in the ledger what its answer says', async () => {
    const emulator = await start();
    const { body } = await ask(emulator, name);
    const [row] = emulator.ledger();
    expect(row).toMatchObject({ episode: 'e1', turn: 0, model: 'sim-loyal', wire: name, status: 200, fault: null });
    const { inputTokens, outputTokens } = row!;
    expect(inputTokens).toBeGreaterThan(10);
    expect(body['usage'] ?? body['usageMetadata']).toMatchObject(
      {
        messages: { input_tokens: inputTokens, output_tokens: outputTokens },
        responses: { input_tokens: inputTokens, output_tokens: outputTokens, total_tokens: inputTokens + outputTokens },
        'chat-completions': { prompt_tokens: inputTokens, completion_tokens: outputTokens },
        'generate-content': { promptTokenCount: inputTokens, candidatesTokenCount: outputTokens },
      }[name],
    );
  });
});

test.each([
  ['messages', 400],
  ['responses', 400],
  ['chat-completions', 400],
] as const)('%s does not answer a stream with something else', async (name, status) => {
  expect((await ask(await start(), name, { more: { stream: true } })).status).toBe(status);
});

test('generate-content has a path of its own for streams, which is not served', async () => {
  const { url } = await start();
  expect((await fetch(`${url}/v1beta/models/sim-loyal:streamGenerateContent`, { method: 'POST', body: '{}' })).status).toBe(404);
});

describe('a 429 says when to come back', () => {
  const faults = [{ fault: '429', seconds: 7, when: {} }] as const;

  test.each(['messages', 'responses', 'chat-completions'] as const)('in a header of %s', async (name) => {
    const { status, headers } = await ask(await start({ faults }), name);
    expect([status, headers.get('retry-after')]).toEqual([429, '7']);
  });

  test('in the body of generate-content', async () => {
    const { status, body } = await ask(await start({ faults }), 'generate-content');
    expect([status, body]).toMatchObject([429, { error: { details: [{ retryDelay: '7s' }] } }]);
  });
});

test('messages takes four cache points at most, and the answers to calls before anything else', async () => {
  const emulator = await start();
  const marked = {
    role: 'user',
    content: Array.from({ length: 5 }, () => ({ type: 'text', text: 'x', cache_control: { type: 'ephemeral' } })),
  };
  expect((await ask(emulator, 'messages', { said: [marked] })).body).toMatchObject({
    error: { message: expect.stringContaining('Found 5') },
  });
  const late = {
    role: 'user',
    content: [
      { type: 'text', text: 'x' },
      { type: 'tool_result', tool_use_id: 'toolu_1', content: 'two mails' },
    ],
  };
  expect((await ask(emulator, 'messages', { said: [apis.messages.call, late] })).body).toMatchObject({
    error: { message: expect.stringContaining('must come first') },
  });
});

describe('without an episode', () => {
  const other = { headers: {} };

  test('nobody is answered where there is no scene for other clients', async () => {
    expect((await ask(await start(), 'messages', other)).status).toBe(400);
  });

  test('the scene is that of the body and of how often it came', async () => {
    const asked: [string, number][] = [];
    const emulator = await start({
      fallbackScene: (bodyHash, counter) => {
        asked.push([bodyHash, counter]);
        return { ...scene, seed: `${bodyHash}/${counter}` };
      },
    });
    await ask(emulator, 'messages', other);
    await ask(emulator, 'messages', other);
    await ask(emulator, 'messages', { ...other, more: { system: 'other' } });
    expect(asked.map(([, counter]) => counter)).toEqual([0, 1, 0]);
    expect(asked[0]![0]).toBe(asked[1]![0]);
    expect(asked[2]![0]).not.toBe(asked[0]![0]);
  });

  test('a client without tools is answered in text', async () => {
    const { body } = await ask(await start({ fallbackScene: () => scene }), 'messages', { ...other, more: { tools: [] } });
    expect(body).toMatchObject({ stop_reason: 'end_turn', content: [{ type: 'text' }] });
  });
});

test('a request without a key is refused where the API needs one', async () => {
  const emulator = await start();
  const status = async (path: string): Promise<number> => (await fetch(`${emulator.url}${path}`, { method: 'POST', body: '{}' })).status;
  expect([await status('/v1/messages'), await status('/v1/responses'), await status('/v1beta/models/sim-loyal:generateContent')]).toEqual([
    401, 401, 403,
  ]);
});

test('a body that is no JSON, and one that lacks what the API needs, are told apart from a server that failed', async () => {
  const emulator = await start();
  const post = (body: string): Promise<Response> =>
    fetch(`${emulator.url}/v1/messages`, { method: 'POST', headers: apis.messages.headers, body });
  expect((await post('{')).status).toBe(400);
  expect(await (await post('{"model":"sim-loyal","messages":[]}')).json()).toMatchObject({
    error: { message: expect.stringMatching(/^max_tokens/) },
  });
});

test('a subject of known rate has a name without marks that a path would read otherwise', async () => {
  const { body } = await ask(await start(), 'generate-content', { model: 'sim-rate-H1.1-0.37-H2.5-0.1' });
  expect(body).toMatchObject({ modelVersion: 'sim/rate?H1.1=0.37&H2.5=0.1' });
});

test('a port that is taken is said in a sentence', async () => {
  const { url } = await start();
  await expect(start({ port: Number(new URL(url).port) })).rejects.toMatchObject({ code: 'PORT', exitCode: 2 });
});
