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

async function createSdk({ provider, name, spec, baseUrl: baseURL, key, aws }: Endpoint, fetch: Fetch): Promise<LanguageModelV4> {
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
    case 'azure': {
      // Not @ai-sdk/azure: 4.0.85 holds an older copy of the OpenAI package, which loses refusals and encodes arguments twice.
      const { createOpenAI } = await import('@ai-sdk/openai');
      return createOpenAI({ ...settings, fetch: withAzureKey(settings.fetch, settings.apiKey) }).responses(name);
    }
    case 'mistral': {
      const { createMistral } = await import('@ai-sdk/mistral');
      return createMistral(settings)(name);
    }
    case 'bedrock': {
      const { createAmazonBedrock } = await import('@ai-sdk/amazon-bedrock');
      // An empty key keeps the package from reading one of its own; it then signs with the pair.
      return createAmazonBedrock({
        ...settings,
        ...aws?.pair,
        region: aws?.region ?? '',
        apiKey: aws?.pair === undefined ? (key ?? '') : '',
      })(name);
    }
    case 'openrouter': {
      const { createOpenAICompatible } = await import('@ai-sdk/openai-compatible');
      const { openRouterHooks } = await import('./openrouter.ts');
      return createOpenAICompatible({ ...settings, ...openRouterHooks(name), name: provider }).chatModel(name);
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

/** Azure takes its key in a header of its own; as a bearer it would stand for an Entra token. */
function withAzureKey(fetch: Fetch, key: string): Fetch {
  return (input, init) => {
    const headers = new Headers(init?.headers);
    headers.delete('authorization');
    headers.set('api-key', key);
    return fetch(input, { ...init, headers });
  };
}
