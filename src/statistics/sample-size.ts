import { zValue } from './quantile.ts';

/**
 * Episodes per arm to tell rate `p1` from `p2` by a two-sided test: two-proportion z, pooled under the null and unpooled
 * under the alternative, no continuity correction (Fleiss, Levin, Paik 2003). Equal rates: Infinity.
 * Episodes are taken as independent; where variants cluster, multiply by the design effect.
 */
export function sampleSize(p1: number, p2: number, power = 0.8, alpha = 0.05): number {
  for (const p of [p1, p2]) if (!(p >= 0 && p <= 1)) throw new RangeError(`${p} is no rate`);
  // A power under one half would need a negative z; nobody plans a study to miss.
  if (!(power >= 0.5 && power < 1)) throw new RangeError(`power lies in [0.5, 1), not at ${power}`);
  if (p1 === p2) return Infinity;
  const mean = (p1 + p2) / 2;
  const critical = zValue(1 - alpha) * Math.sqrt(2 * mean * (1 - mean));
  const reach = power === 0.5 ? 0 : zValue(2 * power - 1) * Math.sqrt(p1 * (1 - p1) + p2 * (1 - p2));
  return Math.ceil(((critical + reach) / (p1 - p2)) ** 2);
}
