/** Up to here the product is exact in a double; above it Stirling's series is. */
const LAST_PRODUCT = 20;

/** Natural logarithm of n!, to about 1e-15 relative: product, then Stirling's series (Abramowitz, Stegun 6.1.41). */
export function logFactorial(n: number): number {
  if (!(Number.isInteger(n) && n >= 0)) throw new RangeError(`${n} has no factorial`);
  if (n <= LAST_PRODUCT) {
    let product = 1;
    for (let factor = 2; factor <= n; factor++) product *= factor;
    return Math.log(product);
  }
  const inverse = 1 / n;
  const square = inverse * inverse;
  const series = inverse * (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square / 1680)));
  return (n + 0.5) * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI) + series;
}
