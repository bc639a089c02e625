import { z } from 'zod';

/** Tokens of one call or a sum of calls. `inputTokens` is the total, cache included. */
export const Usage = z.strictObject({
  inputTokens: z.int().nonnegative(),
  cacheReadTokens: z.int().nonnegative(),
  cacheWriteTokens: z.int().nonnegative(),
  outputTokens: z.int().nonnegative(),
  reasoningTokens: z.int().nonnegative(),
});
export type Usage = z.infer<typeof Usage>;

export const noUsage: Usage = { inputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0, outputTokens: 0, reasoningTokens: 0 };

export function addUsage(a: Usage, b: Usage): Usage {
  return {
    inputTokens: a.inputTokens + b.inputTokens,
    cacheReadTokens: a.cacheReadTokens + b.cacheReadTokens,
    cacheWriteTokens: a.cacheWriteTokens + b.cacheWriteTokens,
    outputTokens: a.outputTokens + b.outputTokens,
    reasoningTokens: a.reasoningTokens + b.reasoningTokens,
  };
}

/** Provider data that has to travel back with a part in the next turn (signatures, encrypted reasoning); opaque to us. */
const providerMetadata = z.record(z.string(), z.record(z.string(), z.json())).optional();

/** One part of what a model said. Tool arguments are kept as the raw text that came, even where it is no JSON. */
export const ReplyPart = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: z.string(), providerMetadata }),
  z.strictObject({ type: z.literal('reasoning'), text: z.string(), providerMetadata }),
  z.strictObject({ type: z.literal('tool-call'), callId: z.string(), tool: z.string(), rawInput: z.string(), providerMetadata }),
]);
export type ReplyPart = z.infer<typeof ReplyPart>;

/** What an answer ended with, over all providers; `refused` and `filtered` by the provider table in `model/`. */
export const Finish = z.enum(['stop', 'tool-calls', 'length', 'refused', 'filtered', 'error', 'other']);
export type Finish = z.infer<typeof Finish>;

/** A model's answer to one call, as stored. */
export const ModelReply = z.strictObject({
  parts: z.array(ReplyPart),
  finish: Finish,
  rawFinish: z.string().describe("The provider's own word for it."),
  usage: Usage,
  costUsd: z.number().nonnegative().nullable().describe('Null where no price is known.'),
  modelId: z.string().describe('The model that the server says answered.'),
  warnings: z.array(z.string()).describe('Settings that were dropped or changed on the way.'),
  attempts: z.int().positive().default(1).describe('Tries that this answer took.'),
});
export type ModelReply = z.infer<typeof ModelReply>;

/** One message of a conversation with a model. */
export const Message = z.discriminatedUnion('role', [
  z.strictObject({ role: z.literal('user'), text: z.string() }),
  z.strictObject({ role: z.literal('assistant'), parts: z.array(ReplyPart) }),
  z.strictObject({ role: z.literal('tool'), callId: z.string(), tool: z.string(), output: z.string() }),
]);
export type Message = z.infer<typeof Message>;

/** A tool as the model is told of it; `inputSchema` is JSON Schema. */
export const ToolDescription = z.strictObject({ name: z.string(), description: z.string(), inputSchema: z.record(z.string(), z.json()) });
export type ToolDescription = z.infer<typeof ToolDescription>;

/** How a model is asked. Absent means the provider's default. */
export const ModelSettings = z.strictObject({
  temperature: z.number().min(0).max(2).optional(),
  maxOutputTokens: z.int().positive().default(4096),
  reasoning: z.enum(['none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max']).optional(),
  route: z
    .array(z.string().min(1))
    .min(1)
    .optional()
    .describe('Hosts behind OpenRouter that may answer, in this order and no other; openrouter/ models only.'),
  providerOptions: z
    .record(z.string(), z.json())
    .optional()
    .describe('Settings of the provider that have no word of ours; known ones only (docs/providers.md).'),
});
export type ModelSettings = z.infer<typeof ModelSettings>;
