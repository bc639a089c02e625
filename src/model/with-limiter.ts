import { estimateRequestTokens } from './estimate-tokens.ts';
import type { Lane, Limiter } from './limiter.ts';
import type { Fetch } from './load-sdk.ts';
import type { Model } from './model.ts';
import type { CallUse } from './rate-gate.ts';
import { readRateHeaders } from './read-rate-headers.ts';
import { unreportedUsage } from './to-reply.ts';
import type { ModelReply } from '../record/call.ts';

/** Holds a place of the lane while a call is open, and tells the limiter what came of it. */
export function withLimiter(model: Model, limiter: Limiter, lane: Lane): Model {
  return {
    id: model.id,
    simulated: model.simulated,
    async call(request, signal) {
      const weight = { input: estimateRequestTokens(request), outputLimit: request.settings.maxOutputTokens };
      const place = await limiter.acquire(lane, weight, signal);
      try {
        const reply = await model.call(request, signal);
        place.answered(useOf(reply));
        return reply;
      } catch (error) {
        place.failed(error);
        throw error;
      }
    },
  };
}

function useOf({ usage, warnings }: ModelReply): CallUse {
  if (warnings.includes(unreportedUsage)) return undefined;
  return { input: usage.inputTokens, cached: usage.cacheReadTokens, output: usage.outputTokens };
}

/** A fetch that reads the limits off every answer, errors included, before anybody else sees it. */
export function readingRates(fetch: Fetch, limiter: Limiter, lane: Lane, now: () => number): Fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    limiter.learn(lane, readRateHeaders(response.headers, now()));
    return response;
  };
}
