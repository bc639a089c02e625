import type { LanguageModelV4 } from '@ai-sdk/provider';
import { ModelError } from '../errors.ts';
import type { Endpoint } from './check-model.ts';

/** Standard fetch, injected. */
export type Fetch = typeof globalThis.fetch;

/**
 * The provider's model object. Each package is loaded only when it is asked for (80 to 160 ms each), and is given key and
 * address in full, so that it reads no environment of its own.
 */
export async function loadSdk(endpoint: Endpoint, fetch: Fetch): Promise<LanguageModelV4> {
  try {
    return await createSdk(endpoint, fetch);
  } catch (cause) {
    // While they load, the packages do look at the process's own environment, and stumble over an address that is set to nothing.
    const { provider, spec } = endpoint;
    const hint = `Run 'npm ci'. If ${spec.baseUrlVariable} is set to nothing, unset it.`;
    throw new ModelError('PROVIDER_PACKAGE', `The package for ${provider} models could not be loaded`, { place: provider, hint, cause }, 2);
  }
}

async function createSdk({ provider, name, spec, baseUrl: baseURL, key }: Endpoint, fetch: Fetch): Promise<LanguageModelV4> {
  const settings = { baseURL, fetch: withoutRedirects(fetch), apiKey: key ?? '' };
  switch (spec.dialect) {
    case 'anthropic': {
      const { createAnthropic } = await import('@ai-sdk/anthropic');
      return createAnthropic(settings)(name);
    }
    case 'openai': {
      const { createOpenAI } = await import('@ai-sdk/openai');
      return createOpenAI(settings).responses(name);
    }
    case 'openai-chat': {
      const { createOpenAI } = await import('@ai-sdk/openai');
      return createOpenAI(settings).chat(name);
    }
    case 'google': {
      const { createGoogle } = await import('@ai-sdk/google');
      return createGoogle(settings)(name);
    }
    case 'compatible': {
      const { createOpenAICompatible } = await import('@ai-sdk/openai-compatible');
      return createOpenAICompatible({ ...settings, name: provider }).chatModel(name);
    }
  }
}

/** A redirect would carry keys and the episode's name to another host; it is shown as an error instead. */
function withoutRedirects(fetch: Fetch): Fetch {
  return (input, init) => fetch(input, { ...init, redirect: 'manual' });
}
