import { contentHash } from '../kernel/hash.ts';
import type { RateLimits } from '../record/rate-limits.ts';
import type { Endpoint } from './check-model.ts';
import type { Lane } from './limiter.ts';
import { specOf, splitModelId, type ProviderSpec } from './provider-table.ts';
import type { Rates } from './rate-gate.ts';

/** Given limits, by provider (all of its models together) or by `provider/model`. */
export type GivenLimits = Readonly<Record<string, RateLimits>>;

export type LaneOptions = {
  readonly limits?: GivenLimits;
  /** Open calls of an account at most; `usualOpenCalls` where absent. */
  readonly mostOpen?: number;
};

/** The queue that a model's calls stand in: its account is the provider's address and the key. */
export function laneOf(
  id: string,
  { spec, baseUrl, secrets }: Endpoint,
  { limits = {}, mostOpen = usualOpenCalls(id) }: LaneOptions,
): Lane {
  const { host } = new URL(baseUrl);
  // `openai/` and `openai-chat/` are one account, whichever of them the limit was given for.
  const [, ofAccount] = Object.entries(limits).find(([name]) => specOf(name)?.keyVariables[0] === spec.keyVariables[0]) ?? [];
  const ofModel = limits[id];
  return {
    account: { id: contentHash([host, secrets]), host, mostOpen, ...(ofAccount === undefined ? {} : { limits: toRates(ofAccount, spec) }) },
    model: id,
    ...(ofModel === undefined ? {} : { limits: toRates(ofModel, spec) }),
  };
}

/**
 * How many calls of an account are open at most unless somebody says otherwise: enough to use up the limits of a big account
 * with slow answers; of a server of one's own no more than a small machine can queue before its calls run out of time.
 */
export function usualOpenCalls(id: string): number {
  const spec = specOf(splitModelId(id)?.provider ?? '');
  return spec === undefined || spec.ownServer || !spec.keyNeeded ? 16 : 64;
}

function toRates({ requestsPerMinute, tokensPerMinute }: RateLimits, { dialect }: ProviderSpec): Rates {
  const unit = dialect === 'anthropic' || dialect === 'google' ? 'input-tokens' : 'tokens';
  return {
    ...(requestsPerMinute === undefined ? {} : { requests: requestsPerMinute }),
    ...(tokensPerMinute === undefined ? {} : { [unit]: tokensPerMinute }),
  };
}
