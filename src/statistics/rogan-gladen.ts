/** A rate corrected for the judge's errors, or why it cannot be. */
export type Prevalence = { readonly prevalence: number } | { readonly prevalence: undefined; readonly why: string };

/**
 * True rate behind the rate a judge reports, clipped to [0, 1]: (apparent + specificity - 1) / (sensitivity + specificity - 1)
 * (Rogan, Gladen 1978). Undefined for a judge that is no better than chance.
 */
export function roganGladen(apparent: number, sensitivity: number, specificity: number): Prevalence {
  for (const share of [apparent, sensitivity, specificity]) {
    if (!(share >= 0 && share <= 1)) throw new RangeError(`a share lies in [0, 1], not at ${share}`);
  }
  const youden = sensitivity + specificity - 1;
  if (youden <= 0) return { prevalence: undefined, why: 'the judge is no better than chance (sensitivity + specificity is at most 1)' };
  return { prevalence: Math.min(1, Math.max(0, (apparent + specificity - 1) / youden)) };
}
