import type { Exceeded } from '../account-limits.ts';
import { notBilled, type Problem, type WireResponse } from '../wire-format.ts';

// Source: platform.openai.com/docs/guides/error-codes.

/** A problem as both of OpenAI's APIs put it. What an overload inside a 200 looks like differs, so the API's own body is given. */
export function openaiProblem(problem: Problem, id: string, overloadedBody: object): WireResponse {
  switch (problem.type) {
    case 'invalid':
      return error(400, 'invalid_request_error', null, problem.message, id);
    case 'no-key':
      return error(401, 'invalid_request_error', null, 'No API key was given in the Authorization header (Authorization: Bearer KEY).', id);
    case 'unknown-model':
      return error(
        404,
        'invalid_request_error',
        'model_not_found',
        `The model \`${problem.model}\` does not exist or you do not have access to it.`,
        id,
      );
    case 'rate-limit': {
      const { retryAfterMs: after, exceeded } = problem;
      const headers = after === undefined ? {} : { 'retry-after': String(Math.ceil(after / 1000)), 'retry-after-ms': String(after) };
      const unit = exceeded === undefined || exceeded.unit === 'requests' ? 'requests' : 'tokens';
      return error(429, unit, 'rate_limit_exceeded', rateText(exceeded), id, headers);
    }
    case 'no-credit':
      return error(
        429,
        'insufficient_quota',
        'insufficient_quota',
        'You exceeded your current quota, please check your plan and billing details.',
        id,
      );
    case 'server-error':
      return error(500, 'server_error', null, 'The server had an error while processing your request.', id);
    case 'overloaded':
      return error(503, 'server_error', null, 'The engine is currently overloaded, please try again later.', id);
    case 'overloaded-in-200':
      return { status: 200, headers: { 'x-request-id': `req_${id}` }, body: overloadedBody, billed: notBilled };
    case 'context-full':
      return error(
        400,
        'invalid_request_error',
        'context_length_exceeded',
        `Your input of ${problem.tokens} tokens exceeds the context window of this model.`,
        id,
      );
  }
}

function rateText(exceeded: Exceeded | undefined): string {
  if (exceeded === undefined) return 'Rate limit reached on requests per min (RPM).';
  const { unit, limit, remaining, requested, afterMs } = exceeded;
  const counted = `on ${unit === 'requests' ? 'requests per min (RPM)' : 'tokens per min (TPM)'}: Limit ${limit}`;
  if (afterMs === undefined) return `Request too large ${counted}, Requested ${requested}. The input or output tokens must be reduced.`;
  return `Rate limit reached ${counted}, Used ${limit - remaining}, Requested ${requested}. Please try again in ${afterMs / 1000}s.`;
}

function error(
  status: number,
  type: string,
  code: string | null,
  message: string,
  id: string,
  headers: Record<string, string> = {},
): WireResponse {
  return {
    status,
    headers: { 'x-request-id': `req_${id}`, ...headers },
    body: { error: { message, type, param: null, code } },
    billed: notBilled,
  };
}
