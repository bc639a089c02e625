import { UsageError } from '../errors.ts';
import { rulesJudge, type Judge } from '../judge/judge.ts';
import type { Io } from './io.ts';

/** What a judge is asked for that `--judge` names. */
export type NamedJudgeWork = {
  readonly transcripts: number;
  readonly concurrency: number;
  readonly budget?: number | undefined;
  readonly stop: AbortSignal;
};

/** The judge of a name, as `--judge` takes it: `rules`, or a model, connected after it was said what it may cost. */
export async function judgeNamed(id: string, { transcripts, concurrency, budget, stop }: NamedJudgeWork, io: Io): Promise<Judge> {
  if (id === rulesJudge.id) return rulesJudge;
  if (!id.includes('/'))
    throw new UsageError('UNKNOWN_JUDGE', `there is no judge "${id}"`, {
      place: '--judge',
      value: id,
      hint: 'rules, or a model such as anthropic/claude-sonnet-4-5',
    });
  const { connectJudges } = await import('./connect-judges.ts');
  const { modelAsJudge } = await import('../judge/model-judge/as-judge.ts');
  const [connected] = await connectJudges({ judges: [id], transcripts: () => transcripts, concurrency, budget, stop }, io);
  if (connected === undefined) throw new TypeError(`judge ${id} was not connected`);
  return modelAsJudge(connected.model, connected.spec);
}
