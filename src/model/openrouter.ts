import type { SharedV4ProviderOptions } from '@ai-sdk/provider';
import { z } from 'zod';
import type { ModelSettings, ReplyPart } from '../record/call.ts';

/** What OpenRouter adds to a Chat Completions body: the host that answered, what it cost, and reasoning that has to go back as it came. */
const Body = z.looseObject({
  provider: z.string().optional(),
  usage: z.looseObject({ cost: z.number().nonnegative().optional() }).nullish(),
  choices: z.array(z.looseObject({ message: z.looseObject({ reasoning_details: z.array(z.json()).nullish() }) })),
});

const Replayed = z.looseObject({ openrouter: z.looseObject({ reasoning_details: z.array(z.json()) }) });

/** Only so much of a wire message as is changed here. */
const Wire = z.looseObject({ role: z.string(), content: z.unknown(), reasoning_details: z.unknown().optional() });
type Wire = z.infer<typeof Wire>;

/**
 * The body's part that pins a route: these hosts, tried in this order, and never another; without a route OpenRouter chooses
 * one, but still does not go on to the next where it fails. A host that would drop a setting is not used.
 */
export function openRouterOptions({ route, reasoning, providerOptions = {} }: ModelSettings): SharedV4ProviderOptions[string] {
  const { quantizations, data_collection, require_parameters = true, ...others } = providerOptions;
  const chosen = { quantizations, data_collection };
  const given = Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== undefined));
  return {
    ...(reasoning === undefined ? {} : { reasoning: { effort: reasoning } }),
    ...others,
    provider: { ...(route === undefined ? {} : { order: route }), allow_fallbacks: false, require_parameters, ...given },
  };
}

/** Hooks for the compatible package: Anthropic's models behind OpenRouter take cache marks, in the places where its own client puts them. */
export function openRouterHooks(name: string): { transformRequestBody: (body: Record<string, unknown>) => Record<string, unknown> } {
  return {
    transformRequestBody(body) {
      const messages = z.array(Wire).parse(body['messages']).map(withoutDoubledReasoning);
      const takesMarks = name.startsWith('anthropic/') && body['tools'] !== undefined;
      const last = messages.length - 1;
      const marked = messages.map((message, index) => (message.role === 'system' || index === last ? withMark(message) : message));
      return { ...body, messages: takesMarks ? marked : messages };
    },
  };
}

const mark = { cache_control: { type: 'ephemeral' } } as const;

/** A text becomes a part that can be marked; the answer to a tool is marked as a whole. */
function withMark(message: Wire): Wire {
  if (typeof message.content !== 'string' || message.role === 'tool') return { ...message, ...mark };
  return { ...message, content: [{ type: 'text', text: message.content, ...mark }] };
}

/** Details hold the reasoning's text already. */
function withoutDoubledReasoning(message: Wire): Wire {
  if (message.reasoning_details === undefined) return message;
  const { reasoning_content: _text, ...rest } = message;
  return Wire.parse(rest);
}

/** The model and the host that answered, `qwen/qwen3-235b-a22b (DeepInfra)`; undefined where the server names no model. */
export function openRouterModel(modelId: string | undefined, body: unknown): string | undefined {
  const host = Body.safeParse(body).data?.provider;
  return modelId === undefined || host === undefined ? modelId : `${modelId} (${host})`;
}

/** US dollars that OpenRouter says the call cost; hosts of one model may charge differently. */
export function openRouterCost(body: unknown): number | undefined {
  return Body.safeParse(body).data?.usage?.cost;
}

/** The parts of a reply with its reasoning details on the first part that reasons, or on one of their own where all is encrypted. */
export function withReasoningDetails(parts: readonly ReplyPart[], body: unknown): ReplyPart[] {
  const details = Body.safeParse(body).data?.choices[0]?.message.reasoning_details ?? [];
  if (details.length === 0) return [...parts];
  const providerMetadata = { openrouter: { reasoning_details: details } };
  const at = parts.findIndex(({ type }) => type === 'reasoning');
  if (at === -1) return [{ type: 'reasoning', text: '', providerMetadata }, ...parts];
  return parts.map((part, index) => (index === at ? { ...part, providerMetadata } : part));
}

/** The details of an earlier reply as they stand on its message on the way back; undefined where it has none. */
export function replayedDetails(parts: readonly ReplyPart[]): SharedV4ProviderOptions | undefined {
  const found = parts.flatMap(({ providerMetadata }) => Replayed.safeParse(providerMetadata).data ?? []);
  const [first] = found;
  return first === undefined ? undefined : { openaiCompatible: { reasoning_details: first.openrouter.reasoning_details } };
}
