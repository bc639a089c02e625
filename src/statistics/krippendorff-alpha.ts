/** Agreement beyond chance of any number of raters, or why it is not defined. */
export type Alpha = { readonly alpha: number; readonly units: number } | { readonly alpha: undefined; readonly why: string };

/**
 * Krippendorff's alpha for categories (Krippendorff 2011, "Computing Krippendorff's alpha-reliability"). One list a unit, with
 * one entry a rater, null where that rater gave none; a unit with fewer than two ratings says nothing about agreement.
 */
export function krippendorffAlpha(units: readonly (readonly (string | null)[])[]): Alpha {
  const pairable = units.map((unit) => unit.filter((rating) => rating !== null)).filter((ratings) => ratings.length >= 2);
  if (pairable.length === 0) return { alpha: undefined, why: 'no unit was rated by two' };
  const totals = new Map<string, number>();
  let observed = 0;
  let n = 0;
  for (const ratings of pairable) {
    const counts = countsOf(ratings);
    let alike = 0;
    for (const [category, count] of counts) {
      totals.set(category, (totals.get(category) ?? 0) + count);
      alike += count * count;
    }
    // Ordered pairs of unlike ratings in the unit, each unit weighing as much as it has ratings.
    observed += (ratings.length ** 2 - alike) / (ratings.length - 1);
    n += ratings.length;
  }
  const expected = n * n - [...totals.values()].reduce((sum, count) => sum + count * count, 0);
  if (expected === 0) return { alpha: undefined, why: `every rating is ${[...totals.keys()].join('')}` };
  return { alpha: 1 - ((n - 1) * observed) / expected, units: pairable.length };
}

function countsOf(ratings: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const rating of ratings) counts.set(rating, (counts.get(rating) ?? 0) + 1);
  return counts;
}
