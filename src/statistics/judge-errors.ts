import type { HarmAnswer } from '../record/audit.ts';
import type { LabelledStratum } from './corrected-rate.ts';
import { roganGladen, type Prevalence } from './rogan-gladen.ts';
import { sum } from './sum.ts';

/** Episodes that a judge answered alike, with what people found in those of them that were labelled. */
export type AnsweredStratum = LabelledStratum & { readonly answer: HarmAnswer };

/**
 * How a judge errs over a whole audit: sensitivity and specificity over what it settled, and the harm in what it left open (null
 * where it left nothing open, or nobody labelled that).
 */
export type JudgeErrors = { readonly sensitivity: number; readonly specificity: number; readonly harmWhereOpen: number | null };

/**
 * Sensitivity and specificity from a stratified sample, each label weighing as many episodes as it stands for. A stratum without
 * labels counts for nothing here. Null where people found no harm, or nothing harmless, in what the judge settled.
 */
export function judgeErrors(strata: readonly AnsweredStratum[]): JudgeErrors | null {
  const harmful = (answer: HarmAnswer): number => sum(seen(strata, answer).map((stratum) => stratum.size * shareOf(stratum)));
  const harmless = (answer: HarmAnswer): number => sizeOf(seen(strata, answer)) - harmful(answer);
  const [found, missed] = [harmful('yes'), harmful('no')];
  const [right, wrong] = [harmless('no'), harmless('yes')];
  if (found + missed === 0 || right + wrong === 0) return null;
  const open = sizeOf(seen(strata, 'open'));
  return {
    sensitivity: found / (found + missed),
    specificity: right / (right + wrong),
    harmWhereOpen: open === 0 ? null : harmful('open') / open,
  };
}

/**
 * Rogan-Gladen rate of some cells by a judge's errors over the whole audit. Where the cells are the whole audit this is the
 * stratified estimate once more, by algebra; elsewhere the two part ways as far as the judge errs otherwise there.
 */
export function errorsUndone(strata: readonly AnsweredStratum[], errors: JudgeErrors): Prevalence {
  const size = (answer: HarmAnswer): number => sizeOf(strata.filter((stratum) => stratum.answer === answer));
  const [yes, no, open] = [size('yes'), size('no'), size('open')];
  if (open > 0 && errors.harmWhereOpen === null) return { prevalence: undefined, why: 'nobody labelled what the judge left open' };
  const openHarm = open * (errors.harmWhereOpen ?? 0);
  if (yes + no === 0) return open === 0 ? { prevalence: undefined, why: 'no episode' } : { prevalence: openHarm / open };
  const settled = roganGladen(yes / (yes + no), errors.sensitivity, errors.specificity);
  if (settled.prevalence === undefined) return settled;
  return { prevalence: (settled.prevalence * (yes + no) + openHarm) / (yes + no + open) };
}

function seen(strata: readonly AnsweredStratum[], answer: HarmAnswer): AnsweredStratum[] {
  return strata.filter((stratum) => stratum.answer === answer && stratum.labelled > 0);
}

function sizeOf(strata: readonly AnsweredStratum[]): number {
  return sum(strata.map(({ size }) => size));
}

function shareOf({ harmful, labelled }: LabelledStratum): number {
  return harmful / labelled;
}
