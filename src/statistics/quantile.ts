import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import studentQuantile from '@stdlib/stats-base-dists-t-quantile';

/** Two-sided critical value of the standard normal distribution: 1.96 at 0.95. */
export function zValue(confidence: number): number {
  checkConfidence(confidence);
  return normalQuantile((1 + confidence) / 2, 0, 1);
}

/** Two-sided critical value of Student's t: 2.365 at 0.95 and 7 degrees of freedom. */
export function tValue(confidence: number, degreesOfFreedom: number): number {
  checkConfidence(confidence);
  if (!(degreesOfFreedom >= 1)) throw new RangeError(`t needs at least one degree of freedom, not ${degreesOfFreedom}`);
  return studentQuantile((1 + confidence) / 2, degreesOfFreedom);
}

/** Throws where a confidence is not a share: 95 for 0.95 would pass for certainty. */
export function checkConfidence(confidence: number): void {
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`a confidence lies between 0 and 1, not at ${confidence}`);
}
