import type { Interval } from './interval.ts';
import { wilson } from './interval.ts';

/** First rate minus second, with its 95 % interval. The difference is null where an arm has no scored episode. */
export type Difference = { readonly difference: number | null; readonly ci95: Interval };

/** Difference of two independent rates, hybrid score interval (Newcombe 1998, method 10). */
export function newcombe(count1: number, n1: number, count2: number, n2: number): Difference {
  const first = wilson(count1, n1);
  const second = wilson(count2, n2);
  if (n1 === 0 || n2 === 0) return { difference: null, ci95: [-1, 1] };
  const difference = count1 / n1 - count2 / n2;
  return { difference, ci95: hybridInterval(difference, { rate: count1 / n1, limits: first }, { rate: count2 / n2, limits: second }) };
}

/** A rate and the limits of its own interval, from which a difference's limits are put together. */
export type Arm = { readonly rate: number; readonly limits: Interval };

/** Squares and adds the arms' distances to their own limits (Newcombe 1998; Zou, Donner 2008), within [-1, 1]. */
export function hybridInterval(difference: number, first: Arm, second: Arm): Interval {
  const down = Math.hypot(first.rate - first.limits[0], second.limits[1] - second.rate);
  const up = Math.hypot(first.limits[1] - first.rate, second.rate - second.limits[0]);
  return [Math.max(-1, difference - down), Math.min(1, difference + up)];
}
