import { z } from 'zod';
import type { Message, ReplyPart, ToolDescription } from '../../record/call.ts';
import {
  InputSchema,
  InvalidRequest,
  parseBody,
  refuseStream,
  toolOf,
  type CacheBlock,
  type RequestHeaders,
  type WireRequest,
} from '../wire-format.ts';

// Source: platform.claude.com/docs/en/api/messages.

const cacheControl = z.object({ type: z.literal('ephemeral'), ttl: z.enum(['5m', '1h']).default('5m') }).nullish();
const Text = z.object({
  type: z.literal('text'),
  text: z.string().regex(/\S/, 'text content blocks must contain non-whitespace text'),
  cache_control: cacheControl,
});
const callId = z.string().regex(/^[a-zA-Z0-9_-]+$/);
const ToolUse = z.object({
  type: z.literal('tool_use'),
  id: callId,
  name: z.string(),
  input: z.record(z.string(), z.unknown()),
  cache_control: cacheControl,
});
const ToolResult = z.object({
  type: z.literal('tool_result'),
  tool_use_id: callId,
  content: z.union([z.string(), z.array(Text)]).optional(),
  cache_control: cacheControl,
});
const Thinking = z.object({ type: z.literal('thinking'), thinking: z.string(), signature: z.string() });
const RedactedThinking = z.object({ type: z.literal('redacted_thinking'), data: z.string() });

const UserBlock = z.discriminatedUnion('type', [Text, ToolResult]);
const AssistantBlock = z.discriminatedUnion('type', [Text, ToolUse, Thinking, RedactedThinking]);
const texts = z.union([
  z
    .string()
    .min(1)
    .transform((text): z.infer<typeof Text>[] => [{ type: 'text', text }]),
  z.array(Text),
]);

const Body = z.object({
  model: z.string().min(1),
  max_tokens: z.int().positive(),
  system: texts.optional(),
  messages: z
    .array(
      z.discriminatedUnion('role', [
        z.object({ role: z.literal('user'), content: z.union([texts, z.array(UserBlock).min(1)]) }),
        z.object({ role: z.literal('assistant'), content: z.union([texts, z.array(AssistantBlock)]) }),
      ]),
    )
    .min(1),
  tools: z
    .array(
      z.object({
        name: z.string().regex(/^[a-zA-Z0-9_-]{1,128}$/),
        description: z.string().optional(),
        input_schema: InputSchema.refine((schema) => schema['type'] === 'object', 'input_schema.type must be object'),
        cache_control: cacheControl,
      }),
    )
    .optional(),
  stream: z.boolean().optional(),
});
type Body = z.infer<typeof Body>;
type Turn =
  | { readonly role: 'user'; readonly content: z.infer<typeof UserBlock>[] }
  | { readonly role: 'assistant'; readonly content: z.infer<typeof AssistantBlock>[] };

/** Reads a request as the Messages API would; throws an InvalidRequest where that API would not take it. */
export function readMessagesRequest(body: unknown, headers: RequestHeaders): WireRequest {
  if (headers.get('anthropic-version') === null) throw new InvalidRequest('anthropic-version: header is required');
  const { model, max_tokens: maxOutputTokens, system = [], messages, tools = [], stream } = parseBody(Body, body);
  refuseStream(stream);
  checkCachePoints(body);
  const turns = joinTurns(messages);
  checkAnswers(turns);
  const instructions = system.map(({ text }) => text).join('\n\n');
  return {
    model,
    system: instructions,
    messages: toMessages(turns),
    tools: tools.map(toTool),
    maxOutputTokens,
    cache: { type: 'marked', blocks: [...tools.map(toolBlock), ...system.map(textBlock), ...turns.flatMap(turnBlocks)] },
    echo: {},
  };
}

function toolBlock({ name, description = '', input_schema: schema, cache_control: mark }: NonNullable<Body['tools']>[number]): CacheBlock {
  return { text: `${name}${description}${JSON.stringify(schema)}`, mark: markOf(mark) };
}

function textBlock({ text, cache_control: mark }: z.infer<typeof Text>): CacheBlock {
  return { text, mark: markOf(mark) };
}

