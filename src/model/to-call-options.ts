import type { LanguageModelV4CallOptions, LanguageModelV4Prompt, SharedV4ProviderOptions } from '@ai-sdk/provider';
import type { ModelSettings } from '../record/call.ts';
import type { ModelRequest } from './model.ts';
import type { Dialect } from './provider-table.ts';
import { toPrompt } from './to-prompt.ts';

/** Everything of a request that goes over the wire; headers and the signal are the caller's. */
export function toCallOptions(dialect: Dialect, request: ModelRequest): LanguageModelV4CallOptions {
  const { tools, settings } = request;
  const prompt = toPrompt(request);
  const providerOptions = toProviderOptions(dialect, settings);
  return {
    prompt: dialect === 'anthropic' && tools.length > 0 ? withCachePoints(prompt) : prompt,
    maxOutputTokens: settings.maxOutputTokens,
    ...(settings.temperature === undefined ? {} : { temperature: settings.temperature }),
    ...(settings.reasoning === undefined ? {} : { reasoning: settings.reasoning }),
    ...(tools.length === 0 ? {} : { tools: tools.map((tool) => ({ type: 'function', ...tool }) as const), toolChoice: { type: 'auto' } }),
    ...(providerOptions === undefined ? {} : { providerOptions }),
    ...(request.format === undefined ? {} : { responseFormat: { type: 'json', name: request.format.name, schema: request.format.schema } }),
  };
}

/**
 * OpenAI keeps nothing (`store: false`) and then sends reasoning encrypted. Where a study asks for reasoning, summaries are
 * asked for too; where it says nothing, the provider's default stays.
 */
function toProviderOptions(dialect: Dialect, { reasoning }: ModelSettings): SharedV4ProviderOptions | undefined {
  const asked = reasoning !== undefined && reasoning !== 'none';
  switch (dialect) {
    case 'openai':
      return { openai: { store: false, ...(asked ? { reasoningSummary: 'auto' } : {}) } };
    case 'openai-chat':
      return { openai: { store: false } };
    case 'google':
      return asked ? { google: { thinkingConfig: { includeThoughts: true } } } : undefined;
    case 'anthropic':
    case 'compatible':
      return undefined;
  }
}

const cachePoint = { anthropic: { cacheControl: { type: 'ephemeral' } } } as const;

/**
 * Anthropic caches only up to marked points. An episode of many turns sends its whole past again, so the instructions and
 * the newest message are marked: a tenth of the price for all but the newest part, and no change in what the model reads.
 */
function withCachePoints(prompt: LanguageModelV4Prompt): LanguageModelV4Prompt {
  const last = prompt.length - 1;
  return prompt.map((message, index) =>
    message.role === 'system' || index === last ? { ...message, providerOptions: cachePoint } : message,
  );
}
