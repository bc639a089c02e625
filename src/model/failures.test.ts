import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { CallError, type CallFailure } from './call-error.ts';
import { connectModel } from './connect-model.ts';
import { asking, plantedKey, wireDeps, type WireReply } from './wire-script.ts';

const once = { attempts: 1, firstWaitMs: 1, mostWaitMs: 1, longestWaitMs: 1 };

/** The error of one try against a server that answers so. */
async function failureOf(id: string, reply: WireReply, question = 'Hello'): Promise<CallError> {
  const { deps } = wireDeps([reply], {
    retry: once,
    env: { ANTHROPIC_API_KEY: plantedKey, OPENAI_API_KEY: plantedKey, GEMINI_API_KEY: plantedKey },
  });
  const model = await connectModel(id, deps);
  const error: unknown = await model.call(asking(question), new AbortController().signal).catch((thrown: unknown) => thrown);
  if (!(error instanceof CallError)) throw new Error(`no CallError but ${inspect(error)}`);
  return error;
}

const anthropicError = (type: string, message: string, more: Partial<WireReply> = {}): WireReply => ({
  json: { type: 'error', error: { type, message } },
  ...more,
});
const openaiError = (code: string | null, message: string, more: Partial<WireReply> = {}): WireReply => ({
  json: { error: { message, type: 'invalid_request_error', param: null, code } },
  ...more,
});
const geminiError = (code: number, status: string, message: string, details: readonly object[] = []): WireReply => ({
  status: code,
  json: { error: { code, status, message, details } },
});
const geminiQuota = 'You exceeded your current quota, please check your plan and billing details.';
const tcp = (code: string): Error =>
  Object.assign(new TypeError('fetch failed'), { cause: Object.assign(new Error(`connect ${code} 127.0.0.1:8000`), { code }) });
const brokenOff = (): WireReply => ({
  throws: Object.assign(new TypeError('terminated'), { cause: Object.assign(new Error('other side closed'), { code: 'UND_ERR_SOCKET' }) }),
});

const claude = 'anthropic/claude-sonnet-4-5';
const gpt = 'openai/gpt-5';
const gemini = 'google/gemini-2.5-pro';

