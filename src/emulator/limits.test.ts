import { describe, expect, test } from 'vitest';
import { UsageError } from '../errors.ts';
import { apiNames, ask } from './fixtures/api-talk.ts';
import { openEmulator, TestClock } from './fixtures/open-emulator.ts';
import { parseLimits } from './parse-settings.ts';
import type { EmulatorOptions } from './start-emulator.ts';

const model = 'sim-bench-1-1000-100';
const limited = (spec: string, clock = new TestClock()): Partial<EmulatorOptions> => ({ limits: parseLimits(spec), now: clock.now });

describe('what is left stands in the headers of every answer', () => {
  test('of Messages: requests, tokens in and out, with the moment when all is there again', async () => {
    await using emulator = await openEmulator(limited('rpm=60,tpm=80000,otpm=16000'));
    const { headers } = await ask(emulator, 'messages', { model });
    expect(Object.fromEntries([...headers].filter(([name]) => name.startsWith('anthropic-ratelimit')))).toEqual({
      'anthropic-ratelimit-requests-limit': '60',
      'anthropic-ratelimit-requests-remaining': '59',
      'anthropic-ratelimit-requests-reset': '2026-11-24T09:00:01Z',
      'anthropic-ratelimit-input-tokens-limit': '80000',
      'anthropic-ratelimit-input-tokens-remaining': '79000',
      'anthropic-ratelimit-input-tokens-reset': '2026-11-24T09:00:01Z',
      'anthropic-ratelimit-output-tokens-limit': '16000',
      'anthropic-ratelimit-output-tokens-remaining': '16000',
      'anthropic-ratelimit-output-tokens-reset': '2026-11-24T09:00:01Z',
      'anthropic-ratelimit-tokens-limit': '16000',
      'anthropic-ratelimit-tokens-remaining': '16000',
      'anthropic-ratelimit-tokens-reset': '2026-11-24T09:00:01Z',
    });
  });

  test.each([
    ['responses', { max_output_tokens: 2000 }],
    ['chat-completions', { max_completion_tokens: 2000 }],
  ] as const)('of %s: requests, and tokens with those that may be written', async (name, more) => {
    await using emulator = await openEmulator(limited('rpm=60,tpm=120000'));
    const { headers } = await ask(emulator, name, { model, more });
    expect(Object.fromEntries([...headers].filter(([header]) => header.startsWith('x-ratelimit')))).toEqual({
      'x-ratelimit-limit-requests': '60',
      'x-ratelimit-remaining-requests': '59',
      'x-ratelimit-reset-requests': '1s',
      'x-ratelimit-limit-tokens': '120000',
      'x-ratelimit-remaining-tokens': '117000',
      'x-ratelimit-reset-tokens': '1.5s',
    });
  });

  test('and in none of generateContent', async () => {
    await using emulator = await openEmulator(limited('rpm=60'));
    const { headers } = await ask(emulator, 'generate-content', { model });
    expect([...headers].map(([name]) => name).filter((name) => name.includes('rate'))).toEqual([]);
  });
});

describe.each(apiNames)('over its limit %s', (name) => {
  test('answers 429 in its own words, says when to come back, and lets in whoever does', async () => {
    const clock = new TestClock();
    await using emulator = await openEmulator(limited('rpm=2,window=sliding', clock));
    for (let use = 0; use < 2; use++) expect((await ask(emulator, name, { model })).status).toBe(200);
    clock.ms += 25_500;
    const { status, headers, body } = await ask(emulator, name, { model });
    expect(status).toBe(429);
    expect(headers.get('retry-after')).toBe(name === 'generate-content' ? null : '35');
    expect(body).toMatchObject(
      {
        messages: { type: 'error', error: { type: 'rate_limit_error', message: expect.stringContaining('2 requests per minute') } },
        responses: {
          error: { type: 'requests', code: 'rate_limit_exceeded', message: expect.stringContaining('Please try again in 34.5s') },
        },
        'chat-completions': { error: { type: 'requests', code: 'rate_limit_exceeded' } },
        'generate-content': {
          error: {
            status: 'RESOURCE_EXHAUSTED',
            message: expect.stringMatching(/paid_tier_requests, limit: 2\nPlease retry in 34\.5s/),
            details: [{ violations: [{ quotaValue: '2' }] }, { retryDelay: '34.5s' }],
          },
        },
      }[name],
    );
    expect(emulator.ledger().at(-1)).toMatchObject({ status: 429, limited: 'requests', fault: null, inputTokens: 0, outputTokens: 0 });
    clock.ms += 34_500;
    expect((await ask(emulator, name, { model })).status).toBe(200);
  });

  test('has an allowance for each key, and for each model where it is asked to', async () => {
    const keyHeader = {
      messages: 'x-api-key',
      responses: 'authorization',
      'chat-completions': 'authorization',
      'generate-content': 'x-goog-api-key',
    }[name];
    const other = { headers: { [keyHeader]: 'another' } };
    await using byKey = await openEmulator(limited('rpm=1'));
    const statuses = [
      await ask(byKey, name, { model }),
      await ask(byKey, name, { model, ...other }),
      await ask(byKey, name, { model: 'sim-bench' }),
    ].map(({ status }) => status);
    expect(statuses).toEqual([200, 200, 429]);
    expect(new Set(byKey.ledger().map((row) => row.key)).size).toBe(2);
    await using byModel = await openEmulator(limited('rpm=1,per=model'));
    expect([await ask(byModel, name, { model }), await ask(byModel, name, { model: 'sim-bench' })].map(({ status }) => status)).toEqual([
      200, 200,
    ]);
  });

  test('does not ask anybody to wait for a request that is larger than the limit', async () => {
    await using emulator = await openEmulator(limited('tpm=900'));
    const { status, headers, body } = await ask(emulator, name, { model });
    expect([status, headers.get('retry-after')]).toEqual([429, null]);
    expect(JSON.stringify(body)).not.toMatch(/retryDelay|try again in/);
  });
});

test('written tokens stop only the requests that come after', async () => {
  const clock = new TestClock();
  await using emulator = await openEmulator(limited('otpm=150', clock));
  const statuses: number[] = [];
  for (let use = 0; use < 3; use++) statuses.push((await ask(emulator, 'messages', { model })).status);
  expect(statuses).toEqual([200, 200, 429]);
  clock.ms += 60_000;
  expect((await ask(emulator, 'messages', { model })).status).toBe(200);
});

test('a burst of a few seconds holds back what a whole minute would let in at once', async () => {
  await using emulator = await openEmulator(limited('rpm=120,burst=2'));
  const answers = await Promise.all(Array.from({ length: 6 }, () => ask(emulator, 'messages', { model })));
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 200, 200, 200, 429, 429]);
});

test('a key is told in the ledger by a name that does not give it away', async () => {
  await using emulator = await openEmulator();
  await ask(emulator, 'messages', { model, headers: { 'x-api-key': 'sk-planted-1234567890' } });
  expect(JSON.stringify(emulator.ledger())).not.toContain('planted');
  expect(emulator.ledger()[0]?.key).toMatch(/^key-[0-9a-f]{8}$/);
});

test.each(['', 'rpm', 'rpm=0', 'rpm=x', 'rmp=3', 'window=bucket', 'rpm=1,rpm=2', 'rpm=1,window=fixed', 'rpm=1,per=day'])(
  '--limit %s is refused with a sentence',
  (spec) => {
    expect(() => parseLimits(spec)).toThrow(UsageError);
  },
);