function turnBlocks({ content }: Turn): CacheBlock[] {
  return content.map((block) => {
    if (block.type === 'text') return textBlock(block);
    const mark = 'cache_control' in block ? markOf(block.cache_control) : undefined;
    if (block.type === 'tool_use') return { text: `${block.name}${JSON.stringify(block.input)}`, mark };
    if (block.type === 'tool_result') return { text: outputOf(block), mark };
    return { text: block.type === 'thinking' ? block.thinking : block.data, mark };
  });
}

function markOf(mark: z.infer<typeof cacheControl>): CacheBlock['mark'] {
  if (mark === null || mark === undefined) return undefined;
  return mark.ttl === '1h' ? 'hour' : 'short';
}

/** The API takes four cache points in all, wherever they stand. */
function checkCachePoints(body: unknown): void {
  const count = JSON.stringify(body).split('"cache_control":{').length - 1;
  if (count > 4) throw new InvalidRequest(`A maximum of 4 blocks with cache_control may be provided. Found ${count}.`);
}

/** Consecutive messages of one role are one turn to the API. */
function joinTurns(messages: Body['messages']): Turn[] {
  const turns: Turn[] = [];
  for (const message of messages) {
    const last = turns.at(-1);
    if (message.role === 'user') {
      if (last?.role === 'user') last.content.push(...message.content);
      else turns.push({ role: 'user', content: [...message.content] });
    } else if (last?.role === 'assistant') last.content.push(...message.content);
    else turns.push({ role: 'assistant', content: [...message.content] });
  }
  return turns;
}

/** Every call of an assistant message is answered in the next message, before anything else stands there; and nothing else is answered. */
function checkAnswers(turns: readonly Turn[]): void {
  for (const [index, turn] of turns.entries()) {
    const asked = turn.content.flatMap((block) => (block.type === 'tool_use' ? [block.id] : []));
    const next = turns[index + 1]?.content ?? [];
    const answered = next.flatMap((block) => (block.type === 'tool_result' ? [block.tool_use_id] : []));
    const missing = asked.filter((id) => !answered.includes(id));
    if (missing.length > 0)
      throw new InvalidRequest(
        `messages.${index}: \`tool_use\` ids without \`tool_result\` blocks immediately after: ${missing.join(', ')}`,
      );
    const odd = answered.filter((id) => !asked.includes(id));
    if (odd.length > 0)
      throw new InvalidRequest(`messages.${index + 1}: unexpected \`tool_use_id\` in \`tool_result\` blocks: ${odd.join(', ')}`);
    if (next.slice(0, answered.length).some((block) => block.type !== 'tool_result')) {
      throw new InvalidRequest(`messages.${index + 1}: \`tool_result\` blocks must come first`);
    }
  }
  if (turns[0]?.content.some((block) => block.type === 'tool_result')) throw new InvalidRequest('messages.0: `tool_result` without a call');
}

function toMessages(turns: readonly Turn[]): Message[] {
  const messages: Message[] = [];
  for (const turn of turns) {
    if (turn.role === 'assistant') messages.push({ role: 'assistant', parts: turn.content.flatMap(toPart) });
    else for (const block of turn.content) messages.push(toUserMessage(block, messages));
  }
  return messages;
}

function toUserMessage(block: z.infer<typeof UserBlock>, before: readonly Message[]): Message {
  if (block.type === 'text') return { role: 'user', text: block.text };
  const id = block.tool_use_id;
  return { role: 'tool', callId: id, tool: toolOf(before, id) ?? '', output: outputOf(block) };
}

function outputOf({ content = '' }: z.infer<typeof ToolResult>): string {
  return typeof content === 'string' ? content : content.map(({ text }) => text).join('\n');
}

function toPart(block: z.infer<typeof AssistantBlock>): ReplyPart[] {
  switch (block.type) {
    case 'text':
      return [{ type: 'text', text: block.text }];
    case 'tool_use':
      return [{ type: 'tool-call', callId: block.id, tool: block.name, rawInput: JSON.stringify(block.input) }];
    case 'thinking':
      return [{ type: 'reasoning', text: block.thinking }];
    case 'redacted_thinking':
      return [];
  }
}

function toTool({ name, description = '', input_schema: inputSchema }: NonNullable<Body['tools']>[number]): ToolDescription {
  return { name, description, inputSchema };
}
