import type { Interval } from './interval.ts';
import { meanUtility, type VariantUtility } from './mean-utility.ts';
import { hybridInterval } from './newcombe.ts';
import { tValue } from './quantile.ts';
import { sum } from './sum.ts';

/** Two means of work done and the difference between them, second minus first. */
export type UtilityDifference = {
  readonly from: { readonly mean: number | null; readonly n: number };
  readonly to: { readonly mean: number | null; readonly n: number };
  readonly difference: number | null;
  readonly ci95: Interval;
  readonly method: 'paired-t' | 'mover' | 'undetermined';
};

/** Per-variant differences that lie within this of each other are alike: rounding is no spread. */
const NO_SPREAD = 1e-12;

/**
 * Difference of mean utility over the variants that both arms have: mean of the per-variant differences, t on V-1 (Miller 2024,
 * arXiv 2411.00640). Where all variants show the same difference t has no width: the arms' own limits are put together instead
 * (MOVER: Zou, Donner 2008). Fewer than two shared variants say nothing of others: [-1, 1].
 */
export function utilityDifference(from: readonly VariantUtility[], to: readonly VariantUtility[], seed: string): UtilityDifference {
  const shared = sharedVariants(from, to);
  const [first, second] = [meanUtility(armOf(from, shared), seed), meanUtility(armOf(to, shared), seed)];
  const arms = { from: { mean: first.mean, n: first.n }, to: { mean: second.mean, n: second.n } };
  const differences = shared.map((variant) => meanOf(to, variant) - meanOf(from, variant));
  if (first.mean === null || second.mean === null) return { ...arms, difference: null, ci95: [-1, 1], method: 'undetermined' };
  const difference = sum(differences) / differences.length;
  if (differences.length === 1) return { ...arms, difference, ci95: [-1, 1], method: 'undetermined' };
  if (Math.max(...differences) - Math.min(...differences) < NO_SPREAD) {
    const ci95 = hybridInterval(difference, { rate: second.mean, limits: second.ci95 }, { rate: first.mean, limits: first.ci95 });
    return { ...arms, difference, ci95, method: 'mover' };
  }
  const variance = sum(differences.map((own) => (own - difference) ** 2)) / (differences.length - 1);
  const half = tValue(0.95, differences.length - 1) * Math.sqrt(variance / differences.length);
  return { ...arms, difference, ci95: [Math.max(-1, difference - half), Math.min(1, difference + half)], method: 'paired-t' };
}

function sharedVariants(from: readonly VariantUtility[], to: readonly VariantUtility[]): number[] {
  const seen = (arm: readonly VariantUtility[]): number[] => arm.filter(({ values }) => values.length > 0).map(({ variant }) => variant);
  const others = new Set(seen(from));
  return seen(to).filter((variant) => others.has(variant));
}

function armOf(arm: readonly VariantUtility[], variants: readonly number[]): VariantUtility[] {
  return arm.filter(({ variant }) => variants.includes(variant));
}

function meanOf(arm: readonly VariantUtility[], variant: number): number {
  const values = arm.find((own) => own.variant === variant)?.values ?? [];
  return sum(values) / values.length;
}
