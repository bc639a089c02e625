import { nearestNames } from '../kernel/nearest-name.ts';
import type { Random } from '../kernel/random.ts';
import { checkModel, findEndpoint, type Endpoint } from './check-model.ts';
import { laneOf, type GivenLimits } from './lane-of.ts';
import type { Limiter } from './limiter.ts';
import { loadSdk, type Fetch } from './load-sdk.ts';
import { isLoopback } from './loopback.ts';
import type { Model } from './model.ts';
import { PrefixGate, withPrefixGate } from './prefix-gate.ts';
import { pricedModels, type PriceList } from './prices.ts';
import type { Env } from './provider-table.ts';
import { SdkModel } from './sdk-model.ts';
import { unknownPrice, withBudget, type Budget } from './with-budget.ts';
import { readingRates, withLimiter } from './with-limiter.ts';
import { defaultRetry, withRetry, type RetryPolicy, type Sleep, type Wait } from './with-retry.ts';

/** Makes a model of a provider that the caller registers, from its whole id; its own retries and limits are its own. */
export type ModelFactory = (id: string) => Model | Promise<Model>;

export type ConnectDeps = {
  readonly env: Env;
  readonly fetch: Fetch;
  readonly prices: PriceList;
  readonly limiter: Limiter;
  /** Open calls of an account at most; by the kind of provider where absent. */
  readonly mostOpen?: number;
  /** Given limits, by provider or model. */
  readonly limits?: GivenLimits;
  /** For the jitter of retries. */
  readonly random: Random;
  readonly sleep: Sleep;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Absent: no budget, and models of unknown price are asked. */
  readonly budget?: Budget;
  readonly retry?: RetryPolicy;
  /** Longest time for one try, milliseconds; ten minutes by default, since reasoning models are slow. */
  readonly timeoutMs?: number;
  readonly onWait?: (wait: Wait) => void;
  /** Further providers by name, e.g. `sim`. */
  readonly providers?: Readonly<Record<string, ModelFactory>>;
};

/**
 * The model behind `provider/model`, with retry, limiter and budget around it. Loads one provider package and sends
 * nothing. Throws what `checkModel` would say.
 */
export async function connectModel(id: string, deps: ConnectDeps): Promise<Model> {
  const { env, providers = {}, prices, budget } = deps;
  const others = Object.keys(providers);
  const problem = checkModel(id, env, others);
  if (problem !== undefined) throw problem;
  const factory = others.find((name) => id.startsWith(`${name}/`));
  if (factory !== undefined) return own(providers, factory)(id);
  const endpoint = findEndpoint(id, env);
  if (endpoint instanceof Error) throw endpoint;
  if (budget !== undefined && prices.ceilingUsd(id, 1, 1) === null) throw unknownPrice(id);
  const lane = laneOf(id, endpoint, deps);
  const fetch = readingRates(deps.fetch, deps.limiter, lane, deps.now);
  const asked = withLimiter(withBudgetOf(await sdkModel(id, endpoint, { ...deps, fetch }), deps), deps.limiter, lane);
  return withGateOf(withRetry(asked, deps.retry ?? defaultRetry, deps), endpoint, deps);
}

/** Where nothing is paid for a prompt, nothing is gained by letting one call go ahead of the others. */
function withGateOf(model: Model, { spec: { cacheTtlMs } }: Endpoint, { prices, now, sleep }: ConnectDeps): Model {
  if (cacheTtlMs === undefined || prices.ceilingUsd(model.id, 1_000, 1_000) === 0) return model;
  return withPrefixGate(model, { gate: new PrefixGate(cacheTtlMs, now), sleep, patienceMs: 60_000 });
}

function own(providers: Readonly<Record<string, ModelFactory>>, name: string): ModelFactory {
  const factory = providers[name];
  if (factory === undefined) throw new TypeError(`provider ${name} is listed without a factory`);
  return factory;
}

/** Money is held only while a call is open, so the budget stands inside the limiter and the retry. */
function withBudgetOf(model: Model, { budget, prices }: ConnectDeps): Model {
  return budget === undefined ? model : withBudget(model, budget, prices);
}

async function sdkModel(id: string, endpoint: Endpoint, { fetch, prices, now, timeoutMs = 600_000 }: ConnectDeps): Promise<SdkModel> {
  const { provider, name, spec, baseUrl, secrets } = endpoint;
  const near = nearestNames(name, pricedModels(provider)).filter((known) => known !== name);
  return new SdkModel({
    place: { id, host: new URL(baseUrl).host, keyVariables: spec.keyVariables, secrets, near },
    target: { dialect: spec.dialect, provider, name },
    sdk: await loadSdk(endpoint, fetch),
    prices,
    isLoopback: isLoopback(baseUrl),
    timeoutMs,
    now,
  });
}