describe('a failed call is classified by what can help', () => {
  test.each<[string, string, WireReply, Partial<CallFailure>]>([
    [
      '429 with retry-after',
      claude,
      anthropicError('rate_limit_error', 'Slow down', { status: 429, headers: { 'retry-after': '300' } }),
      { kind: 'rate-limit', retry: 'again', afterMs: 300_000 },
    ],
    [
      '429 with a date',
      claude,
      anthropicError('rate_limit_error', 'Slow down', { status: 429, headers: { 'retry-after': 'Tue, 24 Nov 2026 09:01:30 GMT' } }),
      { kind: 'rate-limit', afterMs: 90_000 },
    ],
    [
      '429 with milliseconds',
      gpt,
      openaiError('rate_limit_exceeded', 'Slow down', { status: 429, headers: { 'retry-after-ms': '1500' } }),
      { kind: 'rate-limit', afterMs: 1500 },
    ],
    ['529', claude, anthropicError('overloaded_error', 'Overloaded', { status: 529 }), { kind: 'overloaded', retry: 'again' }],
    [
      'an overload inside a 200',
      claude,
      anthropicError('overloaded_error', 'Overloaded'),
      { kind: 'overloaded', retry: 'again', maybeBilled: false },
    ],
    [
      'a server error inside a 200',
      gpt,
      { json: { id: 'r', error: { message: 'Oops', type: 'server_error', code: 'server_error' }, output: [] } },
      { kind: 'server', retry: 'again' },
    ],
    [
      'a rate limit inside a 200',
      gpt,
      { json: { id: 'r', error: { message: 'Slow', type: 'x', code: 'rate_limit_exceeded' }, output: [] } },
      { kind: 'rate-limit', retry: 'again' },
    ],
    [
      'no credit left (429)',
      gpt,
      openaiError('insufficient_quota', 'You exceeded your current quota', { status: 429 }),
      { kind: 'quota', retry: 'never' },
    ],
    [
      'no credit left (400)',
      claude,
      anthropicError('invalid_request_error', 'Your credit balance is too low', { status: 400 }),
      { kind: 'quota', retry: 'never' },
    ],
    ['half a body', claude, { text: '{"id":"msg_1","type":"mess' }, { kind: 'broken-reply', retry: 'once', maybeBilled: true }],
    [
      'a body without an answer',
      'openai-chat/gpt-4.1',
      { json: { id: 'c', choices: [] } },
      { kind: 'broken-reply', retry: 'once', maybeBilled: true },
    ],
    [
      'a limit that happens to speak of the context',
      gpt,
      openaiError('rate_limit_exceeded', 'Too many tokens for the context window a minute', { status: 429 }),
      { kind: 'rate-limit' },
    ],
    [
      'a broken server that happens to speak of the prompt',
      claude,
      anthropicError('api_error', 'prompt is too long', { status: 500 }),
      { kind: 'server' },
    ],
    [
      'a malformed prompt, which is not a flagged one',
      gpt,
      openaiError('invalid_prompt', 'input[3] is missing', { status: 400 }),
      { kind: 'rejected' },
    ],
    ['no credit left, in other words', gpt, openaiError('insufficient_quota', 'Please add credit', { status: 429 }), { kind: 'quota' }],
    [
      'a Gemini limit that is not zero',
      gemini,
      geminiError(429, 'RESOURCE_EXHAUSTED', `${geminiQuota} limit: 20, model: gemini-2.5-pro`),
      { kind: 'rate-limit' },
    ],
    ['an answer with nothing in it', gemini, { json: {} }, { kind: 'broken-reply', retry: 'once', maybeBilled: true }],
    ['an empty body', gpt, { text: '' }, { kind: 'broken-reply', retry: 'once' }],
    ['500 in HTML', claude, { status: 500, text: '<html>oops</html>' }, { kind: 'server', retry: 'again', maybeBilled: false }],
    ['a wrong key', gpt, openaiError('invalid_api_key', 'Incorrect API key provided', { status: 401 }), { kind: 'key', retry: 'never' }],
    [
      'a wrong key (Gemini says 400)',
      gemini,
      geminiError(400, 'INVALID_ARGUMENT', 'API key not valid.', [
        { '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: 'API_KEY_INVALID' },
      ]),
      { kind: 'key', retry: 'never' },
    ],
    [
      'an unknown model',
      claude,
      anthropicError('not_found_error', 'model: claude-sonnet-4-5', { status: 404 }),
      { kind: 'not-found', retry: 'never' },
    ],
    [
      'a rejected request',
      gpt,
      openaiError(null, 'Unsupported parameter', { status: 400 }),
      { kind: 'rejected', retry: 'never', maybeBilled: false },
    ],
    [
      'a redirect',
      claude,
      { status: 307, text: '', headers: { location: 'https://elsewhere.example/' } },
      { kind: 'rejected', retry: 'never', status: 307 },
    ],
    [
      'a limit per minute that Gemini words like an empty account',
      gemini,
      geminiError(429, 'RESOURCE_EXHAUSTED', geminiQuota, [{ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '32.5s' }]),
      { kind: 'rate-limit', retry: 'again', afterMs: 32_500 },
    ],
    [
      'a Gemini model that the account may not use',
      gemini,
      geminiError(429, 'RESOURCE_EXHAUSTED', `${geminiQuota} limit: 0, model: gemini-2.5-pro`),
      { kind: 'quota', retry: 'never' },
    ],
    ['Gemini overloaded', gemini, geminiError(503, 'UNAVAILABLE', 'The model is overloaded.'), { kind: 'overloaded', retry: 'again' }],
    ['no server there', 'vllm/m', { throws: tcp('ECONNREFUSED') }, { kind: 'network', retry: 'again', maybeBilled: false }],
    ['a connection that broke off', 'vllm/m', brokenOff(), { kind: 'network', retry: 'again', maybeBilled: true }],
    ['no headers for too long', claude, { throws: tcp('UND_ERR_HEADERS_TIMEOUT') }, { kind: 'timeout', retry: 'once', maybeBilled: true }],
    [
      'a server that says not to come back',
      gpt,
      openaiError('server_error', 'No', { status: 500, headers: { 'x-should-retry': 'false' } }),
      { kind: 'server', retry: 'never' },
    ],
    ['an error of no known kind', claude, { throws: new RangeError('odd') }, { kind: 'unknown', retry: 'never' }],
  ])('%s', async (_, id, reply, expected) => {
    expect((await failureOf(id, reply)).failure).toMatchObject(expected);
  });

  test('a body that breaks off half way is tried again and may have cost money', async () => {
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{"id":'));
        controller.error(Object.assign(new Error('other side closed'), { code: 'UND_ERR_SOCKET' }));
      },
    });
    const { deps } = wireDeps([], { retry: once, fetch: async () => new Response(body) });
    const model = await connectModel(claude, deps);
    const error: unknown = await model.call(asking('Hello'), new AbortController().signal).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ failure: { kind: 'network', retry: 'again', maybeBilled: true } });
  });
});

