import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RateBucket } from './rate-bucket.ts';

const minuteMs = 60_000;
type Use = { readonly atMs: number; readonly amount: number };

/** Uses a bucket as fast as it lets, with these amounts one after the other, each coming this long after the one before was begun. */
function useUp(bucket: RateBucket, amounts: readonly number[], gapOf: (index: number) => number = () => 0): Use[] {
  let now = 0;
  return amounts.map((amount, index) => {
    now += gapOf(index);
    // As timers do: whole milliseconds, late rather than early.
    now = Math.max(now, Math.ceil(bucket.whenFree(amount, now)));
    bucket.take(amount, now);
    return { atMs: now, amount };
  });
}

/** The most that was used in any sixty seconds. */
function mostInAMinute(uses: readonly Use[]): number {
  let sum = 0;
  let first = 0;
  let most = 0;
  for (const { atMs, amount } of uses) {
    sum += amount;
    for (let old = uses[first]!; old.atMs <= atMs - minuteMs; old = uses[++first]!) sum -= old.amount;
    most = Math.max(most, sum);
  }
  return most;
}

const limits = fc.integer({ min: 1, max: 5_000 });

test('requests: in no sixty seconds more than the limit, whenever they come', () => {
  fc.assert(
    fc.property(limits, fc.array(fc.integer({ min: 0, max: 3_000 }), { minLength: 1, maxLength: 400 }), (limit, gaps) => {
      const uses = useUp(new RateBucket(limit), Array<number>(gaps.length * 3).fill(1), (index) => gaps[index % gaps.length]!);
      expect(mostInAMinute(uses)).toBeLessThanOrEqual(limit);
    }),
  );
});

test('requests: with enough to do at least 95 of 100 are used, every minute from the first on', () => {
  fc.assert(
    fc.property(fc.integer({ min: 20, max: 3_000 }), (limit) => {
      const uses = useUp(new RateBucket(limit), Array<number>(limit * 3).fill(1));
      for (const minute of [0, 1]) {
        const used = uses.filter(({ atMs }) => Math.floor(atMs / minuteMs) === minute).length;
        expect(used).toBeGreaterThanOrEqual(limit * 0.95);
      }
    }),
    { numRuns: 60 },
  );
});

test('few requests a minute are all used', () => {
  const uses = useUp(new RateBucket(5), Array<number>(20).fill(1));
  expect(uses.filter(({ atMs }) => atMs < 3 * minuteMs)).toHaveLength(15);
  expect(mostInAMinute(uses)).toBe(5);
});

test('tokens: in no sixty seconds more than the limit, and at least 95 of 100 of it over the whole', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 10_000, max: 2_000_000 }),
      fc.array(fc.double({ min: 0.0005, max: 0.04, noNaN: true }), { minLength: 20, maxLength: 200 }),
      (limit, shares) => {
        const total = limit * 5;
        const amounts: number[] = [];
        for (let sum = 0, index = 0; sum < total; index++) {
          const amount = Math.max(1, Math.round(shares[index % shares.length]! * limit));
          amounts.push(amount);
          sum += amount;
        }
        const uses = useUp(new RateBucket(limit), amounts);
        expect(mostInAMinute(uses)).toBeLessThanOrEqual(limit);
        const used = amounts.slice(0, -1).reduce((sum, amount) => sum + amount, 0);
        expect(used / (limit * (uses.at(-1)!.atMs / minuteMs))).toBeGreaterThanOrEqual(0.95);
      },
    ),
    { numRuns: 40 },
  );
});

test('what is more than a minute’s worth waits for a whole one and no longer', () => {
  const bucket = new RateBucket(1_000);
  bucket.take(10, 0);
  expect(bucket.whenFree(50_000, 0)).toBe(minuteMs);
});

test('a forecast that was too high gives back what it took, one that was too low takes the rest', () => {
  const bucket = new RateBucket(6_000);
  const high = bucket.take(3_000, 0);
  bucket.correct(high, 100, 1_000);
  expect(bucket.used(1_000)).toBe(100);
  const low = bucket.take(100, 2_000);
  bucket.correct(low, 5_000, 3_000);
  expect(bucket.used(3_000)).toBe(5_100);
  expect(bucket.whenFree(1_000, 3_000)).toBeGreaterThan(40_000);
});

test('a correction that comes when its use has left the window changes no sum', () => {
  const bucket = new RateBucket(6_000);
  const old = bucket.take(3_000, 0);
  bucket.take(500, 50_000);
  bucket.correct(old, 10, 61_000);
  expect(bucket.used(61_000)).toBe(500);
});

test('after a refusal it goes at seven tenths and is back after a minute', () => {
  const bucket = new RateBucket(600);
  bucket.slowDown(0);
  const uses = useUp(bucket, Array<number>(1_000).fill(1));
  const within = (from: number, to: number): number => uses.filter(({ atMs }) => atMs >= from && atMs < to).length;
  expect(within(5_000, 10_000)).toBeLessThan(50 * 0.78);
  expect(within(70_000, 80_000)).toBeGreaterThanOrEqual(95);
});

test('a guessed limit is no bound: its pace comes to be higher', () => {
  const bucket = new RateBucket(600, true);
  expect(bucket.perMinute).toBeUndefined();
  const uses = useUp(bucket, Array<number>(3_000).fill(1));
  expect(uses.filter(({ atMs }) => atMs >= 2 * minuteMs && atMs < 3 * minuteMs).length).toBeGreaterThan(900);
});

test('a server that has nothing left is waited for', () => {
  const bucket = new RateBucket(600);
  bucket.holdUntil(4_000);
  expect(bucket.whenFree(1, 0)).toBe(4_000);
});
