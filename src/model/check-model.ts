import { nearestNames } from '../kernel/nearest-name.ts';
import { ModelError, UsageError, type TurncoatError } from '../errors.ts';
import { providerTable, readKey, readVariable, splitModelId, type Env, type ProviderSpec } from './provider-table.ts';

/** A provider as it can be asked: address and key found. */
export type Endpoint = {
  readonly provider: string;
  readonly name: string;
  readonly spec: ProviderSpec;
  readonly baseUrl: string;
  readonly key: string | undefined;
};

/**
 * What stops a model from being asked, found before anything is spent: an unknown provider, a missing key, a base URL that
 * is none. Undefined where nothing does. `others` are provider names that the caller registers itself.
 */
export function checkModel(id: string, env: Env, others: readonly string[] = []): TurncoatError | undefined {
  const provider = splitModelId(id)?.provider;
  if (provider !== undefined && others.includes(provider)) return undefined;
  const found = findEndpoint(id, env, others);
  return found instanceof Error ? found : undefined;
}

/** Address and key of a model's provider, or what is missing. */
export function findEndpoint(id: string, env: Env, others: readonly string[] = []): Endpoint | TurncoatError {
  const parts = splitModelId(id);
  if (parts === undefined) {
    const hint = 'Write provider/model, e.g. anthropic/claude-sonnet-4-5.';
    return new UsageError('MODEL_ID', `'${id}' is no model id`, { value: id, hint });
  }
  const spec = Object.hasOwn(providerTable, parts.provider) ? providerTable[parts.provider] : undefined;
  if (spec === undefined) return unknownProvider(id, parts.provider, others);
  const key = readKey(spec, env);
  if (key === undefined && spec.keyNeeded) return missingKey(id, spec);
  const baseUrl = readBaseUrl(id, spec, env);
  return typeof baseUrl === 'string' ? { ...parts, spec, baseUrl, key } : baseUrl;
}

function unknownProvider(id: string, provider: string, others: readonly string[]): UsageError {
  const known = [...Object.keys(providerTable), ...others];
  const near = nearestNames(provider, known);
  const hint = near.length > 0 ? `Did you mean ${near.map((name) => `${name}/`).join(' or ')}?` : `Known providers: ${known.join(', ')}.`;
  return new UsageError('UNKNOWN_PROVIDER', `No provider '${provider}' (model ${id})`, { place: id, value: provider, hint });
}

function missingKey(id: string, { keyVariables: [first, ...aliases] }: ProviderSpec): ModelError {
  const also = aliases.length === 0 ? '' : ` (${aliases.join(' or ')} works too)`;
  const hint = `Set ${first} in the environment or in .env${also}.`;
  return new ModelError('NO_KEY', `${first} is not set; ${id} needs it`, { place: id, value: first, hint }, 2);
}

/** The address without a slash at its end; one without a path gets the API's usual path. */
function readBaseUrl(id: string, spec: ProviderSpec, env: Env): string | ModelError {
  const given = readVariable(env, spec.baseUrlVariable) ?? spec.defaultBaseUrl;
  if (given === undefined) {
    const hint = `Set ${spec.baseUrlVariable}, e.g. http://127.0.0.1:8000/v1.`;
    return new ModelError(
      'NO_BASE_URL',
      `${spec.baseUrlVariable} is not set; ${id} needs it`,
      { place: id, value: spec.baseUrlVariable, hint },
      2,
    );
  }
  const url = URL.parse(given);
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') {
    const hint = 'Write http://host:port/path or https://host/path, without a user name.';
    return new ModelError(
      'BAD_BASE_URL',
      `${spec.baseUrlVariable} is no usable address; ${id} needs it`,
      { place: id, value: spec.baseUrlVariable, hint },
      2,
    );
  }
  const path = url.pathname.replace(/\/+$/, '');
  return `${url.origin}${path === '' ? spec.apiPath : path}`;
}
