import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UsageError } from '../errors.ts';
import { ask } from './fixtures/api-talk.ts';
import { openEmulator, TestClock } from './fixtures/open-emulator.ts';
import { parseCache, usualCache } from './parse-settings.ts';
import { PrefixCache } from './prefix-cache.ts';
import type { CacheBlock, WireRequest } from './wire-format.ts';

const prose = (seed: string, characters: number): string => `${seed} the tide stands at the pier `.repeat(characters).slice(0, characters);
const model = 'sim-bench-1-c-10';

const request = (said: readonly string[], blocks?: readonly CacheBlock[]): WireRequest => ({
  model,
  system: '',
  messages: said.map((text) => ({ role: 'user', text })),
  tools: [],
  maxOutputTokens: undefined,
  cache: blocks === undefined ? { type: 'automatic', partition: '' } : { type: 'marked', blocks },
  echo: {},
});
const tokensOf = ({ messages }: WireRequest): number => Math.ceil(JSON.stringify(messages).length / 4);

describe('an automatic cache', () => {
  test('reads what two prompts begin alike with, in whole steps of 128 tokens from 1,024 on, and never more', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 20_000 }),
        fc.integer({ min: 1, max: 8_000 }),
        fc.integer({ min: 1, max: 8_000 }),
        (common, one, other) => {
          const cache = new PrefixCache(usualCache);
          const begun = prose('c', common);
          const first = request([`${begun}${prose('1', one)}`]);
          const second = request([`${begun}${prose('2', other)}`]);
          const ask = (asked: WireRequest): ReturnType<PrefixCache['ask']> =>
            cache.ask({ owner: 'k', request: asked, inputTokens: tokensOf(asked) }, 0, 0);
          ask(first).keep(0);
          const { readTokens } = ask(second).use;
          // `[]` for the tools, and what stands before the text of the first message.
          const alike = common + '[][{"role":"user","text":"'.length;
          const steps = Math.floor(alike / 4 / 128) * 128;
          expect(readTokens).toBe(steps >= 1_024 ? steps : 0);
        },
      ),
    );
  });

  test('misses as often as it is asked to, though it holds the prefix', () => {
    const cache = new PrefixCache({ ...usualCache, hitShare: 0.7 });
    const asked = { owner: 'k', request: request([prose('a', 9_000)]), inputTokens: 2_250 };
    cache.ask(asked, 0, 0).keep(0);
    expect(cache.ask(asked, 1, 0.69).use.readTokens).toBe(2_176);
    expect(cache.ask(asked, 1, 0.71).use.readTokens).toBe(0);
  });
});

describe('a cache of marks', () => {
  const block = (text: string, mark?: CacheBlock['mark']): CacheBlock => ({ text, mark });
  const asked = (blocks: readonly CacheBlock[]) => ({ owner: 'k', request: request(['x'], blocks), inputTokens: 1_000_000 });

  test('splits a prompt into what is read, written and plain without rest, whatever the marks', () => {
    const blocks = fc.array(
      fc.record({ length: fc.integer({ min: 0, max: 9_000 }), mark: fc.constantFrom(undefined, 'short' as const, 'hour' as const) }),
      {
        minLength: 1,
        maxLength: 12,
      },
    );
    fc.assert(
      fc.property(blocks, fc.integer({ min: 0, max: 12 }), (made, shared) => {
        const cache = new PrefixCache(usualCache);
        const first = made.map(({ length, mark }, index) => block(prose(`${index}`, length), mark));
        const total = Math.ceil(made.reduce((sum, { length }) => sum + length, 0) / 4);
        const opened = cache.ask({ ...asked(first), inputTokens: total }, 0, 0);
        expect(opened.use.readTokens).toBe(0);
        opened.keep(0);
        const second = first.map((each, index) => (index < shared ? each : { ...each, text: `${each.text}!` }));
        const { readTokens, writeTokens, hourTokens } = cache.ask({ ...asked(second), inputTokens: total + 12 }, 1, 0).use;
        expect(readTokens + writeTokens).toBeLessThanOrEqual(total + 12);
        expect(hourTokens).toBeLessThanOrEqual(writeTokens);
        expect(readTokens).toBeLessThanOrEqual(opened.use.writeTokens);
      }),
    );
  });

  test('reads a kept beginning up to twenty blocks before a mark', () => {
    const talk = (turns: number): CacheBlock[] => [
      block(prose('s', 8_000), 'short'),
      ...Array.from({ length: turns }, (_, turn) => block(`${turn}`)),
    ];
    const marked = (turns: number): CacheBlock[] => [...talk(turns).map(({ text }) => block(text)), block('last', 'short')];
    for (const [turns, read] of [
      [19, 2_000],
      [20, 0],
    ] as const) {
      const cache = new PrefixCache(usualCache);
      cache.ask(asked(talk(0)), 0, 0).keep(0);
      expect(cache.ask(asked(marked(turns)), 1, 0).use.readTokens).toBe(read);
    }
  });

  test('counts what is kept for an hour apart, and keeps it so long', () => {
    const cache = new PrefixCache(usualCache);
    const blocks = [block(prose('s', 8_000), 'hour'), block(prose('t', 4_000), 'short')];
    const first = cache.ask(asked(blocks), 0, 0);
    expect(first.use).toEqual({ readTokens: 0, writeTokens: 3_000, hourTokens: 2_000 });
    first.keep(0);
    expect(cache.ask(asked(blocks), 299_999, 0).use.readTokens).toBe(3_000);
    expect(cache.ask(asked(blocks), 300_000, 0).use).toEqual({ readTokens: 2_000, writeTokens: 1_000, hourTokens: 0 });
    expect(cache.ask(asked(blocks), 3_600_000, 0).use.readTokens).toBe(0);
  });
});

test('what is kept can be read once its answer is there, lives for its time after each use, and belongs to one key and model', async () => {
  const clock = new TestClock();
  await using emulator = await openEmulator({
    now: clock.now,
    cache: usualCache,
    latency: { base: { type: 'fixed', ms: 2_000 }, perTokenMs: 0 },
    sleep: () => Promise.resolve(),
  });
  const said = [{ role: 'user', content: prose('a', 8_192) }];
  const read = async (more: { model?: string; headers?: Record<string, string> } = {}): Promise<number | undefined> => {
    await ask(emulator, 'chat-completions', { model, said, ...more });
    return emulator.ledger().at(-1)?.cacheReadTokens;
  };
  expect(await read()).toBe(0);
  clock.ms += 1_999;
  expect(await read()).toBe(0);
  clock.ms += 1;
  expect(await read()).toBeGreaterThan(1_900);
  clock.ms += 301_999;
  expect(await read()).toBeGreaterThan(1_900);
  clock.ms += 302_000;
  expect(await read()).toBe(0);
  clock.ms += 3_000;
  expect(await read({ model: 'sim-bench-2-c-10' })).toBe(0);
  expect(await read({ headers: { authorization: 'Bearer another' } })).toBe(0);
  expect(await read()).toBeGreaterThan(1_900);
});

test('--cache is off, on or made of known settings', () => {
  expect(parseCache('off')).toBeUndefined();
  expect(parseCache('on')).toEqual(usualCache);
  expect(parseCache('ttl=60,min=2048,hit=0.9')).toEqual({ ttlMs: 60_000, minTokens: 2_048, hitShare: 0.9 });
  for (const spec of ['', 'yes', 'hit=2', 'ttl']) expect(() => parseCache(spec)).toThrow(UsageError);
});
