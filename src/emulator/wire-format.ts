import { z } from 'zod';
import type { Message, ReplyPart, ToolDescription } from '../record/call.ts';
import type { Exceeded, LimitLevels } from './account-limits.ts';

/** The APIs that the emulator speaks, none of them streaming. */
export type WireName = 'messages' | 'responses' | 'chat-completions' | 'generate-content';

/** What a request says to a subject, in our own words. */
export type WireRequest = {
  /** The model's name on the wire, such as `sim-loyal`. */
  readonly model: string;
  readonly system: string;
  readonly messages: readonly Message[];
  readonly tools: readonly ToolDescription[];
  /** The most that the client lets it write. */
  readonly maxOutputTokens: number | undefined;
  readonly cache: PromptCaching;
  /** Fields of the request that the API repeats in its answer. */
  readonly echo: Readonly<Record<string, unknown>>;
};

/** How the API caches a prompt: up to the marks that the client sets, or by itself; then apart for each `partition`. */
export type PromptCaching =
  | { readonly type: 'marked'; readonly blocks: readonly CacheBlock[] }
  | { readonly type: 'automatic'; readonly partition: string };

/** A piece of a prompt in the order in which the API reads it, and the mark at its end. */
export type CacheBlock = { readonly text: string; readonly mark: 'short' | 'hour' | undefined };

/** How an answer ends: as the subject ended it, by the model's own refusal, by a filter of the host, or at the output limit. */
export type Ending = 'plain' | 'refusal' | 'filter' | 'length';

/** A subject's answer on its way to a wire. */
export type WireAnswer = {
  /** Hexadecimal, for the ids that the API gives to an answer and its items. */
  readonly id: string;
  /** Hexadecimal, for the request's own. */
  readonly requestId: string;
  /** Named to the client as what answered, such as `sim/loyal`. */
  readonly model: string;
  readonly at: Date;
  readonly parts: readonly ReplyPart[];
  readonly ending: Ending;
  readonly usage: Billed;
  readonly echo: WireRequest['echo'];
};

/** Why a request gets no answer. */
export type Problem =
  | { readonly type: 'invalid'; readonly message: string }
  | { readonly type: 'no-key' }
  | { readonly type: 'unknown-model'; readonly model: string }
  /** `retryAfterMs` undefined: the server does not say when to come back. `exceeded`: the limit that the request would have broken. */
  | { readonly type: 'rate-limit'; readonly retryAfterMs: number | undefined; readonly exceeded?: Exceeded }
  | { readonly type: 'no-credit' }
  | { readonly type: 'server-error' }
  | { readonly type: 'overloaded' }
  | { readonly type: 'overloaded-in-200' }
  | { readonly type: 'context-full'; readonly tokens: number };

/**
 * Tokens that the API charges for an answer, as it says in its usage; zero for a problem. `inputTokens` is the whole prompt,
 * what was read from a cache and written to it included; `cacheHourTokens` are those of the written that are kept for an hour.
 */
export type Billed = {
  readonly inputTokens: number;
  readonly cacheReadTokens: number;
  readonly cacheWriteTokens: number;
  readonly cacheHourTokens: number;
  readonly outputTokens: number;
};

/** An answer of the server: status, headers of the API, the body before it is written as JSON, and what it costs. */
export type WireResponse = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Text is sent as it is: what stands in front of an API answers without JSON. */
  readonly body: object | string;
  readonly billed: Billed;
};

export const notBilled: Billed = { inputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0, cacheHourTokens: 0, outputTokens: 0 };

/** The headers of a request, by lower-case name. */
export type RequestHeaders = { get(name: string): string | null };

/** One provider's API: how a request is read, and how an answer and a problem are written. Pure. */
export interface WireFormat {
  readonly name: WireName;
  /** What the API checks as a key; undefined where the request carries none, '' where the API wants none. */
  keyOf(headers: RequestHeaders): string | undefined;
  /** Throws an InvalidRequest where the API would not take the request. `model` is given where the path names it. */
  read(body: unknown, headers: RequestHeaders, model: string | undefined): WireRequest;
  /** Tokens that a request takes from the allowance of tokens before it is answered. */
  weigh(request: WireRequest, input: Pick<Billed, 'inputTokens' | 'cacheReadTokens'>): number;
  /** What the API tells its clients of what is left. */
  limitHeaders(levels: LimitLevels, at: Date): Readonly<Record<string, string>>;
  write(answer: WireAnswer): WireResponse;
  refuse(problem: Problem, requestId: string): WireResponse;
}

/** The request breaks a rule of the API; told to the client, not an error of ours. */
export class InvalidRequest extends Error {
  override readonly name = 'InvalidRequest';
}

/** The body as its schema has it, or an InvalidRequest that names the first place that does not fit. */
export function parseBody<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new InvalidRequest(issue === undefined ? 'the body cannot be read' : `${issue.path.join('.') || 'body'}: ${issue.message}`);
}

/** Only whole answers are written; a client that asks for a stream is told so rather than given something else. */
export function refuseStream(stream: boolean | null | undefined): void {
  if (stream === true) throw new InvalidRequest('stream: this server answers only whole (stream: false)');
}

/** Arguments of a call for an API that holds them as an object. Where the subject wrote none, one neutral member carries the text, as our client does. */
export function toObject(rawInput: string): Record<string, unknown> {
  if (rawInput.trim() === '') return {};
  return z.record(z.string(), z.unknown()).safeParse(parsedJson(rawInput)).data ?? { unparsed: rawInput };
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The calls of a conversation by id, to name the tool that an answer belongs to. */
export function toolOf(messages: readonly Message[], callId: string): string | undefined {
  for (const message of messages) {
    if (message.role !== 'assistant') continue;
    for (const part of message.parts) if (part.type === 'tool-call' && part.callId === callId) return part.tool;
  }
  return undefined;
}

/** Schema of a tool's arguments as JSON, whatever a client puts in it. */
export const InputSchema = z.record(z.string(), z.json());

/** What a subject says where the model itself refuses. */
export const refusalText = 'I am not able to help with that.';
