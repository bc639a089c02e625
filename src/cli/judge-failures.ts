import type { ModelJudgeSpec } from '../judge/model-judge/model-judge.ts';
import { unjudgedBy } from '../judge-run.ts';
import type { RunStore } from '../store/run-store.ts';
import type { Io } from './io.ts';

/** Why judges left transcripts unjudged: each reason is said once for each judge, however many transcripts it met. */
export class JudgeFailures {
  readonly #reasons = new Map<string, Set<string>>();

  /** Keeps a reason; to be handed to a connected judge. */
  readonly add = (judge: string, reason: string): void => {
    this.#reasons.set(judge, (this.#reasons.get(judge) ?? new Set()).add(reason));
  };

  /** Says on stderr what a judge has left, why, and what to do; gives how many ended episodes it has not judged. */
  sayLeft(store: RunStore, spec: ModelJudgeSpec, io: Io): number {
    const left = unjudgedBy(store, spec).length;
    if (left === 0) return 0;
    const what = left === 1 ? '1 transcript is' : `${left} transcripts are`;
    io.err(`${what} not judged by ${spec.id} yet; the same command goes on with what is left.\n`);
    for (const reason of this.#reasons.get(spec.id) ?? []) io.err(`  why: ${reason}\n`);
    return left;
  }
}
