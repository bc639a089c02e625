import { UsageError, type TurncoatError } from '../errors.ts';
import { nearestNames } from '../kernel/nearest-name.ts';
import { randomFrom } from '../kernel/random.ts';
import { checkModel } from '../model/check-model.ts';
import { connectModel, type ModelFactory } from '../model/connect-model.ts';
import type { GivenLimits } from '../model/lane-of.ts';
import { LocalLimiter } from '../model/limiter.ts';
import type { Model } from '../model/model.ts';
import { keptPrices, pricedModels, type PriceList } from '../model/prices.ts';
import { settingsProblem } from '../model/provider-options.ts';
import { splitModelId } from '../model/provider-table.ts';
import { sameOnTheWire } from '../model/rehearse-settings.ts';
import type { Budget } from '../model/with-budget.ts';
import { defaultRetry, type Wait } from '../model/with-retry.ts';
import type { ModelSettings } from '../record/call.ts';
import { retiredModels, type Retirement } from '../study/retirement.ts';
import { modelJudges } from '../study/judges.ts';
import type { Study } from '../study/study.ts';
import { parseSubject } from '../subjects/choose-script.ts';
import { isSimulatedId, simulatedModel, type SceneOf } from '../subjects/simulated-model.ts';
import type { Io } from './io.ts';

/** Providers that run in this process: registered here, so that `model/` never knows them. */
const inProcess = ['sim', 'llamacpp'] as const;

/** Prices for a study: its own first, then what is free, then the kept list. Only the emulator can answer for a simulated subject. */
export function studyPrices(study: Study, io: Io): PriceList {
  const simulated = modelsOf(study).filter(isSimulatedId);
  const given = { ...Object.fromEntries(simulated.map((id) => [id, { inputPerMillion: 0, outputPerMillion: 0 }])), ...study.prices };
  return keptPrices({ now: () => io.now().getTime(), given, free: [...inProcess] });
}

/** The models of a study, by id, in its order. */
export function modelsOf(study: Study): string[] {
  return [...new Set(study.conditions.map((condition) => condition.model))];
}

/** Every model that a run of a study asks: its subjects, then its judges. */
export function askedModels(study: Study): string[] {
  return [...new Set([...modelsOf(study), ...modelJudges(study.file).map(({ id }) => id)])];
}

/**
 * Everything that would stop a study's models from being asked, before anything is spent: models that are gone, unknown
 * names, missing keys, prices that are not known. Throws the first problem, with the others in its hint.
 */
export function preflight(study: Study, io: Io): void {
  refuseRetired(retiredModels(study.file, io.now()));
  refuseUnaskable(askedModels(study), studyPrices(study, io), io);
}

/** Throws the first thing that keeps one of some models from being asked, with the others in its message. */
export function refuseUnaskable(ids: readonly string[], prices: PriceList, io: Io): void {
  const problems = ids.flatMap((id) => {
    const problem = checkModel(id, io.env, inProcess);
    if (problem !== undefined) return [problem];
    if (id.startsWith('sim/')) parseSubject(id.slice('sim/'.length));
    return prices.ceilingUsd(id, 1, 1) === null ? [unknownPrice(id)] : [];
  });
  const [first, ...others] = problems;
  if (first === undefined) return;
  if (others.length === 0) throw first;
  throw new UsageError(
    first.code,
    problems.map((problem) => problem.message).join('\n'),
    first.detail.hint === undefined ? {} : { hint: first.detail.hint },
  );
}

/** A model that is gone is never replaced unasked: some providers would answer in its name with another. */
function refuseRetired(retired: readonly Retirement[]): void {
  const [first] = retired;
  if (first === undefined) return;
  const replaceable = retired.some(({ nearest }) => nearest !== null);
  throw new UsageError('MODEL_RETIRED', retired.map(describeRetirement).join('\n'), {
    place: first.model,
    hint: `${replaceable ? 'Add --with-nearest to run the nearest in their place, or name' : 'Name'} models that are served with --model.`,
  });
}

/** `anthropic/claude-3-opus-20240229 is not served any more (since 2026-01-05); nearest today: anthropic/claude-opus-4-6`. */
export function describeRetirement({ model, since, nearest }: Retirement): string {
  const when = since === true ? '' : ` (since ${since})`;
  return `${model} is not served any more${when}; ${nearest === null ? 'no nearest model is named' : `nearest today: ${nearest}`}`;
}

