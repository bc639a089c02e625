/** The wire formats that we speak. */
export type Dialect = 'anthropic' | 'openai' | 'openai-chat' | 'azure' | 'google' | 'mistral' | 'bedrock' | 'openrouter' | 'compatible';

/** Environment variables, as the command line hands them on. */
export type Env = Readonly<Record<string, string | undefined>>;

/** Where a provider's models are and what is needed to ask them. */
export type ProviderSpec = {
  readonly dialect: Dialect;
  /** Variables that may hold the key, first found wins. */
  readonly keyVariables: readonly string[];
  readonly keyNeeded: boolean;
  readonly baseUrlVariable: string;
  /** The address where none is given: as it is, or made from a variable; undefined where one has to be given. */
  readonly defaultBaseUrl: string | UrlFromVariable | undefined;
  /** Path of the API where a base URL has none, so that `http://127.0.0.1:8000` works. */
  readonly apiPath: string;
  /** Provider id in the price list; undefined where no list knows it. */
  readonly priceId?: string;
  /** A server of one's own: no price a token. */
  readonly ownServer: boolean;
  /** How long the provider keeps the beginning of a prompt that it has read, milliseconds; undefined where nothing is known or gained. */
  readonly cacheTtlMs?: number;
};

/** An address that one variable completes, such as a region or the name of a resource. */
export type UrlFromVariable = {
  /** Variables that may hold the value, first found wins. */
  readonly variables: readonly string[];
  /** What the value may look like: it becomes part of the host's name. */
  readonly pattern: RegExp;
  readonly urlOf: (value: string) => string;
};

/** Anthropic's default; OpenAI keeps a prefix for five to ten minutes without use; the others state no shorter time. */
const fiveMinutes = 300_000;

const openai = {
  keyVariables: ['OPENAI_API_KEY'],
  keyNeeded: true,
  baseUrlVariable: 'OPENAI_BASE_URL',
  defaultBaseUrl: 'https://api.openai.com/v1',
  apiPath: '/v1',
  priceId: 'openai',
  ownServer: false,
  cacheTtlMs: fiveMinutes,
} as const;

/** Variables that may name the region of an AWS account. */
export const awsRegionVariables = ['AWS_REGION', 'AWS_DEFAULT_REGION'] as const;

/** The providers that this program knows, by the first part of a model's id. Base URLs are those of the servers' own documentation. */
export const providerTable: Readonly<Record<string, ProviderSpec>> = {
  anthropic: {
    dialect: 'anthropic',
    keyVariables: ['ANTHROPIC_API_KEY'],
    keyNeeded: true,
    baseUrlVariable: 'ANTHROPIC_BASE_URL',
    defaultBaseUrl: 'https://api.anthropic.com/v1',
    apiPath: '/v1',
    priceId: 'anthropic',
    ownServer: false,
    cacheTtlMs: fiveMinutes,
  },
  openai: { dialect: 'openai', ...openai },
  'openai-chat': { dialect: 'openai-chat', ...openai },
  google: {
    dialect: 'google',
    keyVariables: ['GOOGLE_GENERATIVE_AI_API_KEY', 'GEMINI_API_KEY', 'GOOGLE_API_KEY'],
    keyNeeded: true,
    baseUrlVariable: 'GOOGLE_GENERATIVE_AI_BASE_URL',
    defaultBaseUrl: 'https://generativelanguage.googleapis.com/v1beta',
    apiPath: '/v1beta',
    priceId: 'google',
    ownServer: false,
    cacheTtlMs: fiveMinutes,
  },
  azure: {
    dialect: 'azure',
    keyVariables: ['AZURE_API_KEY', 'AZURE_OPENAI_API_KEY'],
    keyNeeded: true,
    baseUrlVariable: 'AZURE_BASE_URL',
    defaultBaseUrl: {
      variables: ['AZURE_RESOURCE_NAME'],
      pattern: /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i,
      urlOf: (resource) => `https://${resource}.openai.azure.com/openai/v1`,
    },
    apiPath: '/openai/v1',
    priceId: 'azure',
    ownServer: false,
    cacheTtlMs: fiveMinutes,
  },
  bedrock: {
    dialect: 'bedrock',
    // The second is half of a pair; check-model.ts asks for the other half.
    keyVariables: ['AWS_BEARER_TOKEN_BEDROCK', 'AWS_ACCESS_KEY_ID'],
    keyNeeded: true,
    baseUrlVariable: 'BEDROCK_BASE_URL',
    defaultBaseUrl: {
      variables: awsRegionVariables,
      pattern: /^[a-z]{2,4}(?:-[a-z]+)+-\d$/,
      urlOf: (region) => `https://bedrock-runtime.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`,
    },
    apiPath: '',
    priceId: 'aws',
    ownServer: false,
    cacheTtlMs: fiveMinutes,
  },
  mistral: { ...hosted('MISTRAL', 'https://api.mistral.ai/v1', 'mistral'), dialect: 'mistral' },
  deepseek: hosted('DEEPSEEK', 'https://api.deepseek.com/v1', 'deepseek'),
  xai: hosted('XAI', 'https://api.x.ai/v1', 'x-ai'),
  openrouter: { ...hosted('OPENROUTER', 'https://openrouter.ai/api/v1', 'openrouter'), dialect: 'openrouter' },
  'openai-compatible': {
    dialect: 'compatible',
    keyVariables: ['OPENAI_COMPATIBLE_API_KEY'],
    keyNeeded: false,
    baseUrlVariable: 'OPENAI_COMPATIBLE_BASE_URL',
    defaultBaseUrl: undefined,
    apiPath: '/v1',
    ownServer: false,
  },
  ollama: ownServer('OLLAMA', 'http://127.0.0.1:11434/v1'),
  vllm: ownServer('VLLM', 'http://127.0.0.1:8000/v1'),
  'llamacpp-server': ownServer('LLAMACPP_SERVER', 'http://127.0.0.1:8080/v1'),
};

