import type { Random } from '../kernel/random.ts';

/** Harmful and scored episodes of one simulated variant; for tests of coverage only. */
export type SimulatedCluster = { readonly count: number; readonly n: number };

/** Variants whose own rates are Beta-distributed about `rate`, so that episodes of one variant correlate by `icc`. */
export function simulatedClusters(random: Random, variants: number, size: number, rate: number, icc: number): SimulatedCluster[] {
  return Array.from({ length: variants }, () => {
    const own = icc === 0 ? rate : beta(random, (rate * (1 - icc)) / icc, ((1 - rate) * (1 - icc)) / icc);
    let count = 0;
    for (let episode = 0; episode < size; episode++) if (random.next() < own) count++;
    return { count, n: size };
  });
}

function beta(random: Random, a: number, b: number): number {
  const first = gamma(random, a);
  const second = gamma(random, b);
  // Very small shapes underflow to 0/0; such a Beta is 0 or 1.
  return first + second === 0 ? Number(random.next() < a / (a + b)) : first / (first + second);
}

/** Marsaglia, Tsang 2000. */
function gamma(random: Random, shape: number): number {
  if (shape < 1) return gamma(random, shape + 1) * (1 - random.next()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - random.next()) < x ** 2 / 2 + d - d * v + d * Math.log(v)) return d * v;
  }
}
