import { z } from 'zod';
import type { Message, ReplyPart, ToolDescription } from '../../record/call.ts';
import {
  InputSchema,
  InvalidRequest,
  parseBody,
  toObject,
  type Billed,
  type WireAnswer,
  type WireFormat,
  type WireResponse,
} from '../wire-format.ts';
import { googleProblem } from './google-problem.ts';

// Source: ai.google.dev/api/generate-content.

const FunctionCall = z.object({
  functionCall: z.object({ id: z.string().optional(), name: z.string(), args: z.record(z.string(), z.unknown()).default({}) }),
});
const FunctionResponse = z.object({
  functionResponse: z.object({ id: z.string().optional(), name: z.string(), response: z.record(z.string(), z.unknown()) }),
});
const Text = z.object({ text: z.string(), thought: z.boolean().optional() });
const Part = z.union([FunctionCall, FunctionResponse, Text]);
const Content = z.object({ role: z.enum(['user', 'model']).default('user'), parts: z.array(Part).min(1, 'parts must not be empty') });
type Content = z.infer<typeof Content>;

const Declaration = z.object({
  name: z.string().regex(/^[a-zA-Z_][\w.:-]{0,127}$/),
  description: z.string().default(''),
  parameters: InputSchema.optional(),
  parametersJsonSchema: InputSchema.optional(),
});

const Body = z.object({
  contents: z.array(Content).min(1),
  systemInstruction: z.object({ parts: z.array(Text) }).optional(),
  tools: z.array(z.object({ functionDeclarations: z.array(Declaration).default([]) })).default([]),
  generationConfig: z.object({ maxOutputTokens: z.int().positive().optional() }).optional(),
});

/** Google's generateContent (Gemini API, v1beta). */
export const generateContentWire: WireFormat = {
  name: 'generate-content',
  keyOf: (headers) => headers.get('x-goog-api-key') ?? undefined,
  weigh: (_, { inputTokens }) => inputTokens,
  // Gemini tells what is left in no header.
  limitHeaders: () => ({}),
  read(body, _, model) {
    if (model === undefined) throw new InvalidRequest('the path names no model');
    const { contents, systemInstruction, tools, generationConfig } = parseBody(Body, body);
    checkResponses(contents);
    const system = (systemInstruction?.parts ?? []).map(({ text }) => text).join('\n\n');
    return {
      model,
      system,
      messages: toMessages(contents),
      tools: tools.flatMap(({ functionDeclarations }) => functionDeclarations.map(toTool)),
      maxOutputTokens: generationConfig?.maxOutputTokens,
      cache: { type: 'automatic', partition: '' },
      echo: {},
    };
  },
  write,
  refuse: googleProblem,
};

/** A turn's calls are answered in the very next content, as many as they were. */
function checkResponses(contents: readonly Content[]): void {
  for (const [index, { parts }] of contents.entries()) {
    const calls = parts.filter((part) => 'functionCall' in part).length;
    const responses = contents[index + 1]?.parts.filter((part) => 'functionResponse' in part).length ?? 0;
    if (responses !== calls)
      throw new InvalidRequest(
        `contents.${index}: ${calls} function call parts are followed by ${responses} function response parts; the numbers must be equal`,
      );
  }
  if (contents[0]?.parts.some((part) => 'functionResponse' in part))
    throw new InvalidRequest('contents.0: a function response without a function call');
}

function toMessages(contents: readonly Content[]): Message[] {
  const messages: Message[] = [];
  let open: string[] = [];
  for (const { role, parts } of contents) {
    if (role === 'model') {
      // Ids of calls are optional here; answers without one come in the order of the calls.
      const replied = parts.flatMap((part, index) => toReplyPart(part, `call_${messages.length}_${index}`));
      open = replied.flatMap((part) => (part.type === 'tool-call' ? [part.callId] : []));
      const last = messages.at(-1);
      if (last?.role === 'assistant') last.parts.push(...replied);
      else messages.push({ role: 'assistant', parts: replied });
      continue;
    }
    let answered = 0;
    for (const part of parts) {
      if ('functionResponse' in part) messages.push(toToolMessage(part, open[answered++] ?? ''));
      else if ('text' in part) messages.push({ role: 'user', text: part.text });
    }
  }
  return messages;
}

function toToolMessage({ functionResponse: { id, name, response } }: z.infer<typeof FunctionResponse>, nextId: string): Message {
  const said = response['content'] ?? response['output'] ?? response['result'];
  return { role: 'tool', callId: id ?? nextId, tool: name, output: typeof said === 'string' ? said : JSON.stringify(response) };
}

function toReplyPart(part: Content['parts'][number], otherId: string): ReplyPart[] {
  if ('functionCall' in part) {
    const { id = otherId, name, args } = part.functionCall;
    return [{ type: 'tool-call', callId: id, tool: name, rawInput: JSON.stringify(args) }];
  }
  if ('text' in part) return [{ type: part.thought === true ? 'reasoning' : 'text', text: part.text }];
  return [];
}

function toTool({ name, description, parameters, parametersJsonSchema }: z.infer<typeof Declaration>): ToolDescription {
  return { name, description, inputSchema: parametersJsonSchema ?? parameters ?? {} };
}

function write({ requestId, model, parts, ending, usage }: WireAnswer): WireResponse {
  const head = { modelVersion: model, responseId: requestId };
  if (ending === 'filter') {
    // A blocked prompt was read, and nothing was written.
    const billed = { ...usage, outputTokens: 0 };
    return {
      status: 200,
      headers: {},
      body: { promptFeedback: { blockReason: 'PROHIBITED_CONTENT' }, usageMetadata: counted(billed), ...head },
      billed,
    };
  }
  // Gemini has no refusal of the model's own: what it stops, its safety ratings stop.
  const blocked = ending === 'refusal';
  const candidate = {
    content: blocked || parts.length === 0 ? { role: 'model' } : { role: 'model', parts: parts.flatMap(toWirePart) },
    finishReason: blocked ? 'SAFETY' : ending === 'length' ? 'MAX_TOKENS' : 'STOP',
    index: 0,
    ...(blocked ? { safetyRatings: [{ category: 'HARM_CATEGORY_DANGEROUS_CONTENT', probability: 'HIGH', blocked: true }] } : {}),
  };
  return { status: 200, headers: {}, body: { candidates: [candidate], usageMetadata: counted(usage), ...head }, billed: usage };
}

function counted({ inputTokens, cacheReadTokens, outputTokens }: Billed): object {
  const cached = { cachedContentTokenCount: cacheReadTokens, cacheTokensDetails: [{ modality: 'TEXT', tokenCount: cacheReadTokens }] };
  return {
    promptTokenCount: inputTokens,
    ...(cacheReadTokens > 0 ? cached : {}),
    ...(outputTokens > 0 ? { candidatesTokenCount: outputTokens } : {}),
    totalTokenCount: inputTokens + outputTokens,
    promptTokensDetails: [{ modality: 'TEXT', tokenCount: inputTokens }],
  };
}

function toWirePart(part: ReplyPart): object[] {
  if (part.type === 'text') return [{ text: part.text }];
  if (part.type === 'tool-call') return [{ functionCall: { id: part.callId, name: part.tool, args: toObject(part.rawInput) } }];
  return [];
}
