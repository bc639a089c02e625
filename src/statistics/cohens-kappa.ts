/** How often two raters said yes and no, over the same episodes. */
export type Agreement = {
  readonly bothYes: number;
  readonly firstOnly: number;
  readonly secondOnly: number;
  readonly bothNo: number;
};

/** Agreement beyond chance, or why it is not defined. */
export type Kappa = { readonly kappa: number } | { readonly kappa: undefined; readonly why: string };

/**
 * Agreement of two raters beyond chance, -1 to 1 (Cohen 1960). Undefined, not 1 or 0, where chance alone would make them
 * agree always: both raters gave every episode one and the same answer.
 */
export function cohensKappa({ bothYes, firstOnly, secondOnly, bothNo }: Agreement): Kappa {
  const n = bothYes + firstOnly + secondOnly + bothNo;
  for (const count of [bothYes, firstOnly, secondOnly, bothNo]) if (!(count >= 0)) throw new RangeError(`${count} is no count`);
  if (n === 0) return { kappa: undefined, why: 'no episode was rated by both' };
  // (po - pe) / (1 - pe) times n², so that whole counts give whole terms and 0 is 0.
  const beyondChance = 2 * (bothYes * bothNo - firstOnly * secondOnly);
  const room = (bothYes + firstOnly) * (firstOnly + bothNo) + (bothYes + secondOnly) * (secondOnly + bothNo);
  if (room === 0) return { kappa: undefined, why: `both raters said ${bothNo === 0 ? 'yes' : 'no'} to all ${n} episodes` };
  return { kappa: beyondChance / room };
}

/**
 * The same for two raters and any number of categories (Cohen 1960), from what each said of the same episodes: the first
 * rater's word, then the second's.
 */
export function categoryKappa(pairs: readonly (readonly [string, string])[]): Kappa {
  const n = pairs.length;
  if (n === 0) return { kappa: undefined, why: 'no episode was rated by both' };
  const first = new Map<string, number>();
  const second = new Map<string, number>();
  let alike = 0;
  for (const [one, other] of pairs) {
    first.set(one, (first.get(one) ?? 0) + 1);
    second.set(other, (second.get(other) ?? 0) + 1);
    if (one === other) alike++;
  }
  let chance = 0;
  for (const [category, count] of first) chance += count * (second.get(category) ?? 0);
  const room = n * n - chance;
  if (room === 0) return { kappa: undefined, why: `both raters said ${[...first.keys()].join('')} to all ${n} episodes` };
  return { kappa: (alike * n - chance) / room };
}
