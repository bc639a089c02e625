import type { Audit } from '../../record/audit.ts';

/** Why an audit is none of the verdicts that stand; null where it is. Labels of one judge say nothing of another's errors. */
export function whyNotOf({ judge, rubrics }: Audit, now: Pick<Audit, 'judge' | 'rubrics'>): string | null {
  if (judge !== now.judge) return `it is of verdicts by ${judge}; those of ${now.judge} stand now`;
  const changed = Object.keys(now.rubrics).filter((name) => rubrics[name]?.join(' ') !== now.rubrics[name]?.join(' '));
  return changed.length === 0 ? null : `${changed.join(', ')} judged again since, by another rubric`;
}
