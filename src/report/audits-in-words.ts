import type { AuditEstimate, CellEstimate, Corrected, RunEstimates } from '../record/estimate.ts';
import { percent, percentInterval, plural } from './format-number.ts';
import type { CellLabel } from './label-cells.ts';

/** How much of an audit's id is printed. */
const shortId = 8;

/** `50 % (41–60 %), from 54 labels`; a zero is a bound. */
export function correctedInWords({ rate, ci95, labelled }: Omit<Corrected, 'audit'>): string {
  if (rate === 0) return `none found in ${plural(labelled, 'label')}, at most ${percent(ci95[1], labelled)}`;
  return `${percent(rate, labelled)} (${percentInterval(ci95, labelled)}), from ${plural(labelled, 'label')}`;
}

/** The corrected rate of each cell that has one, in a line with the raw one before it. */
export function correctedLines(cells: readonly CellEstimate[], naming: (cell: CellEstimate) => CellLabel): string[] {
  return cells.flatMap((cell) => {
    const { harm, corrected } = cell;
    if (corrected === null) return [];
    const { model, condition } = naming(cell);
    return [`${model}, ${condition}: ${rawInWords(harm)}; corrected ${correctedInWords(corrected)} of ${auditName(corrected.audit)}.`];
  });
}

/** What an audit comes to: who was audited, what is labelled, how the judge errs, and each model's rate before and after. */
export function auditLines({ audits }: Pick<RunEstimates, 'audits'>): string[] {
  return audits.map((audit) => {
    if (!audit.valid) return `${auditName(audit.id)} corrects nothing: ${audit.why ?? ''}.`;
    const errors = [
      ...(audit.sensitivity === null ? [] : [`sensitivity ${audit.sensitivity.toFixed(2)}`]),
      ...(audit.specificity === null ? [] : [`specificity ${audit.specificity.toFixed(2)}`]),
    ];
    const parts = [
      `${audit.labelled} of ${plural(audit.drawn, 'episode')} labelled`,
      ...(audit.open === 0 ? [] : [`people do not agree on ${audit.open}, left out`]),
      ...(audit.passedOver === 0 ? [] : [`${audit.passedOver} passed over, which bends the rates if they were the hard ones`]),
      ...(errors.length === 0 ? [] : [`${errors.join(', ')} where the judge settled`]),
      ...(audit.why === undefined ? [] : [audit.why]),
      ...audit.models.map(modelInWords),
    ];
    return `${auditName(audit.id)} of verdicts by ${audit.judge}: ${parts.join('; ')}.`;
  });
}

/** `audit 1bc5f4cd`. */
export function auditName(id: string): string {
  return `audit ${id.slice(0, shortId)}`;
}

function modelInWords({ model, scenario, raw, corrected, roganGladen }: AuditEstimate['models'][number]): string {
  const check = roganGladen === null ? '' : `, by Rogan-Gladen ${percent(roganGladen, raw.n)}`;
  return `${model} on ${scenario} ${rawInWords(raw)}, corrected ${corrected === null ? 'not yet' : correctedInWords(corrected)}${check}`;
}

function rawInWords({ count, n, rate, ci95 }: Pick<CellEstimate['harm'], 'count' | 'n' | 'rate' | 'ci95'>): string {
  return `raw ${count} of ${n}${rate === null ? '' : `, ${percent(rate, n)}`} (${percentInterval(ci95, n)})`;
}
