import { z } from 'zod';
import type { Message, ReplyPart, ToolDescription } from '../../record/call.ts';
import {
  InputSchema,
  InvalidRequest,
  parseBody,
  refusalText,
  refuseStream,
  toolOf,
  type WireAnswer,
  type WireFormat,
  type WireResponse,
} from '../wire-format.ts';
import { openaiLimitHeaders } from './openai-limits.ts';
import { openaiProblem } from './openai-problem.ts';

// Source: platform.openai.com/docs/api-reference/chat.

const Part = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string() }),
  z.object({ type: z.literal('refusal'), refusal: z.string() }),
]);
const content = z
  .union([z.string(), z.array(Part)])
  .transform((parts) => (typeof parts === 'string' ? parts : parts.map((part) => ('text' in part ? part.text : part.refusal)).join('\n')));
const Call = z.object({
  id: z.string().min(1),
  type: z.literal('function'),
  function: z.object({ name: z.string(), arguments: z.string() }),
});

const Said = z.discriminatedUnion('role', [
  z.object({ role: z.literal(['system', 'developer']), content }),
  z.object({ role: z.literal('user'), content }),
  z.object({
    role: z.literal('assistant'),
    content: content.nullish(),
    refusal: z.string().nullish(),
    tool_calls: z.array(Call).min(1).nullish(),
  }),
  z.object({ role: z.literal('tool'), tool_call_id: z.string().min(1), content }),
]);
type Said = z.infer<typeof Said>;

const Tool = z.object({
  type: z.literal('function'),
  function: z.object({
    name: z.string().regex(/^[a-zA-Z0-9_-]{1,64}$/),
    description: z.string().nullish(),
    parameters: InputSchema.nullish(),
  }),
});

const Body = z.object({
  model: z.string().min(1),
  messages: z.array(Said).min(1),
  tools: z.array(Tool).min(1).nullish(),
  stream: z.boolean().nullish(),
  max_tokens: z.int().positive().nullish(),
  max_completion_tokens: z.int().positive().nullish(),
  prompt_cache_key: z.string().nullish(),
});

/** OpenAI's Chat Completions API, which Ollama, vLLM and llama.cpp's server speak too; those want no key, so none is asked for. */
export const chatCompletionsWire: WireFormat = {
  name: 'chat-completions',
  keyOf: (headers) => headers.get('authorization') ?? headers.get('api-key') ?? '',
  weigh: (request, { inputTokens }) => inputTokens + (request.maxOutputTokens ?? 0),
  limitHeaders: openaiLimitHeaders,
  read(body) {
    const { model, messages, tools, stream, max_tokens, max_completion_tokens, prompt_cache_key } = parseBody(Body, body);
    refuseStream(stream);
    checkAnswers(messages);
    const system = messages
      .flatMap((message) => (message.role === 'system' || message.role === 'developer' ? [message.content] : []))
      .join('\n\n');
    return {
      model,
      system,
      messages: toMessages(messages),
      tools: (tools ?? []).map(toTool),
      maxOutputTokens: max_completion_tokens ?? max_tokens ?? undefined,
      cache: { type: 'automatic', partition: prompt_cache_key ?? '' },
      echo: {},
    };
  },
  write,
  refuse: (problem, id) =>
    openaiProblem(problem, id, { error: { message: 'Overloaded', type: 'server_error', param: null, code: 'server_is_overloaded' } }),
};

/** The answers to an assistant's calls follow it at once, all of them, and nothing else is answered. */
function checkAnswers(messages: readonly Said[]): void {
  let open: string[] = [];
  for (const [index, message] of messages.entries()) {
    if (message.role === 'tool') {
      if (!open.includes(message.tool_call_id))
        throw new InvalidRequest(`messages.${index}: a message of role 'tool' must answer a preceding message with 'tool_calls'`);
      open = open.filter((id) => id !== message.tool_call_id);
      continue;
    }
    throwUnanswered(open);
    open = message.role === 'assistant' ? (message.tool_calls ?? []).map(({ id }) => id) : [];
  }
  throwUnanswered(open);
}

function throwUnanswered(open: readonly string[]): void {
  if (open.length > 0)
    throw new InvalidRequest(
      `An assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'. Without one: ${open.join(', ')}`,
    );
}

function toMessages(said: readonly Said[]): Message[] {
  const messages: Message[] = [];
  for (const message of said) {
    if (message.role === 'user') messages.push({ role: 'user', text: message.content });
    if (message.role === 'assistant') messages.push({ role: 'assistant', parts: toParts(message) });
    if (message.role === 'tool') {
      messages.push({
        role: 'tool',
        callId: message.tool_call_id,
        tool: toolOf(messages, message.tool_call_id) ?? '',
        output: message.content,
      });
    }
  }
  return messages;
}

function toParts({ content: text, refusal, tool_calls: calls }: Said & { role: 'assistant' }): ReplyPart[] {
  const said = [text, refusal].flatMap((each) => (each === null || each === undefined || each === '' ? [] : [each]));
  return [
    ...said.map((each): ReplyPart => ({ type: 'text', text: each })),
    ...(calls ?? []).map((call): ReplyPart => ({
      type: 'tool-call',
      callId: call.id,
      tool: call.function.name,
      rawInput: call.function.arguments,
    })),
  ];
}

function toTool({ function: { name, description, parameters } }: z.infer<typeof Tool>): ToolDescription {
  return { name, description: description ?? '', inputSchema: parameters ?? {} };
}

function write({ id, requestId, model, at, parts, ending, usage }: WireAnswer): WireResponse {
  const shown = ending === 'refusal' ? [] : parts;
  const text = shown.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('\n\n');
  const calls = shown.flatMap((part) =>
    part.type === 'tool-call' ? [{ id: part.callId, type: 'function', function: { name: part.tool, arguments: part.rawInput } }] : [],
  );
  const message = {
    role: 'assistant',
    content: text === '' ? null : text,
    refusal: ending === 'refusal' ? refusalText : null,
    annotations: [],
    ...(calls.length > 0 ? { tool_calls: calls } : {}),
  };
  const body = {
    id: `chatcmpl-${id}`,
    object: 'chat.completion',
    created: Math.floor(at.getTime() / 1000),
    model,
    choices: [{ index: 0, message, logprobs: null, finish_reason: finishReason(ending, calls.length > 0) }],
    usage: {
      prompt_tokens: usage.inputTokens,
      completion_tokens: usage.outputTokens,
      total_tokens: usage.inputTokens + usage.outputTokens,
      prompt_tokens_details: { cached_tokens: usage.cacheReadTokens, audio_tokens: 0 },
      // DeepSeek's words for the same; clients of the others overlook them.
      prompt_cache_hit_tokens: usage.cacheReadTokens,
      prompt_cache_miss_tokens: usage.inputTokens - usage.cacheReadTokens,
      completion_tokens_details: { reasoning_tokens: 0, audio_tokens: 0, accepted_prediction_tokens: 0, rejected_prediction_tokens: 0 },
    },
    service_tier: 'default',
    system_fingerprint: null,
  };
  return { status: 200, headers: { 'x-request-id': `req_${requestId}` }, body, billed: usage };
}

function finishReason(ending: WireAnswer['ending'], hasCalls: boolean): string {
  if (ending === 'length') return 'length';
  if (ending === 'filter') return 'content_filter';
  return hasCalls ? 'tool_calls' : 'stop';
}
