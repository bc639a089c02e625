import type { ReplyPart } from '../../record/call.ts';
import { notBilled, refusalText, toObject, type Problem, type WireAnswer, type WireFormat, type WireResponse } from '../wire-format.ts';
import { anthropicLimitHeaders } from './anthropic-limits.ts';
import { readMessagesRequest } from './messages-request.ts';

// Source: platform.claude.com/docs/en/api/messages, /api/errors and "Handling stop reasons".

/** Anthropic's Messages API. */
export const messagesWire: WireFormat = {
  name: 'messages',
  keyOf: (headers) => headers.get('x-api-key') ?? headers.get('authorization') ?? undefined,
  read: readMessagesRequest,
  // What comes out of the cache does not count against the limit of input tokens.
  weigh: (_, { inputTokens, cacheReadTokens }) => inputTokens - cacheReadTokens,
  limitHeaders: anthropicLimitHeaders,
  write,
  refuse,
};

function write({ id, requestId, model, parts, ending, usage }: WireAnswer): WireResponse {
  if (ending === 'filter') return error(400, 'invalid_request_error', 'Output blocked by content filtering policy', requestId);
  const content = ending === 'refusal' ? [] : parts.flatMap(toBlock);
  const calls = content.some((block) => block.type === 'tool_use');
  const body = {
    id: `msg_${id}`,
    type: 'message',
    role: 'assistant',
    model,
    content,
    stop_reason: ending === 'refusal' ? 'refusal' : ending === 'length' ? 'max_tokens' : calls ? 'tool_use' : 'end_turn',
    stop_sequence: null,
    ...(ending === 'refusal' ? { stop_details: { type: 'refusal', category: null, explanation: refusalText } } : {}),
    usage: {
      input_tokens: usage.inputTokens - usage.cacheReadTokens - usage.cacheWriteTokens,
      cache_creation_input_tokens: usage.cacheWriteTokens,
      cache_read_input_tokens: usage.cacheReadTokens,
      cache_creation: {
        ephemeral_5m_input_tokens: usage.cacheWriteTokens - usage.cacheHourTokens,
        ephemeral_1h_input_tokens: usage.cacheHourTokens,
      },
      output_tokens: usage.outputTokens,
      service_tier: 'standard',
    },
  };
  return { status: 200, headers: { 'request-id': `req_${requestId}` }, body, billed: usage };
}

function toBlock(part: ReplyPart): ({ type: 'text'; text: string } | { type: 'tool_use'; id: string; name: string; input: object })[] {
  if (part.type === 'text') return part.text === '' ? [] : [{ type: 'text', text: part.text }];
  if (part.type === 'tool-call')
    return [{ type: 'tool_use', id: part.callId.replace(/^call_/, 'toolu_'), name: part.tool, input: toObject(part.rawInput) }];
  return [];
}

function refuse(problem: Problem, id: string): WireResponse {
  switch (problem.type) {
    case 'invalid':
      return error(400, 'invalid_request_error', problem.message, id);
    case 'no-key':
      return error(401, 'authentication_error', 'x-api-key header is required', id);
    case 'unknown-model':
      return error(404, 'not_found_error', `model: ${problem.model}`, id);
    case 'rate-limit': {
      const { retryAfterMs: after, exceeded } = problem;
      return error(
        429,
        'rate_limit_error',
        exceeded === undefined
          ? 'This request would exceed the rate limit of the account.'
          : `This request would exceed the rate limit for your organization of ${exceeded.limit} ${unitNames[exceeded.unit]} per minute.`,
        id,
        after === undefined ? {} : { 'retry-after': String(Math.ceil(after / 1000)) },
      );
    }
    case 'no-credit':
      return error(
        400,
        'invalid_request_error',
        'Your credit balance is too low to access the Anthropic API. Please go to Plans & Billing to upgrade or purchase credits.',
        id,
      );
    case 'server-error':
      return error(500, 'api_error', 'Internal server error', id);
    case 'overloaded':
      return error(529, 'overloaded_error', 'Overloaded', id);
    case 'overloaded-in-200':
      return error(200, 'overloaded_error', 'Overloaded', id);
    case 'context-full':
      return error(400, 'invalid_request_error', `prompt is too long: ${problem.tokens} tokens > ${problem.tokens - 1} maximum`, id);
  }
}

const unitNames = { requests: 'requests', tokens: 'input tokens', 'output-tokens': 'output tokens' } as const;

function error(status: number, type: string, message: string, id: string, headers: Record<string, string> = {}): WireResponse {
  return {
    status,
    headers: { 'request-id': `req_${id}`, ...headers },
    body: { type: 'error', error: { type, message }, request_id: `req_${id}` },
    billed: notBilled,
  };
}
