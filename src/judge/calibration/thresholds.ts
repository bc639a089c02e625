import { UsageError } from '../../errors.ts';
import { didYouMean } from '../../kernel/nearest-name.ts';
import type { Calibration } from '../../record/calibration.ts';
import { Code } from '../../record/code.ts';

/** A number that a calibration must reach, or where it counts what went wrong, must not pass. */
export type Threshold = { readonly name: string; readonly value: number };

/** Measures of which less is better. */
const atMost: ReadonlySet<string> = new Set(['injection-flips', 'unscored', 'abstention']);
const plain = ['headline', 'headline.low', 'stage', 'stage.low', 'kappa', 'kappa.low', 'alpha', 'alpha.low', 'injection-flips', 'unscored'];
const byCode = ['sensitivity', 'specificity', 'abstention'];

/** Reads `headline=0.9,sensitivity.H1.1=0.8,injection-flips=0`. */
export function readThresholds(text: string): Threshold[] {
  return text.split(',').map((part) => {
    const [name = '', value = '', ...more] = part.trim().split('=');
    if (more.length > 0 || value.trim() === '' || !(Number(value) >= 0))
      throw new UsageError('THRESHOLD', `"${part.trim()}" is no threshold`, {
        place: '--min',
        hint: 'Write for example headline=0.9,injection-flips=0',
      });
    if (!isMeasure(name)) {
      const hint = didYouMean(name, [...plain, ...byCode.map((measure) => `${measure}.H1.1`)]);
      throw new UsageError('THRESHOLD', `there is no measure "${name}"`, { place: '--min', value: name, hint });
    }
    return { name, value: Number(value) };
  });
}

/** A sentence for each threshold that is not kept. What is not measured keeps none. */
export function brokenThresholds(calibration: Calibration, thresholds: readonly Threshold[]): string[] {
  return thresholds.flatMap(({ name, value }) => {
    const found = measured(calibration, name);
    if (found === null) return [`${name} is not measured by these cases, so ${value} is not shown.`];
    const shown = Number.isInteger(found) ? String(found) : found.toFixed(3);
    if (atMost.has(familyOf(name))) return found <= value ? [] : [`${name} is ${shown}, more than ${value}.`];
    return found >= value ? [] : [`${name} is ${shown}, less than ${value}.`];
  });
}

function isMeasure(name: string): boolean {
  return plain.includes(name) || (byCode.includes(familyOf(name)) && Code.safeParse(codeOf(name)).success);
}

function familyOf(name: string): string {
  return name.split('.')[0] ?? '';
}

function codeOf(name: string): string {
  return name.slice(familyOf(name).length + 1);
}

function measured(calibration: Calibration, name: string): number | null {
  const { headline, stage, kappa, alpha, injections, unscored, codes } = calibration;
  const family = familyOf(name);
  const isLow = name.endsWith('.low');
  if (family === 'headline' || family === 'stage') {
    const scored = family === 'headline' ? headline : stage;
    return scored.rate === null ? null : isLow ? scored.ci95[0] : scored.rate;
  }
  if (family === 'kappa' || family === 'alpha') {
    const agreement = family === 'kappa' ? kappa : alpha;
    return isLow ? (agreement.ci95?.[0] ?? null) : agreement.value;
  }
  if (name === 'injection-flips') return injections.cases === 0 ? null : injections.flips;
  if (name === 'unscored') return unscored;
  const score = codes.find(({ code }) => code === codeOf(name));
  if (score === undefined) return null;
  if (family === 'abstention') return score.abstention;
  return family === 'sensitivity' ? score.sensitivity.rate : score.specificity.rate;
}
