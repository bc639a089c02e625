import { UsageError } from '../errors.ts';
import type { ModelJudgeSpec } from '../judge/model-judge/model-judge.ts';
import type { Model } from '../model/model.ts';
import { keptPrices, type PriceList } from '../model/prices.ts';
import { Budget } from '../model/with-budget.ts';
import type { Wait } from '../model/with-retry.ts';
import { estimateJudging } from '../plan/estimate-judging.ts';
import { ModelSettings } from '../record/call.ts';
import { judgeProblem } from '../study/judges.ts';
import { describeCost } from './announce.ts';
import { connectModels, isPaid, openLimiter, refuseUnaskable } from './connect.ts';
import type { Io } from './io.ts';

/** What some judges are to do, and what it may cost. */
export type JudgeWork = {
  readonly judges: readonly string[];
  /** How many transcripts each is to judge. */
  readonly transcripts: (spec: ModelJudgeSpec) => number;
  /** Models that are judged: none of them judges itself unless `ownModel`. */
  readonly subjects?: ReadonlySet<string>;
  readonly ownModel?: boolean;
  readonly concurrency: number;
  /** US dollars in all, and what was spent of it before. */
  readonly budget?: number | undefined;
  readonly spentUsd?: number;
  readonly stop: AbortSignal;
  readonly onWait?: (wait: Wait) => void;
};

/** A judge with its model, ready to be asked. */
export type JudgeModel = { readonly spec: ModelJudgeSpec; readonly model: Model };

/** Connects judges by their names, after saying what they may cost. Throws where one may not judge, cannot be asked, or costs money without a bound. */
export async function connectJudges(work: JudgeWork, io: Io): Promise<JudgeModel[]> {
  const { judges, subjects = new Set<string>(), ownModel = false, concurrency, budget, spentUsd = 0, stop } = work;
  for (const id of judges) {
    const problem = judgeProblem(id, subjects, ownModel);
    if (problem !== undefined)
      throw new UsageError('JUDGE_REFUSED', problem, { value: id, hint: 'Choose another judge, or allow it with --own-model.' });
  }
  const prices = keptPrices({ now: () => io.now().getTime(), given: {}, free: ['llamacpp'] });
  refuseUnaskable(judges, prices, io);
  const specs = judges.map((id): ModelJudgeSpec => ({ id, settings: ModelSettings.parse({ temperature: 0 }) }));
  announce(
    specs.map((spec) => ({ id: spec.id, transcripts: work.transcripts(spec) })),
    prices,
    io,
  );
  refuseUnbounded(judges, prices, budget, io);
  const models = await connectModels(judges, prices, io, {
    sceneOf: () => undefined,
    limiter: openLimiter(io, stop),
    mostOpen: concurrency,
    budget: budget === undefined ? undefined : new Budget(budget, spentUsd),
    stop,
    onWait: work.onWait ?? (() => undefined),
  });
  return specs.map((spec) => {
    const model = models.get(spec.id);
    if (model === undefined) throw new TypeError(`judge ${spec.id} was not connected`);
    return { spec, model };
  });
}

function announce(left: readonly { readonly id: string; readonly transcripts: number }[], prices: PriceList, io: Io): void {
  const estimates = left.flatMap(({ id, transcripts }) =>
    estimateJudging([id], transcripts, (model, { input, output }) =>
      prices.costUsd(model, { inputTokens: input, outputTokens: output, cacheReadTokens: 0, cacheWriteTokens: 0, reasoningTokens: 0 }),
    ),
  );
  const parts = left.map(({ id, transcripts }) => `${transcripts} transcript${transcripts === 1 ? '' : 's'} by ${id}`);
  io.err(`To judge: ${parts.join(', ')}: ${describeCost(estimates)}.\n`);
}

function refuseUnbounded(judges: readonly string[], prices: PriceList, budget: number | undefined, io: Io): void {
  const paid = judges.filter((id) => isPaid(id, prices));
  if (paid.length === 0 || budget !== undefined || io.terminal.interactive) return;
  throw new UsageError('NO_BUDGET', `${paid.join(', ')} cost money and no budget is set`, {
    hint: 'Add --budget 10. Outside a terminal a paid pass needs one.',
  });
}
