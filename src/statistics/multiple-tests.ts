/** p values adjusted for a confirmatory family, in the order given: bounds the chance of any false claim (Holm 1979). */
export function holm(ps: readonly number[]): number[] {
  const family = ps.length;
  const adjusted: number[] = [];
  let highest = 0;
  for (const [rank, { p, place }] of ascending(ps).entries()) {
    highest = Math.max(highest, Math.min(1, (family - rank) * p));
    adjusted[place] = highest;
  }
  return adjusted;
}

/** p values adjusted for an exploratory family, in the order given: bounds the share of false claims (Benjamini, Hochberg 1995). */
export function benjaminiHochberg(ps: readonly number[]): number[] {
  const family = ps.length;
  const adjusted: number[] = [];
  let lowest = 1;
  for (const [rank, { p, place }] of [...ascending(ps).entries()].reverse()) {
    lowest = Math.min(lowest, (family * p) / (rank + 1));
    adjusted[place] = lowest;
  }
  return adjusted;
}

function ascending(ps: readonly number[]): { readonly p: number; readonly place: number }[] {
  for (const p of ps) if (!(p >= 0 && p <= 1)) throw new RangeError(`${p} is no p value`);
  return ps.map((p, place) => ({ p, place })).sort((left, right) => left.p - right.p);
}
