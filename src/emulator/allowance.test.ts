import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Bucket, SlidingMinute, type Allowance } from './allowance.ts';

const minute = 60_000;
const steps = fc.array(fc.record({ afterMs: fc.integer({ min: 0, max: 20_000 }), amount: fc.integer({ min: 1, max: 40 }) }), {
  minLength: 1,
  maxLength: 120,
});
const perMinute = fc.integer({ min: 40, max: 600 });
type Taken = { readonly atMs: number; readonly amount: number };

/** Asks for each amount in turn and takes what is let in. */
function play(allowance: Allowance, asked: readonly { afterMs: number; amount: number }[]): { taken: Taken[]; endMs: number } {
  let atMs = 1_000;
  const taken: Taken[] = [];
  for (const { afterMs, amount } of asked) {
    atMs += afterMs;
    if (allowance.waitFor(amount, atMs) > 0) continue;
    allowance.take(amount, atMs);
    taken.push({ atMs, amount });
  }
  return { taken, endMs: atMs };
}

/** The most that was taken in a span that begins with one of the uses. */
function mostIn(taken: readonly Taken[], allowed: (spanMs: number) => number): boolean {
  return taken.every((first, from) => {
    let sum = 0;
    return taken.slice(from).every(({ atMs, amount }) => {
      sum += amount;
      return sum <= allowed(atMs - first.atMs) + 1e-3;
    });
  });
}

describe('a bucket', () => {
  test('gives in no span more than it holds and what flows in meanwhile', () => {
    fc.assert(
      fc.property(perMinute, fc.integer({ min: 40, max: 600 }), steps, (limit, capacity, asked) => {
        const { taken } = play(new Bucket(limit, capacity), asked);
        return mostIn(taken, (spanMs) => capacity + (limit * spanMs) / minute);
      }),
    );
  });

  test('is full again after a minute, and holds no more than that after a day', () => {
    fc.assert(
      fc.property(perMinute, steps, fc.integer({ min: minute, max: 1_440 * minute }), (limit, asked, later) => {
        const bucket = new Bucket(limit);
        const { endMs } = play(bucket, asked);
        expect(bucket.level(endMs + later)).toMatchObject({ limit, remaining: limit });
      }),
    );
  });
});

describe('a sliding minute', () => {
  test('gives in no sixty seconds more than its limit', () => {
    fc.assert(
      fc.property(perMinute, steps, (limit, asked) => {
        const { taken } = play(new SlidingMinute(limit), asked);
        return taken.every(
          ({ atMs }) =>
            taken.filter((use) => use.atMs > atMs - minute && use.atMs <= atMs).reduce((sum, { amount }) => sum + amount, 0) <= limit,
        );
      }),
    );
  });

  test('forgets what is older than a minute, however much has gone through', () => {
    const window = new SlidingMinute(3_000);
    for (let round = 0; round < 4; round++) {
      for (let use = 0; use < 3_000; use++) window.take(1, round * minute + use);
      expect(window.waitFor(1, round * minute + 3_000)).toBe(minute - 3_000);
    }
    expect(window.level(5 * minute)).toEqual({ limit: 3_000, remaining: 3_000, fullAtMs: 5 * minute });
  });
});

describe.each([
  ['a bucket', (limit: number) => new Bucket(limit)],
  ['a sliding minute', (limit: number) => new SlidingMinute(limit)],
])('%s', (_, open) => {
  test('lets in whoever waits as long as it says, and nobody a tenth of a second earlier', () => {
    fc.assert(
      fc.property(perMinute, steps, fc.integer({ min: 1, max: 40 }), (limit, asked, amount) => {
        const allowance = open(limit);
        const { endMs } = play(allowance, asked);
        const wait = allowance.waitFor(amount, endMs);
        const isTooEarly = wait <= 100 || allowance.waitFor(amount, endMs + wait - 100) > 0;
        return isTooEarly && allowance.waitFor(amount, endMs + wait) === 0;
      }),
    );
  });

  test('says of what is more than it ever gives that there is no waiting for it', () => {
    expect(open(100).waitFor(101, 0)).toBe(Infinity);
  });

  test('pays back what was taken without being there', () => {
    const allowance = open(60);
    allowance.take(90, 1_000);
    expect(allowance.level(1_000).remaining).toBe(0);
    expect(allowance.waitFor(1, 2_000)).toBeGreaterThan(0);
    expect(allowance.waitFor(1, 1_000 + 2 * minute)).toBe(0);
  });
});
