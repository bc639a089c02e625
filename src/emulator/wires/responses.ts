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

// Source: platform.openai.com/docs/api-reference/responses.

const Part = z.discriminatedUnion('type', [
  z.object({ type: z.literal(['input_text', 'output_text']), text: z.string() }),
  z.object({ type: z.literal('refusal'), refusal: z.string() }),
]);
const content = z
  .union([z.string(), z.array(Part)])
  .transform((parts) => (typeof parts === 'string' ? parts : parts.map((part) => ('text' in part ? part.text : part.refusal)).join('\n')));

const Said = z.object({
  type: z.literal('message').default('message'),
  role: z.enum(['user', 'assistant', 'system', 'developer']),
  content,
});
const Item = z.union([
  Said,
  z.object({ type: z.literal('function_call'), call_id: z.string().min(1), name: z.string(), arguments: z.string() }),
  z.object({ type: z.literal('function_call_output'), call_id: z.string().min(1), output: content }),
  z.object({ type: z.literal('reasoning'), summary: z.array(z.object({ text: z.string() })) }),
]);
type Item = z.infer<typeof Item>;

const Tool = z.object({
  type: z.literal('function'),
  name: z.string().regex(/^[a-zA-Z0-9_-]{1,64}$/),
  description: z.string().nullish(),
  parameters: InputSchema.nullish(),
});

const Body = z.looseObject({
  model: z.string().min(1),
  input: z.union([z.string().transform((text): Item[] => [{ type: 'message', role: 'user', content: text }]), z.array(Item).min(1)]),
  instructions: z.string().nullish(),
  max_output_tokens: z.int().min(16).nullish(),
  tools: z.array(Tool).nullish(),
  stream: z.boolean().nullish(),
  prompt_cache_key: z.string().nullish(),
});

/** OpenAI's Responses API. */
export const responsesWire: WireFormat = {
  name: 'responses',
  keyOf: (headers) => headers.get('authorization') ?? headers.get('api-key') ?? undefined,
  weigh: (request, { inputTokens }) => inputTokens + (request.maxOutputTokens ?? 0),
  limitHeaders: openaiLimitHeaders,
  read(body) {
    const {
      model,
      input,
      instructions,
      max_output_tokens = null,
      tools,
      stream,
      prompt_cache_key,
      temperature,
      top_p,
    } = parseBody(Body, body);
    refuseStream(stream);
    checkOutputs(input);
    return {
      model,
      system: [instructions ?? '', ...systemTexts(input)].filter((text) => text !== '').join('\n\n'),
      messages: toMessages(input),
      tools: (tools ?? []).map(toTool),
      maxOutputTokens: max_output_tokens ?? undefined,
      cache: { type: 'automatic', partition: prompt_cache_key ?? '' },
      echo: { instructions: instructions ?? null, max_output_tokens, tools: tools ?? [], temperature: temperature ?? 1, top_p: top_p ?? 1 },
    };
  },
  write,
  refuse: (problem, id) =>
    openaiProblem(problem, id, {
      id: `resp_${id}`,
      object: 'response',
      status: 'failed',
      error: { code: 'server_is_overloaded', type: 'server_error', message: 'Overloaded' },
      output: [],
    }),
};

/** Every call has an output, and every output a call before it. */
function checkOutputs(items: readonly Item[]): void {
  const outputs = new Set(items.flatMap((item) => (item.type === 'function_call_output' ? [item.call_id] : [])));
  const calls = new Set<string>();
  for (const item of items) {
    if (item.type === 'function_call') {
      if (!outputs.has(item.call_id)) throw new InvalidRequest(`No tool output found for function call ${item.call_id}.`);
      calls.add(item.call_id);
    }
    if (item.type === 'function_call_output' && !calls.has(item.call_id)) {
      throw new InvalidRequest(`No tool call found for function call output with call_id ${item.call_id}.`);
    }
  }
}

function systemTexts(items: readonly Item[]): string[] {
  return items.flatMap((item) => (item.type === 'message' && (item.role === 'system' || item.role === 'developer') ? [item.content] : []));
}

/** The items between two things that the user's side sent are one turn of the assistant. */
function toMessages(items: readonly Item[]): Message[] {
  const messages: Message[] = [];
  for (const item of items) {
    const part = toPart(item);
    const last = messages.at(-1);
    if (part !== undefined && last?.role === 'assistant') last.parts.push(part);
    else if (part !== undefined) messages.push({ role: 'assistant', parts: [part] });
    else if (item.type === 'message' && item.role === 'user') messages.push({ role: 'user', text: item.content });
    else if (item.type === 'function_call_output') {
      messages.push({ role: 'tool', callId: item.call_id, tool: toolOf(messages, item.call_id) ?? '', output: item.output });
    }
  }
  return messages;
}

/** What the assistant's side sent; undefined for the other side's items. */
function toPart(item: Item): ReplyPart | undefined {
  if (item.type === 'function_call') return { type: 'tool-call', callId: item.call_id, tool: item.name, rawInput: item.arguments };
  if (item.type === 'reasoning') return { type: 'reasoning', text: item.summary.map(({ text }) => text).join('\n') };
  return item.type === 'message' && item.role === 'assistant' ? { type: 'text', text: item.content } : undefined;
}

function toTool({ name, description, parameters }: z.infer<typeof Tool>): ToolDescription {
  return { name, description: description ?? '', inputSchema: parameters ?? {} };
}

function write({ id, requestId, model, at, parts, ending, usage, echo }: WireAnswer): WireResponse {
  const cut = ending === 'length' ? 'max_output_tokens' : ending === 'filter' ? 'content_filter' : undefined;
  const status = cut === undefined ? 'completed' : 'incomplete';
  const output =
    ending === 'refusal'
      ? [said(id, 0, { type: 'refusal', refusal: refusalText }, status)]
      : parts.flatMap((part, index) => toItem(part, id, index, status));
  const body = {
    id: `resp_${id}`,
    object: 'response',
    created_at: Math.floor(at.getTime() / 1000),
    status,
    background: false,
    error: null,
    incomplete_details: cut === undefined ? null : { reason: cut },
    metadata: {},
    model,
    output,
    parallel_tool_calls: true,
    previous_response_id: null,
    service_tier: 'default',
    store: false,
    text: { format: { type: 'text' } },
    tool_choice: 'auto',
    truncation: 'disabled',
    ...echo,
    usage: {
      input_tokens: usage.inputTokens,
      input_tokens_details: { cached_tokens: usage.cacheReadTokens },
      output_tokens: usage.outputTokens,
      output_tokens_details: { reasoning_tokens: 0 },
      total_tokens: usage.inputTokens + usage.outputTokens,
    },
  };
  return { status: 200, headers: { 'x-request-id': `req_${requestId}` }, body, billed: usage };
}

function toItem(part: ReplyPart, id: string, index: number, status: string): object[] {
  if (part.type === 'text') return [said(id, index, { type: 'output_text', text: part.text, annotations: [], logprobs: [] }, status)];
  if (part.type === 'tool-call')
    return [{ type: 'function_call', id: `fc_${id}${index}`, call_id: part.callId, name: part.tool, arguments: part.rawInput, status }];
  return [];
}

function said(id: string, index: number, part: object, status: string): object {
  return { type: 'message', id: `msg_${id}${index}`, status, role: 'assistant', content: [part] };
}
