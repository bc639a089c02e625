import { describe, expect, test } from 'vitest';
import { UsageError } from '../errors.ts';
import { randomFrom } from '../kernel/random.ts';
import { ask } from './fixtures/api-talk.ts';
import { openEmulator } from './fixtures/open-emulator.ts';
import { drawLatency, parseLatency } from './latency.ts';

const draws = (spec: string, count = 4_000): number[] => {
  const random = randomFrom('latency');
  return Array.from({ length: count }, () => drawLatency(parseLatency(spec), 10, random));
};
const share = (values: readonly number[], fits: (value: number) => boolean): number => values.filter(fits).length / values.length;

describe('a latency', () => {
  test('that is fixed is the same each time, with its part for each written token', () => {
    expect(new Set(draws('50', 10))).toEqual(new Set([50]));
    expect(new Set(draws('fixed:50+2.5/token', 10))).toEqual(new Set([75]));
  });

  test('that is uniform lies between its ends, half of it on each side of the middle', () => {
    const values = draws('uniform:200..600');
    expect(Math.min(...values)).toBeGreaterThanOrEqual(200);
    expect(Math.max(...values)).toBeLessThan(600);
    expect(share(values, (value) => value < 400)).toBeCloseTo(0.5, 1);
  });

  test('that is lognormal has its median, and 68 % within one sigma of it', () => {
    const values = draws('lognormal:800,0.6');
    expect(share(values, (value) => value < 800)).toBeCloseTo(0.5, 1);
    // Standard normal: 0.6827 within one standard deviation.
    expect(share(values, (value) => Math.abs(Math.log(value / 800)) < 0.6)).toBeCloseTo(0.6827, 1);
  });

  test.each(['', 'x', '-5', 'uniform:5', 'uniform:9..3', 'lognormal:800', 'lognormal:800,x', '50+3', '50+x/token', 'normal:3,4'])(
    '%s is refused with a sentence',
    (spec) => {
      expect(() => parseLatency(spec)).toThrow(UsageError);
    },
  );
});

test('an answer takes the time that the ledger says; the same seed gives the same times, whatever the order', async () => {
  const latencies = async (seed: string, episodes: readonly string[]): Promise<object> => {
    const waited: number[] = [];
    await using emulator = await openEmulator({
      seed,
      latency: parseLatency('lognormal:800,0.5+2/token'),
      sleep: async (ms) => void waited.push(ms),
    });
    for (const episode of episodes) await ask(emulator, 'messages', { model: 'sim-bench', headers: { 'x-turncoat-episode': episode } });
    expect(waited).toEqual(emulator.ledger().map((row) => row.latencyMs));
    return Object.fromEntries(emulator.ledger().map((row) => [row.episode, row.latencyMs]));
  };
  const first = await latencies('a', ['e1', 'e2', 'e3']);
  expect(new Set(Object.values(first)).size).toBe(3);
  expect(await latencies('a', ['e3', 'e1', 'e2'])).toEqual(first);
  expect(await latencies('b', ['e1', 'e2', 'e3'])).not.toEqual(first);
});

test('what is turned away is turned away at once', async () => {
  const waited: number[] = [];
  const faults = [
    { fault: '429', when: { nth: 1 } },
    { fault: '503', when: { nth: 2 } },
  ] as const;
  await using emulator = await openEmulator({ faults, latency: parseLatency('500'), sleep: async (ms) => void waited.push(ms) });
  await ask(emulator, 'messages', { model: 'sim-bench' });
  await fetch(`${emulator.url}/v1/messages`, {
    method: 'POST',
    headers: { 'x-api-key': 'any', 'anthropic-version': '2023-06-01' },
    body: JSON.stringify({ model: 'sim-bench', max_tokens: 9, messages: [{ role: 'user', content: 'x' }] }),
  });
  expect(waited).toEqual([]);
  expect(emulator.ledger().map((row) => [row.status, row.latencyMs])).toEqual([
    [429, 0],
    [503, 0],
  ]);
});
