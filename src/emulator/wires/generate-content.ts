import { z } from 'zod';
import type { Message, ReplyPart, ToolDescription } from '../../record/call.ts';
import {
  InputSchema,
  InvalidRequest,
  notBilled,
  parseBody,
  toObject,
  type Billed,
  type Problem,
  type WireAnswer,
  type WireFormat,
  type WireResponse,
} from '../wire-format.ts';

// Source: ai.google.dev/api/generate-content and ai.google.dev/gemini-api/docs/troubleshooting.

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
});

/** Google's generateContent (Gemini API, v1beta). */
export const generateContentWire: WireFormat = {
  name: 'generate-content',
  hasKey: (headers) => headers.has('x-goog-api-key'),
  read(body, _, model) {
    if (model === undefined) throw new InvalidRequest('the path names no model');
    const { contents, systemInstruction, tools } = parseBody(Body, body);
    checkResponses(contents);
    const system = (systemInstruction?.parts ?? []).map(({ text }) => text).join('\n\n');
    return {
      model,
      system,
      messages: toMessages(contents),
      tools: tools.flatMap(({ functionDeclarations }) => functionDeclarations.map(toTool)),
      echo: {},
    };
  },
  write,
  refuse,
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

function write({ id, model, parts, ending, usage }: WireAnswer): WireResponse {
  const head = { modelVersion: model, responseId: id };
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

function counted({ inputTokens, outputTokens }: Billed): object {
  return {
    promptTokenCount: inputTokens,
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

function refuse(problem: Problem): WireResponse {
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
      const { retryAfterSeconds: after } = problem;
      const details = after === undefined ? [] : [{ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: `${after}s` }];
      return error(429, 'RESOURCE_EXHAUSTED', 'Quota exceeded for requests per minute of this model.', details);
    }
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

function error(code: number, status: string, message: string, details: readonly object[] = []): WireResponse {
  return {
    status: code,
    headers: {},
    body: { error: { code, message, status, ...(details.length > 0 ? { details } : {}) } },
    billed: notBilled,
  };
}
