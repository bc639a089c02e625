/** The wire formats that we speak. */
export type Dialect = 'anthropic' | 'openai' | 'openai-chat' | 'google' | 'compatible';

/** Environment variables, as the command line hands them on. */
export type Env = Readonly<Record<string, string | undefined>>;

/** Where a provider's models are and what is needed to ask them. */
export type ProviderSpec = {
  readonly dialect: Dialect;
  /** Variables that may hold the key, first found wins. */
  readonly keyVariables: readonly string[];
  readonly keyNeeded: boolean;
  readonly baseUrlVariable: string;
  /** Undefined: the variable must be set. */
  readonly defaultBaseUrl: string | undefined;
  /** Path of the API where a base URL has none, so that `http://127.0.0.1:8000` works. */
  readonly apiPath: string;
  /** Provider id in the price list; undefined where no list knows it. */
  readonly priceId?: string;
  /** A server of one's own: no price a token. */
  readonly ownServer: boolean;
};

const openai = {
  keyVariables: ['OPENAI_API_KEY'],
  keyNeeded: true,
  baseUrlVariable: 'OPENAI_BASE_URL',
  defaultBaseUrl: 'https://api.openai.com/v1',
  apiPath: '/v1',
  priceId: 'openai',
  ownServer: false,
} as const;

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
  },
  deepseek: hosted('DEEPSEEK', 'https://api.deepseek.com/v1', 'deepseek'),
  xai: hosted('XAI', 'https://api.x.ai/v1', 'x-ai'),
  openrouter: hosted('OPENROUTER', 'https://openrouter.ai/api/v1', 'openrouter'),
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
  for (const name of spec.keyVariables) {
    const value = readVariable(env, name);
    if (value !== undefined) return value;
  }
  return undefined;
}
