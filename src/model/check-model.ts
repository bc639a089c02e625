import { nearestNames } from '../kernel/nearest-name.ts';
import { ModelError, UsageError, type TurncoatError } from '../errors.ts';
import {
  awsRegionVariables,
  providerTable,
  readFirst,
  readKey,
  readVariable,
  specOf,
  splitModelId,
  type Env,
  type ProviderSpec,
} from './provider-table.ts';

/** A provider as it can be asked: address and key found. */
export type Endpoint = {
  readonly provider: string;
  readonly name: string;
  readonly spec: ProviderSpec;
  readonly baseUrl: string;
  readonly key: string | undefined;
  /** Everything of the environment that must appear in no message and no record. */
  readonly secrets: readonly string[];
  /** Bedrock only. */
  readonly aws?: AwsAccount;
};

/** What signs a request to AWS where there is no bearer key. Nothing is asked of the machine's metadata service. */
export type AwsAccount = {
  readonly region: string;
  readonly pair?: { readonly accessKeyId: string; readonly secretAccessKey: string; readonly sessionToken?: string };
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
  const spec = specOf(parts.provider);
  if (spec === undefined) return unknownProvider(id, parts.provider, others);
  const key = readKey(spec, env);
  if (key === undefined && spec.keyNeeded) return missingKey(id, spec);
  const baseUrl = readBaseUrl(id, spec, env);
  if (typeof baseUrl !== 'string') return baseUrl;
  const found = { ...parts, spec, baseUrl, key, secrets: key === undefined ? [] : [key] };
  return spec.dialect === 'bedrock' ? withAws(id, found, env) : found;
}

/** The account that a Bedrock model is asked with: a bearer key, or the whole pair; both need the region. */
function withAws(id: string, endpoint: Endpoint, env: Env): Endpoint | ModelError {
  const region = readFirst(awsRegionVariables, env);
  if (region === undefined) return missingVariable(id, 'NO_BASE_URL', 'AWS_REGION', 'Set AWS_REGION, e.g. us-east-1.');
  const bearer = readVariable(env, 'AWS_BEARER_TOKEN_BEDROCK');
  if (bearer !== undefined) return { ...endpoint, aws: { region } };
  const secretAccessKey = readVariable(env, 'AWS_SECRET_ACCESS_KEY');
  const accessKeyId = readVariable(env, 'AWS_ACCESS_KEY_ID');
  if (secretAccessKey === undefined || accessKeyId === undefined)
    return missingVariable(id, 'NO_KEY', 'AWS_SECRET_ACCESS_KEY', 'Set it beside AWS_ACCESS_KEY_ID, or AWS_BEARER_TOKEN_BEDROCK alone.');
  const sessionToken = readVariable(env, 'AWS_SESSION_TOKEN');
  const pair = { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) };
  return { ...endpoint, secrets: Object.values(pair), aws: { region, pair } };
}

function missingVariable(id: string, code: 'NO_KEY' | 'NO_BASE_URL', variable: string, hint: string): ModelError {
  return new ModelError(code, `${variable} is not set; ${id} needs it`, { place: id, value: variable, hint }, 2);
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
  return missingVariable(id, 'NO_KEY', first ?? '', hint);
}

/** The address without a slash at its end; one without a path gets the API's usual path. */
function readBaseUrl(id: string, spec: ProviderSpec, env: Env): string | ModelError {
  const given = readVariable(env, spec.baseUrlVariable) ?? defaultUrl(spec, env);
  if (given === undefined) {
    const { variables: [variable] = [] } = typeof spec.defaultBaseUrl === 'object' ? spec.defaultBaseUrl : {};
    if (variable !== undefined)
      return missingVariable(
        id,
        'NO_BASE_URL',
        variable,
        `Set ${variable}, by its plain name, or the whole address in ${spec.baseUrlVariable}.`,
      );
    return missingVariable(id, 'NO_BASE_URL', spec.baseUrlVariable, `Set ${spec.baseUrlVariable}, e.g. http://127.0.0.1:8000/v1.`);
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

/** The usual address; undefined where a variable that it is made of is unset, or holds what can be no part of a host's name. */
function defaultUrl({ defaultBaseUrl }: ProviderSpec, env: Env): string | undefined {
  if (typeof defaultBaseUrl !== 'object') return defaultBaseUrl;
  const value = readFirst(defaultBaseUrl.variables, env);
  return value !== undefined && defaultBaseUrl.pattern.test(value) ? defaultBaseUrl.urlOf(value) : undefined;
}