describe('the error of a failed call', () => {
  test('says what happened, where, and what to do', async () => {
    const error = await failureOf(
      gpt,
      openaiError('insufficient_quota', 'You exceeded your current quota', { status: 429, headers: { 'x-request-id': 'req_7' } }),
    );
    expect(error.message).toMatchInlineSnapshot(
      `"openai/gpt-5: the account at api.openai.com has no credit or quota left (HTTP 429, invalid_request_error, insufficient_quota, request req_7): You exceeded your current quota"`,
    );
    expect(error.detail.hint).toMatchInlineSnapshot(`"Add credit or raise the limit at the provider, then run the same command again."`);
    expect(error).toMatchObject({ code: 'CALL_QUOTA', exitCode: 1, detail: { place: gpt } });
  });

  test('names models that the missing one may have been meant for', async () => {
    const error = await failureOf(
      'anthropic/claude-sonet-4-5',
      anthropicError('not_found_error', 'model: claude-sonet-4-5', { status: 404 }),
    );
    expect(error.detail.hint).toContain('claude-sonnet-4-5');
  });

  test('names no key and no prompt, whatever the provider quotes', async () => {
    const question = 'Odile must not learn about the severance list before Thursday.';
    const quoting = `Incorrect API key provided: ${plantedKey}. You can find your key online. Input was: ${question}`;
    const replies: [string, WireReply][] = [
      [gpt, openaiError('invalid_api_key', quoting, { status: 401 })],
      [gpt, openaiError('invalid_api_key', `Incorrect API key provided: ${plantedKey}`, { status: 401 })],
      [gpt, openaiError(plantedKey, 'no', { status: 400 })],
      [gpt, openaiError('no', 'no', { status: 400, headers: { 'x-request-id': plantedKey } })],
      [claude, anthropicError('invalid_request_error', quoting, { status: 400 })],
      [gemini, geminiError(400, 'INVALID_ARGUMENT', quoting)],
      ['openai-chat/gpt-4.1', { text: quoting }],
      [claude, { throws: new Error(quoting) }],
      [claude, { throws: tcp('ECONNREFUSED') }],
    ];
    for (const [id, reply] of replies) {
      const error = await failureOf(id, reply, question);
      const everything = [
        error.message,
        error.stack,
        JSON.stringify(error),
        JSON.stringify(error.detail),
        inspect(error, { depth: 20, showHidden: true }),
      ].join('\n');
      expect(everything).not.toContain(plantedKey);
      expect(everything).not.toContain('severance');
      expect(error.cause).toBeUndefined();
    }
  });
});
