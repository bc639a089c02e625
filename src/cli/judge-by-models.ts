import { judgeRunByModel, unjudgedBy } from '../judge-run.ts';
import { modelAsJudge } from '../judge/model-judge/as-judge.ts';
import { panelVerdict } from '../judge/panel.ts';
import type { Transcript } from '../record/foreign-episode.ts';
import type { Verdict } from '../record/verdict.ts';
import type { RunStore } from '../store/run-store.ts';
import { connectJudges } from './connect-judges.ts';
import type { ExitCode, Io } from './io.ts';
import { JudgeFailures } from './judge-failures.ts';
import { describeWait } from './run-to-end.ts';
import { TurncoatError } from '../errors.ts';

/** How a pass of model judges is to be made. */
export type JudgePass = {
  readonly judges: readonly string[];
  readonly concurrency: number;
  readonly budget?: number | undefined;
  readonly ownModel: boolean;
};

/** Lets models judge the stored transcripts of a run, says beforehand what it may cost, and afterwards what was left and why. Done only if nothing was left. */
export async function judgeByModels(store: RunStore, { judges, concurrency, budget, ownModel }: JudgePass, io: Io): Promise<ExitCode> {
  const stop = new AbortController();
  const connected = await connectJudges(
    {
      judges,
      transcripts: (spec) => unjudgedBy(store, spec).length,
      subjects: new Set(store.plan().map(({ model }) => model)),
      ownModel,
      concurrency,
      budget,
      spentUsd: store.usageTotal().costUsd,
      stop: stop.signal,
      onWait: (wait) => store.note('wait', describeWait(wait)),
    },
    io,
  );
  const failures = new JudgeFailures();
  let left = 0;
  const off = io.onInterrupt(() => {
    if (stop.signal.aborted) io.exit(130);
    stop.abort(new Error('interrupted'));
    io.err('\nStopping: calls under way are finished and kept. Press Ctrl-C again to leave at once.\n');
  });
  try {
    for (const { spec, model } of connected) {
      const judged = await judgeRunByModel(
        store,
        { spec, model, stop: stop.signal, signal: new AbortController().signal, onFailure: failures.add },
        { concurrency },
      );
      io.err(`${judged} transcript${judged === 1 ? '' : 's'} judged by ${spec.id}.\n`);
      left += failures.sayLeft(store, spec, io);
    }
  } finally {
    off();
  }
  if (stop.signal.aborted) return 130;
  return left === 0 ? 0 : 1;
}

/** One transcript that belongs to no run, judged by models: the verdict of the one, or of all by majority. */
export async function judgeTranscript(transcript: Transcript, pass: JudgePass, io: Io): Promise<Verdict> {
  const stop = new AbortController();
  const connected = await connectJudges({ ...pass, transcripts: () => 1, stop: stop.signal }, io);
  const verdicts: Verdict[] = [];
  for (const { spec, model } of connected) {
    const answer = await modelAsJudge(model, spec).judge(transcript, stop.signal);
    const why = 'verdict' in answer ? answer.verdict.unscored : answer.unscored;
    if (why !== undefined) throw new TurncoatError('UNSCORED', `${spec.id} gave no answer that could be read: ${why}`, { place: spec.id });
    if ('verdict' in answer) verdicts.push(answer.verdict);
  }
  const [only] = verdicts;
  return only !== undefined && verdicts.length === 1 ? only : panelVerdict(verdicts, 'majority');
}
