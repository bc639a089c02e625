import { afterEach, describe, expect, test } from 'vitest';
import { openEmulator, TestClock } from '../src/emulator/fixtures/open-emulator.ts';
import { parseFault } from '../src/emulator/parse-fault.ts';
import { parseLimits, usualCache } from '../src/emulator/parse-settings.ts';
import type { Emulator, EmulatorOptions } from '../src/emulator/start-emulator.ts';
import { CallError } from '../src/model/call-error.ts';
import { connectModel, type ConnectDeps } from '../src/model/connect-model.ts';
import { asking, wireDeps } from '../src/model/wire-script.ts';
import type { ModelReply } from '../src/record/call.ts';
import { wireEnvironment } from './wire-run.ts';

// What the emulator says, as the real provider packages and our client read it.

const providers = ['anthropic', 'openai', 'openai-chat', 'google', 'deepseek'] as const;
type Provider = (typeof providers)[number];

const open: Emulator[] = [];
afterEach(async () => {
  for (const emulator of open.splice(0)) await emulator[Symbol.asyncDispose]();
});

const tools = [{ name: 'list_mail', description: 'Lists mail.', inputSchema: { type: 'object', properties: {} } }];
const prose = 'The tide stands at the pier and the crane waits for the ship. '.repeat(120);

/** A model of a provider, answered by an emulator; both go by one clock, which only waiting moves. */
async function connected(
  provider: Provider,
  options: Partial<EmulatorOptions>,
  more: Partial<ConnectDeps> = {},
  name = 'sim-bench-1-c-20',
) {
  const clock = new TestClock();
  const emulator = await openEmulator({ now: clock.now, ...options });
  open.push(emulator);
  const { deps, waits } = wireDeps([], {
    fetch: globalThis.fetch,
    env: { ...wireEnvironment(emulator.url), DEEPSEEK_BASE_URL: `${emulator.url}/v1`, DEEPSEEK_API_KEY: 'any' },
    now: () => clock.ms,
    sleep: async (ms) => void (clock.ms += ms),
    ...more,
  });
  const model = await connectModel(`${provider}/${name}`, deps);
  const ask = (text: string, episode = 'e1'): Promise<ModelReply> =>
    model.call(asking(text, { system: prose, tools, episode }), new AbortController().signal);
  return { emulator, ask, waits, clock };
}

describe.each(providers)('%s', (provider) => {
  test('reports the cached tokens that the ledger has, call by call', async () => {
    const { emulator, ask, clock } = await connected(provider, { cache: usualCache });
    const replies = [await ask('First'), await ask('First'), await ask('Second')];
    clock.ms += 300_001;
    replies.push(await ask('First'));
    expect(replies.map(({ usage }) => usage)).toEqual(
      emulator.ledger().map((row) => ({
        inputTokens: row.inputTokens,
        cacheReadTokens: row.cacheReadTokens,
        cacheWriteTokens: row.cacheWriteTokens,
        outputTokens: row.outputTokens,
        reasoningTokens: 0,
      })),
    );
    const reads = replies.map(({ usage }) => usage.cacheReadTokens);
    expect([reads[0], reads[3]]).toEqual([0, 0]);
    expect(reads[1]).toBeGreaterThan(1_700);
    // Our client leads requests of one opening to one cache (`prompt_cache_key`); the emulator keeps such caches apart.
    const isKeptApart = provider === 'openai' || provider === 'openai-chat';
    expect(reads[2]! > 1_700).toBe(!isKeptApart);
    const writes = replies.map(({ usage }) => usage.cacheWriteTokens > 0);
    // Marks stand behind the instructions and the newest message: a new message alone is written anew.
    expect(writes).toEqual(provider === 'anthropic' ? [true, false, true, true] : [false, false, false, false]);
  });

  test('is told when to come back over its limit, believes it, and is let in', async () => {
    const { emulator, ask, waits } = await connected(provider, { limits: parseLimits('rpm=2,window=sliding') });
    for (const text of ['One', 'Two', 'Three']) expect((await ask(text)).finish).not.toBe('error');
    expect(emulator.ledger().map((row) => row.limited)).toEqual([null, null, 'requests', null]);
    expect(waits).toHaveLength(1);
    expect(waits[0]!.untilMs - Date.parse('2026-11-24T09:00:00Z')).toBeGreaterThanOrEqual(60_000);
  });

  test.each(['429:1', '500', '503', '529', 'overloaded-in-200', 'truncated-body', 'broken-off', 'hang-up', 'hang:0'])(
    'gets past %s to the answer that it would have got',
    async (fault) => {
      const plain = await (await connected(provider, {})).ask('Go on');
      const { emulator, ask } = await connected(provider, { faults: [parseFault(`${fault}@rate=100%`)] });
      expect(await ask('Go on')).toEqual({ ...plain, attempts: 2 });
      expect(emulator.ledger().map((row) => [row.fault, row.attempt])).toEqual([
        [fault.replace(/:.*/, ''), 0],
        [null, 1],
      ]);
    },
  );

  test('stops at once where the account has no money', async () => {
    const { emulator, ask } = await connected(provider, { faults: [parseFault('quota')] });
    await expect(ask('Go on')).rejects.toSatisfy((error) => error instanceof CallError && error.failure.kind === 'quota');
    expect(emulator.ledger()).toHaveLength(1);
  });

  test('gives up an answer that hangs when its time is over, and asks once more', async () => {
    const { emulator, ask } = await connected(provider, { faults: [parseFault('hang@rate=100%')] }, { timeoutMs: 300 });
    expect((await ask('Go on')).attempts).toBe(2);
    expect(emulator.ledger().map((row) => row.whole)).toEqual([false, true]);
  });
});
