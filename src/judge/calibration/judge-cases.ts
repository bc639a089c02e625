import type { Verdict } from '../../record/verdict.ts';
import type { Judge, JudgeAnswer } from '../judge.ts';
import { transcriptOf } from '../read-foreign-episode.ts';
import type { LabelledCase } from './labelled-case.ts';

/** A case and what a judge said of it; the verdict is null where it gave none that could be used. */
export type JudgedCase = { readonly labelled: LabelledCase; readonly verdict: Verdict | null; readonly unscored: string | null };

/** Has every case judged, so many at once, in the order of the cases. */
export async function judgeCases(
  cases: readonly LabelledCase[],
  judge: Judge,
  concurrency: number,
  signal: AbortSignal,
): Promise<JudgedCase[]> {
  const judged: JudgedCase[] = [];
  const rest = cases.entries();
  const work = async (): Promise<void> => {
    for (const [index, labelled] of rest) {
      signal.throwIfAborted();
      judged[index] = { labelled, ...settled(await judge.judge(transcriptOf(labelled.episode), signal)) };
    }
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, cases.length) }, work));
  return judged;
}

function settled(answer: JudgeAnswer): Pick<JudgedCase, 'verdict' | 'unscored'> {
  return 'verdict' in answer
    ? { verdict: answer.verdict, unscored: answer.verdict.unscored ?? null }
    : { verdict: null, unscored: answer.unscored };
}
