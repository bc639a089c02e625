import type { Comparison } from '../record/estimate.ts';
import { plural, pValue, signedPoints } from './format-number.ts';
import { levelInWords } from './stress-test.ts';

/** From here down an adjusted p value counts as a difference. */
const threshold = 'p\u00A0<\u00A00.05';

/** How many comparisons of harm differ after correction, and the largest of them. None where nothing was compared. */
export function differencesInWords(comparisons: readonly Comparison[]): string[] {
  const tested = comparisons.filter(({ outcome, adjusted }) => outcome === 'harm' && adjusted !== null);
  if (tested.length === 0) return [];
  const correction = tested[0]?.adjust === 'holm' ? "Holm's correction" : 'the Benjamini-Hochberg correction';
  const clear = tested.filter(({ adjusted }) => (adjusted ?? 1) < 0.05);
  if (clear.length === 0)
    return [
      `None of ${plural(tested.length, 'comparison')} between levels of a factor is distinguishable from no difference after ${correction} (${threshold}); with these sizes only large differences could be.`,
    ];
  const largest = clear.toSorted((a, b) => Math.abs(b.difference ?? 0) - Math.abs(a.difference ?? 0))[0];
  const example = largest === undefined ? '' : `; the largest is ${differenceInWords(largest)}`;
  return [
    `${clear.length} of ${plural(tested.length, 'comparison')} between levels of a factor ${clear.length === 1 ? 'differs' : 'differ'} from zero after ${correction} (${threshold})${example}.`,
  ];
}

function differenceInWords({ model, factor, from, to, at, difference, ci95, n1, n2, adjusted }: Comparison): string {
  const n = Math.min(n1, n2);
  const held = Object.entries(at).map(([other, level]) => levelInWords(other, level));
  const change = `${levelInWords(factor, to)} against ${levelInWords(factor, from).slice(factor.length + 1)}`;
  const interval = `95 % interval ${signedPoints(ci95[0], n)} to ${signedPoints(ci95[1], n)}`;
  const p = pValue(adjusted ?? 1);
  return `${model}, ${change}${held.length === 0 ? '' : ` at ${held.join(', ')}`}: ${signedPoints(difference ?? 0, n)} points (${interval}; n = ${n1} and ${n2}; adjusted p\u00A0${p.startsWith('<') ? p : `=\u00A0${p}`})`;
}
