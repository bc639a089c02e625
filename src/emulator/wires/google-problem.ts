import type { Exceeded } from '../account-limits.ts';
import { notBilled, type Problem, type WireResponse } from '../wire-format.ts';

// Source: ai.google.dev/gemini-api/docs/troubleshooting and docs/rate-limits.

/** A problem in the words of Google's APIs. */
export function googleProblem(problem: Problem): WireResponse {
  switch (problem.type) {
    case 'invalid':
      return error(400, 'INVALID_ARGUMENT', problem.message);
    case 'no-key':
      return error(
        403,
        'PERMISSION_DENIED',
        "Method doesn't allow unregistered callers. Please use API Key or another form of API consumer identity.",
      );
    case 'unknown-model':
      return error(
        404,
        'NOT_FOUND',
        `models/${problem.model} is not found for API version v1beta, or is not supported for generateContent.`,
      );
    case 'rate-limit': {
      const { retryAfterMs: after, exceeded } = problem;
      const details = [
        ...(exceeded === undefined ? [] : [quotaFailure(exceeded)]),
        ...(after === undefined ? [] : [{ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: `${after / 1000}s` }]),
      ];
      return error(429, 'RESOURCE_EXHAUSTED', quotaText(exceeded), details);
    }
    case 'no-credit':
      return error(429, 'RESOURCE_EXHAUSTED', quotaText({ unit: 'requests', limit: 0, remaining: 0, requested: 1, afterMs: undefined }));
    case 'server-error':
      return error(500, 'INTERNAL', 'An internal error has occurred. Please retry.');
    case 'overloaded':
      return error(503, 'UNAVAILABLE', 'The model is overloaded. Please try again later.');
    case 'overloaded-in-200':
      return { ...error(503, 'UNAVAILABLE', 'The model is overloaded. Please try again later.'), status: 200 };
    case 'context-full':
      return error(
        400,
        'INVALID_ARGUMENT',
        `The input token count (${problem.tokens}) exceeds the maximum number of tokens allowed (${problem.tokens - 1}).`,
      );
  }
}

const metrics = { requests: 'generate_content_paid_tier_requests', tokens: 'generate_content_paid_tier_input_token_count' } as const;

function metricOf({ unit }: Exceeded): string {
  return `generativelanguage.googleapis.com/${metrics[unit === 'requests' ? 'requests' : 'tokens']}`;
}

/** In the API's words a limit a minute sounds like an empty account; the number tells the two apart. */
function quotaText(exceeded: Exceeded | undefined): string {
  if (exceeded === undefined) return 'Quota exceeded for requests per minute of this model.';
  const retry = exceeded.afterMs === undefined ? '' : `\nPlease retry in ${exceeded.afterMs / 1000}s.`;
  return `You exceeded your current quota, please check your plan and billing details.\n* Quota exceeded for metric: ${metricOf(exceeded)}, limit: ${exceeded.limit}${retry}`;
}

function quotaFailure(exceeded: Exceeded): object {
  const quotaId =
    exceeded.unit === 'requests' ? 'GenerateRequestsPerMinutePerProjectPerModel' : 'GenerateContentPaidTierInputTokensPerModelPerMinute';
  return {
    '@type': 'type.googleapis.com/google.rpc.QuotaFailure',
    violations: [{ quotaMetric: metricOf(exceeded), quotaId, quotaValue: String(exceeded.limit) }],
  };
}

function error(code: number, status: string, message: string, details: readonly object[] = []): WireResponse {
  return {
    status: code,
    headers: {},
    body: { error: { code, message, status, ...(details.length > 0 ? { details } : {}) } },
    billed: notBilled,
  };
}