/** A misspelt name is the likeliest reason, so the nearest names that have a price come first. */
function unknownPrice(id: string): UsageError {
  const { provider, name } = splitModelId(id) ?? { provider: '', name: id };
  const near = nearestNames(name, pricedModels(provider)).map((known) => `${provider}/${known}`);
  const give = `ive it a price in the study: { id: ${id}, price: { inputPerMillion: …, outputPerMillion: … } }.`;
  const hint = near.length === 0 ? `G${give}` : `Did you mean ${near.join(' or ')}? If not, g${give}`;
  return new UsageError('PRICE_UNKNOWN', `No price is known for ${id}`, { place: id, hint });
}

/** What is wrong with a model's id itself or its settings, keys aside: whatever it is can be said without them, and before a study is planned. */
export function modelProblem(
  id: string,
  settings: Pick<ModelSettings, 'route' | 'providerOptions'>,
  io: Io,
): { problem: string; hint?: string } | undefined {
  const wrong = settingsProblem(id, settings);
  if (wrong !== undefined) return wrong;
  try {
    if (id.startsWith('sim/')) parseSubject(id.slice('sim/'.length));
    const found = checkModel(id, io.env, inProcess);
    return found === undefined || ['NO_KEY', 'NO_BASE_URL', 'BAD_BASE_URL'].includes(found.code) ? undefined : sayable(found);
  } catch (error) {
    if (error instanceof UsageError) return sayable(error);
    throw error;
  }
}

/**
 * Refuses a study that varies what its provider's package drops: two entries of one model that come to the same request would be
 * two cells with one treatment.
 */
export async function refuseDropped(study: Study): Promise<void> {
  const [first, ...others] = await sameOnTheWire(study.conditions);
  if (first === undefined) return;
  const sentences = [first, ...others].map(({ model, settings: [one, other], warnings }) => {
    const why = warnings.length === 0 ? '' : ` (${warnings.join('; ')})`;
    return `${model} with ${JSON.stringify(one)} and with ${JSON.stringify(other)} is asked the same${why}`;
  });
  throw new UsageError('SETTING_DROPPED', sentences.join('\n'), {
    place: first.model,
    hint: 'Leave one of the entries out, or vary a setting that the model takes.',
  });
}

function sayable({ message, detail }: TurncoatError): { problem: string; hint?: string } {
  return { problem: message, ...(detail.hint === undefined ? {} : { hint: detail.hint }) };
}

/** Whether a call of the model could cost money. */
export function isPaid(id: string, prices: PriceList): boolean {
  return prices.ceilingUsd(id, 1_000, 1_000) !== 0;
}

export type ConnectOptions = {
  readonly sceneOf: SceneOf;
  readonly limiter: LocalLimiter;
  /** Open calls of an account at most; by the kind of provider where absent. */
  readonly mostOpen?: number | undefined;
  /** Given limits, by provider or model. */
  readonly limits?: GivenLimits;
  /** How long a server is waited for, milliseconds. */
  readonly longestWaitMs?: number;
  /** Hard budget; absent: no limit. */
  readonly budget?: Budget | undefined;
  /** Ends waits between tries. */
  readonly stop: AbortSignal;
  readonly onWait: (wait: Wait) => void;
};

/** The limiter of a command's calls. */
export function openLimiter(io: Io, stop: AbortSignal, longestWaitMs: number = defaultRetry.longestWaitMs): LocalLimiter {
  return new LocalLimiter({ longestWaitMs, now: () => io.now().getTime(), sleep: io.sleep, stop });
}

/** Connects some models, for calls at these prices. */
export async function connectModels(
  ids: readonly string[],
  prices: PriceList,
  io: Io,
  { sceneOf, limiter, mostOpen, limits, longestWaitMs = defaultRetry.longestWaitMs, budget, stop, onWait }: ConnectOptions,
): Promise<ReadonlyMap<string, Model>> {
  const now = (): number => io.now().getTime();
  const sleep = (ms: number, signal: AbortSignal): Promise<void> => io.sleep(ms, AbortSignal.any([signal, stop]));
  const deps = {
    env: io.env,
    fetch: io.fetch,
    prices,
    limiter,
    ...(mostOpen === undefined ? {} : { mostOpen }),
    ...(limits === undefined ? {} : { limits }),
    retry: { ...defaultRetry, longestWaitMs },
    random: randomFrom(`jitter/${now()}`),
    sleep,
    now,
    onWait,
    providers: { sim: (id: string) => simulatedModel(id, sceneOf), llamacpp: llamacpp(io) },
    ...(budget === undefined ? {} : { budget }),
  };
  return new Map(await Promise.all(ids.map(async (id) => [id, await connectModel(id, deps)] as const)));
}

/** Loaded only when a study asks for it: the library behind it is large and has an install of its own. */
function llamacpp(io: Io): ModelFactory {
  return async (id) => {
    const { llamacppModel } = await import('../model/llamacpp-model.ts');
    return llamacppModel(id, { cwd: io.cwd });
  };
}
