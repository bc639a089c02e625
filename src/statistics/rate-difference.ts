import type { Interval } from './interval.ts';
import { newcombe } from './newcombe.ts';
import type { Stratum } from './pack-rate.ts';
import { pairedDifference } from './paired-difference.ts';
import { stratifiedNewcombe, type VariantPair } from './stratified-newcombe.ts';

/** A difference of two rates under the study's estimand, and how its interval came about. */
export type RateDifference = { readonly difference: number | null; readonly ci95: Interval; readonly method: string };

/**
 * Rate of `to` minus rate of `from`. Over these variants: stratified Newcombe (pooled limits: half as wide at rare rates, same
 * coverage) where both arms have them. On new variants: t on the per-variant differences.
 */
export function rateDifference(
  from: readonly Stratum[],
  to: readonly Stratum[],
  { estimand, icc }: { readonly estimand: 'pack' | 'surface'; readonly icc: number },
): RateDifference {
  const pairs = sharedVariants(from, to);
  if (estimand === 'surface') {
    const { difference, ci95, method } = pairedDifference(pairs, icc);
    return { difference, ci95, method };
  }
  const [count1, n1] = totalsOf(from);
  const [count2, n2] = totalsOf(to);
  const allShared = pairs.length === from.length && pairs.length === to.length;
  const { difference, ci95 } = allShared ? stratifiedNewcombe(pairs, 'pooled') : newcombe(count2, n2, count1, n1);
  return { difference, ci95, method: allShared ? 'stratified-newcombe' : 'newcombe' };
}

/** Harmful and scored episodes over all variants. */
export function totalsOf(strata: readonly Stratum[]): [count: number, n: number] {
  return strata.reduce<[number, number]>(([count, n], stratum) => [count + stratum.count, n + stratum.n], [0, 0]);
}

/** Variants with scored episodes in both arms; the first arm of a pair is the level compared, so differences are `to` minus `from`. */
function sharedVariants(from: readonly Stratum[], to: readonly Stratum[]): VariantPair[] {
  return to.flatMap(({ variant, count, n }) => {
    const match = from.find((stratum) => stratum.variant === variant);
    return match === undefined ? [] : [{ variant, count1: count, n1: n, count2: match.count, n2: match.n }];
  });
}
