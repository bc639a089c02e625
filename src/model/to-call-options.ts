import type { LanguageModelV4CallOptions, LanguageModelV4Prompt, SharedV4ProviderOptions } from '@ai-sdk/provider';
import { z } from 'zod';
import type { ModelRequest } from './model.ts';
import { openRouterOptions } from './openrouter.ts';
import { openingHash } from './prompt-opening.ts';
import type { Dialect } from './provider-table.ts';
import { toPrompt } from './to-prompt.ts';

/** The model that is asked, in its provider's words. */
export type CallTarget = { readonly dialect: Dialect; readonly provider: string; readonly name: string };

/** Everything of a request that goes over the wire; headers and the signal are the caller's. */
export function toCallOptions(target: CallTarget, request: ModelRequest): LanguageModelV4CallOptions {
  const { tools, settings, format } = request;
  const prompt = toPrompt(request, target.dialect === 'bedrock' ? 'object' : 'text');
  const providerOptions = toProviderOptions(target, request);
  const reasoning = target.dialect === 'openrouter' ? undefined : settings.reasoning;
  return {
    prompt: withCachePoints(prompt, target, request),
    maxOutputTokens: settings.maxOutputTokens,
    ...(settings.temperature === undefined ? {} : { temperature: settings.temperature }),
    ...(reasoning === undefined ? {} : { reasoning }),
    ...(tools.length === 0 ? {} : { tools: tools.map((tool) => ({ type: 'function', ...tool }) as const), toolChoice: { type: 'auto' } }),
    ...(providerOptions === undefined ? {} : { providerOptions }),
    ...(format === undefined ? {} : { responseFormat: { type: 'json', name: format.name, schema: format.schema } }),
  };
}

type Options = SharedV4ProviderOptions[string];

/**
 * OpenAI keeps nothing (`store: false`) and then sends reasoning encrypted. Where a study asks for reasoning, summaries are
 * asked for too; where it says nothing, the provider's default stays. What the study gives itself wins.
 */
function toProviderOptions({ dialect, provider }: CallTarget, request: ModelRequest): SharedV4ProviderOptions | undefined {
  const { reasoning, providerOptions: own = {} } = request.settings;
  const asked = reasoning !== undefined && reasoning !== 'none';
  const summary: Options = asked ? { reasoningSummary: 'auto' } : {};
  switch (dialect) {
    case 'openai':
    case 'azure':
      return { openai: { store: false, ...cacheKey(request), ...summary, ...own } };
    case 'openai-chat':
      return { openai: { store: false, ...cacheKey(request), ...own } };
    case 'mistral':
      return { mistral: { ...cacheKey(request), ...own } };
    case 'openrouter':
      return { openrouter: openRouterOptions(request.settings) };
    case 'google':
      return unlessEmpty('google', { ...own, ...thoughts(asked, own['thinkingConfig']) });
    case 'anthropic':
      return unlessEmpty('anthropic', own);
    case 'bedrock':
      return unlessEmpty('amazonBedrock', own);
    case 'compatible':
      return unlessEmpty(camelCase(provider), own);
  }
}

function unlessEmpty(key: string, options: Options): SharedV4ProviderOptions | undefined {
  return Object.keys(options).length === 0 ? undefined : { [key]: options };
}

/** Gemini thinks in silence unless asked for its thoughts. */
function thoughts(asked: boolean, given: Options[string]): Options {
  return asked ? { thinkingConfig: { includeThoughts: true, ...JsonObject.safeParse(given).data } } : {};
}

const JsonObject = z.record(z.string(), z.json());

/** The compatible package's own way to write a provider's name. */
function camelCase(provider: string): string {
  return provider.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/**
 * Leads requests with one opening to one machine's cache. Without it they are led by their first few hundred tokens, which all
 * conditions share, and overflow. Not for judges: theirs differ from the first message on and share what comes before it.
 */
function cacheKey(request: ModelRequest): Options {
  return request.format === undefined ? { promptCacheKey: openingHash(request) } : {};
}

/** The mark of those who cache only up to marked points; OpenRouter's marks are set in openrouter.ts. */
function cachePointOf({ dialect, name }: CallTarget): SharedV4ProviderOptions | undefined {
  if (dialect === 'anthropic') return { anthropic: { cacheControl: { type: 'ephemeral' } } };
  // Converse refuses cache points for models that do not cache: it documents them for Claude and Nova.
  if (dialect === 'bedrock' && /\b(anthropic\.claude|amazon\.nova)/.test(name))
    return { amazonBedrock: { cachePoint: { type: 'default' } } };
  return undefined;
}

/**
 * An episode of many turns sends its whole past again, so the instructions and the newest message are marked: a tenth of the
 * price for all but the newest part, and no change in what the model reads. Of a judge's prompt only the instructions come
 * again. A prompt without tools is asked once or twice: its opening is marked where other episodes have the same, since a mark
 * that nobody comes back to makes it dearer.
 */
function withCachePoints(prompt: LanguageModelV4Prompt, target: CallTarget, request: ModelRequest): LanguageModelV4Prompt {
  const point = cachePointOf(target);
  const marked = markedMessages(prompt, request);
  if (point === undefined || marked.length === 0) return prompt;
  return prompt.map((message, index) => (marked.includes(index) ? { ...message, providerOptions: point } : message));
}

function markedMessages(prompt: LanguageModelV4Prompt, { tools, format, sharesOpening = false }: ModelRequest): number[] {
  const instructions = prompt[0]?.role === 'system' ? [0] : [];
  if (tools.length > 0) return [...instructions, prompt.length - 1];
  if (format !== undefined) return instructions;
  const answered = prompt.findIndex(({ role }) => role === 'assistant');
  return sharesOpening ? [...instructions, (answered === -1 ? prompt.length : answered) - 1] : [];
}
