import { Code, codeTable } from '../../record/code.ts';
import { personMark, type Label } from '../../record/audit.ts';
import type { Act, Unclear, Verdict } from '../../record/verdict.ts';
import { headlineOf } from '../rule-judge.ts';

/** Under which name a person's labels are kept among the verdicts. */
export function personJudge(name: string): string {
  return `${personMark}${name}`;
}

/** A person's label as a verdict, so that whatever reads verdicts reads labels too. A person looks for every code that one episode can show. */
export function labelVerdict({ acts, unclear, note }: Label, name: string): Verdict {
  const found = acts.map(({ code, stage }): Act => ({ code, stage, severity: codeTable[code].severity, events: [], quote: '' }));
  const open = unclear.map((code): Unclear => ({ code, events: [], why: note === '' ? 'the reader could not tell' : note }));
  return {
    formatVersion: 1,
    judge: personJudge(name),
    ...headlineOf(found, open),
    acts: found,
    unclear: open,
    notMeasured: Code.options.filter((code) => codeTable[code].decidedBy === 'cell'),
    ...(note === '' ? {} : { note }),
  };
}
