import type { ReplyPart } from '../../record/call.ts';
import { notBilled, refusalText, toObject, type Problem, type WireAnswer, type WireFormat, type WireResponse } from '../wire-format.ts';
import { readMessagesRequest } from './messages-request.ts';

// Source: platform.claude.com/docs/en/api/messages, /api/errors and "Handling stop reasons".

/** Anthropic's Messages API. */
export const messagesWire: WireFormat = {
  name: 'messages',
  hasKey: (headers) => headers.has('x-api-key') || headers.has('authorization'),
  read: readMessagesRequest,
  write,
  refuse,
};

function write({ id, model, parts, ending, usage }: WireAnswer): WireResponse {
  if (ending === 'filter') return error(400, 'invalid_request_error', 'Output blocked by content filtering policy', id);
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
      input_tokens: usage.inputTokens,
      cache_creation_input_tokens: 0,
      cache_read_input_tokens: 0,
      output_tokens: usage.outputTokens,
      service_tier: 'standard',
    },
  };
  return { status: 200, headers: { 'request-id': `req_${id}` }, body, billed: usage };
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
      const { retryAfterSeconds: after } = problem;
      return error(
        429,
        'rate_limit_error',
        'This request would exceed the rate limit of the account.',
        id,
        after === undefined ? {} : { 'retry-after': String(after) },
      );
    }
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

function error(status: number, type: string, message: string, id: string, headers: Record<string, string> = {}): WireResponse {
  return {
    status,
    headers: { 'request-id': `req_${id}`, ...headers },
    body: { type: 'error', error: { type, message }, request_id: `req_${id}` },
    billed: notBilled,
  };
}
