import hypergeometric from '@stdlib/stats-base-dists-hypergeometric-pmf';
import { checkCounts } from './interval.ts';

/** Tables this much more likely than the observed one still count as equally likely: rounding must not split ties. */
const RELATIVE_TOLERANCE = 1e-7;

/**
 * Fisher's exact test of two rates: the two-sided p, summed over the tables with the same margins that are no likelier
 * than the observed one (Fisher 1935; the tolerance is the one of R's fisher.test).
 */
export function fisher(count1: number, n1: number, count2: number, n2: number): number {
  checkCounts(count1, n1);
  checkCounts(count2, n2);
  const all = n1 + n2;
  const events = count1 + count2;
  const likelihood = (count: number): number => hypergeometric(count, all, events, n1);
  const limit = likelihood(count1) * (1 + RELATIVE_TOLERANCE);
  let p = 0;
  for (let count = Math.max(0, events - n2); count <= Math.min(n1, events); count++) {
    const term = likelihood(count);
    if (term <= limit) p += term;
  }
  return Math.min(1, p);
}
