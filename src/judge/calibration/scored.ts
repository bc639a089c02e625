import type { LabelAgreement, Scored } from '../../record/calibration.ts';
import { randomFrom } from '../../kernel/random.ts';
import { bootstrapInterval } from '../../statistics/bootstrap-interval.ts';
import { categoryKappa } from '../../statistics/cohens-kappa.ts';
import { wilson } from '../../statistics/interval.ts';
import { krippendorffAlpha } from '../../statistics/krippendorff-alpha.ts';

/** What became of one label: met, not met, or left open by the judge. */
export type Mark = 'right' | 'wrong' | 'open';

/** Shares of some marks. `over: 'settled'` leaves open ones out of the rate; `over: 'all'` counts them as not right. */
export function score(marks: readonly Mark[], over: 'settled' | 'all'): Scored {
  const tally = (mark: Mark): number => marks.filter((each) => each === mark).length;
  const [right, wrong, open] = [tally('right'), tally('wrong'), tally('open')];
  const n = over === 'all' ? marks.length : right + wrong;
  return {
    right,
    wrong,
    open,
    rate: n === 0 ? null : right / n,
    ci95: [...wilson(right, n)],
    bounds: marks.length === 0 ? [0, 1] : [right / marks.length, (right + open) / marks.length],
  };
}

/** A label and what the judge said, both in one word. */
export type Pair = readonly [string, string];

/** Cohen's kappa of labels and verdicts. `seed` fixes the resamples. */
export function kappaOf(pairs: readonly Pair[], seed: string): LabelAgreement {
  const found = categoryKappa(pairs);
  if (found.kappa === undefined) return { value: null, n: pairs.length, ci95: null, why: found.why };
  return { value: found.kappa, n: pairs.length, ci95: intervalOf(pairs, (sample) => categoryKappa(sample).kappa, seed) };
}

/** Krippendorff's alpha of the same. */
export function alphaOf(pairs: readonly Pair[], seed: string): LabelAgreement {
  const found = krippendorffAlpha(pairs);
  if (found.alpha === undefined) return { value: null, n: pairs.length, ci95: null, why: found.why };
  return { value: found.alpha, n: pairs.length, ci95: intervalOf(pairs, (sample) => krippendorffAlpha(sample).alpha, seed) };
}

function intervalOf(
  pairs: readonly Pair[],
  statistic: (sample: readonly Pair[]) => number | undefined,
  seed: string,
): LabelAgreement['ci95'] {
  const { ci95 } = bootstrapInterval(pairs, statistic, randomFrom(seed));
  return ci95 === null ? null : [...ci95];
}
