import betaQuantile from '@stdlib/stats-base-dists-beta-quantile';
import { checkConfidence, zValue } from './quantile.ts';

/** Lower and upper end of an interval, lower first. */
export type Interval = readonly [number, number];

/**
 * Wilson score interval of a rate (Wilson 1927; Brown, Cai, DasGupta 2001).
 * `n` may be an effective, fractional size, with the count scaled alike. No trial says nothing: [0, 1].
 */
export function wilson(count: number, n: number, confidence = 0.95): Interval {
  return wilsonAt(count, n, zValue(confidence));
}

/** Wilson score interval at a critical value `z` instead of a confidence. */
export function wilsonAt(count: number, n: number, z: number): Interval {
  checkCounts(count, n);
  if (n === 0) return [0, 1];
  const z2 = z * z;
  const rate = count / n;
  const centre = rate + z2 / (2 * n);
  const spread = z * Math.sqrt((rate * (1 - rate)) / n + z2 / (4 * n * n));
  const scale = 1 + z2 / n;
  // The ends are exact at 0 and n; rounding would leave them a hair off.
  const low = count === 0 ? 0 : (centre - spread) / scale;
  const high = count === n ? 1 : (centre + spread) / scale;
  return [Math.max(0, low), Math.min(1, high)];
}

/** Exact interval of a rate: it covers at least as often as it says, at every rate (Clopper, Pearson 1934). */
export function clopperPearson(count: number, n: number, confidence = 0.95): Interval {
  checkCounts(count, n);
  checkConfidence(confidence);
  if (n === 0) return [0, 1];
  const tail = (1 - confidence) / 2;
  return [count === 0 ? 0 : betaQuantile(tail, count, n - count + 1), count === n ? 1 : betaQuantile(1 - tail, count + 1, n - count)];
}

/**
 * Equal-tailed Bayes interval of a rate under Jeffreys' prior Beta(1/2, 1/2); 0 at count 0 and 1 at count n
 * (Brown, Cai, DasGupta 2001).
 */
export function jeffreys(count: number, n: number, confidence = 0.95): Interval {
  checkCounts(count, n);
  checkConfidence(confidence);
  if (n === 0) return [0, 1];
  const tail = (1 - confidence) / 2;
  const after = n - count + 0.5;
  return [count === 0 ? 0 : betaQuantile(tail, count + 0.5, after), count === n ? 1 : betaQuantile(1 - tail, count + 0.5, after)];
}

/** Throws where a count cannot be one of `n` trials: a wrong count is a bug upstream, never a rate. */
export function checkCounts(count: number, n: number): void {
  if (!(Number.isFinite(n) && count >= 0 && count <= n)) throw new RangeError(`${count} of ${n} is no count of trials`);
}