/** A provider that speaks Chat Completions; where a base URL has no path, that of its own address is meant. */
function hosted(prefix: string, defaultBaseUrl: string, priceId: string): ProviderSpec {
  return {
    dialect: 'compatible',
    keyVariables: [`${prefix}_API_KEY`],
    keyNeeded: true,
    baseUrlVariable: `${prefix}_BASE_URL`,
    defaultBaseUrl,
    apiPath: new URL(defaultBaseUrl).pathname,
    priceId,
    ownServer: false,
    cacheTtlMs: fiveMinutes,
  };
}

function ownServer(prefix: string, defaultBaseUrl: string): ProviderSpec {
  return {
    dialect: 'compatible',
    keyVariables: [`${prefix}_API_KEY`],
    keyNeeded: false,
    baseUrlVariable: `${prefix}_BASE_URL`,
    defaultBaseUrl,
    apiPath: '/v1',
    ownServer: true,
  };
}

/** `provider/model` in its two parts; the model's part may hold slashes. Undefined where one of them is missing. */
export function splitModelId(id: string): { provider: string; name: string } | undefined {
  const slash = id.indexOf('/');
  if (slash <= 0 || slash === id.length - 1) return undefined;
  return { provider: id.slice(0, slash), name: id.slice(slash + 1) };
}

/** A variable's value without surrounding white space (a pasted key often ends in a newline); undefined where it is unset or empty. */
export function readVariable(env: Env, name: string): string | undefined {
  const value = env[name]?.trim();
  return value === '' ? undefined : value;
}

/** The provider's key: the first of its variables that is set. */
export function readKey(spec: ProviderSpec, env: Env): string | undefined {
  return readFirst(spec.keyVariables, env);
}

/** The first of some variables that is set. */
export function readFirst(names: readonly string[], env: Env): string | undefined {
  for (const name of names) {
    const value = readVariable(env, name);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** What this program knows of a provider; undefined where it does not know it. */
export function specOf(provider: string): ProviderSpec | undefined {
  return Object.hasOwn(providerTable, provider) ? providerTable[provider] : undefined;
}

/** Whether answers come in the form of Chat Completions as open servers write them. */
export function isCompatible(dialect: Dialect): boolean {
  return dialect === 'compatible' || dialect === 'openrouter';
}
