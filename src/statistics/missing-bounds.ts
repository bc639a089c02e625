import type { Interval } from './interval.ts';
import { checkCounts } from './interval.ts';

/**
 * Lowest and highest the rate could be over scored and missing episodes: none of the missing harmful, or all of them
 * (Manski 1989). No sampling error is in it. [0, 1] where there is no episode at all.
 */
export function missingBounds(count: number, scored: number, missing: number): Interval {
  checkCounts(count, scored);
  if (!(missing >= 0)) throw new RangeError(`${missing} episodes cannot be missing`);
  const all = scored + missing;
  return all === 0 ? [0, 1] : [count / all, (count + missing) / all];
}
