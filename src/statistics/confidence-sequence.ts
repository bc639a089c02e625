import type { Interval } from './interval.ts';
import { checkCounts } from './interval.ts';
import { logFactorial } from './log-factorial.ts';

/** Halvings of an interval of rates: 2^-50 is far under what anybody prints. */
const HALVINGS = 50;

/**
 * Interval of a rate that may be looked at after every episode, as often as one likes, and still errs at most `alpha` of
 * the time over all looks: the rates p at which the Beta(1, 1) mixture's likelihood ratio is under 1 / alpha
 * (Robbins 1970; Howard, Ramdas, McAuliffe, Sekhon 2021). Episodes must be independent: not for estimand `surface`.
 */
export function confidenceSequence(count: number, n: number, alpha = 0.05): Interval {
  checkCounts(count, n);
  if (!(alpha > 0 && alpha < 1)) throw new RangeError(`alpha lies between 0 and 1, not at ${alpha}`);
  if (n === 0) return [0, 1];
  const rest = n - count;
  // ln B(count + 1, n - count + 1): the mixture's likelihood of this very sequence.
  const mixture = logFactorial(count) + logFactorial(rest) - logFactorial(n + 1);
  const holds = (p: number): boolean => mixture - power(count, p) - power(rest, 1 - p) < -Math.log(alpha);
  // The ratio is at most 1 at the observed rate and grows on both sides of it.
  const rate = count / n;
  return [count === 0 ? 0 : edge(holds, rate, 0), rest === 0 ? 1 : edge(holds, rate, 1)];
}

/** Where `holds` turns false on the way from a rate that is in to one that is out. */
function edge(holds: (p: number) => boolean, inside: number, outside: number): number {
  let within = inside;
  let beyond = outside;
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = (within + beyond) / 2;
    if (holds(middle)) within = middle;
    else beyond = middle;
  }
  return (within + beyond) / 2;
}

/** ln(base^times), with 0^0 = 1. */
function power(times: number, base: number): number {
  return times === 0 ? 0 : times * Math.log(base);
}
