import { contentHash } from '../kernel/hash.ts';
import type { ModelSettings } from '../record/call.ts';
import { settingWarnings } from '../record/setting-warnings.ts';
import { findEndpoint } from './check-model.ts';
import { loadSdk, type Fetch } from './load-sdk.ts';
import type { ModelRequest } from './model.ts';
import { awsRegionVariables, specOf, splitModelId, type Dialect, type Env } from './provider-table.ts';
import { toCallOptions } from './to-call-options.ts';
import { toReply } from './to-reply.ts';

/** What would be sent for some settings, and what the package says it dropped or changed. */
export type Rehearsal = { readonly sent: unknown; readonly warnings: readonly string[] };

/** Two ways of asking one model that a study tells apart and the wire does not. */
export type SameOnTheWire = {
  readonly model: string;
  readonly settings: readonly [ModelSettings, ModelSettings];
  readonly warnings: readonly string[];
};

/**
 * Asks a provider's package, offline and without a key, what it makes of some settings: the request that it would send and its
 * warnings. Undefined for models of no provider of ours. What a server drops by itself cannot be known here.
 */
export async function rehearseSettings(id: string, settings: ModelSettings): Promise<Rehearsal | undefined> {
  const parts = splitModelId(id);
  const spec = parts === undefined ? undefined : specOf(parts.provider);
  if (parts === undefined || spec === undefined) return undefined;
  const endpoint = findEndpoint(id, madeUpEnv(id));
  if (endpoint instanceof Error) return undefined;
  let sent: unknown;
  const fetch: Fetch = async (_input, init) => {
    sent = JSON.parse(typeof init?.body === 'string' ? init.body : '{}');
    return Response.json(emptyAnswers[spec.dialect]);
  };
  const sdk = await loadSdk(endpoint, fetch);
  const answer = await sdk.doGenerate(toCallOptions({ dialect: spec.dialect, ...parts }, { ...question, settings }));
  return { sent, warnings: settingWarnings(toReply(spec.dialect, parts.name, answer).warnings) };
}

/** Pairs of settings of one model that come to the same request: whatever tells them apart is dropped on the way. */
export async function sameOnTheWire(
  asked: readonly { readonly model: string; readonly settings: ModelSettings }[],
): Promise<SameOnTheWire[]> {
  const found: SameOnTheWire[] = [];
  for (const [model, entries] of Map.groupBy(asked, (entry) => entry.model)) {
    const distinct = [...new Map(entries.map(({ settings }) => [contentHash(settings), settings])).values()];
    if (distinct.length < 2) continue;
    const bySent = new Map<string, ModelSettings>();
    for (const settings of distinct) {
      const rehearsed = await rehearseSettings(model, settings);
      if (rehearsed === undefined) break;
      const key = JSON.stringify(rehearsed.sent);
      const twin = bySent.get(key);
      if (twin === undefined) bySent.set(key, settings);
      else found.push({ model, settings: [twin, settings], warnings: rehearsed.warnings });
    }
  }
  return found;
}

const question: Omit<ModelRequest, 'settings'> = {
  system: 'You run the mail room.',
  messages: [{ role: 'user', text: 'Hello' }],
  tools: [{ name: 'wait', description: 'Waits.', inputSchema: { type: 'object', properties: {} } }],
};

/** Every variable that the model's provider may want, filled with something of the right form. */
function madeUpEnv(id: string): Env {
  const spec = specOf(splitModelId(id)?.provider ?? '');
  if (spec === undefined) return {};
  const keys = Object.fromEntries(spec.keyVariables.map((name) => [name, 'none']));
  const regions = Object.fromEntries(awsRegionVariables.map((name) => [name, 'us-east-1']));
  return { ...keys, ...regions, [spec.baseUrlVariable]: 'http://127.0.0.1:9/v1' };
}

const usage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 };
const chat = {
  id: 'none',
  object: 'chat.completion',
  created: 0,
  model: 'none',
  choices: [{ index: 0, message: { role: 'assistant', content: 'Hi.' }, finish_reason: 'stop' }],
  usage,
};
const responses = {
  id: 'none',
  created_at: 0,
  model: 'none',
  status: 'completed',
  output: [{ type: 'message', role: 'assistant', id: 'none', content: [{ type: 'output_text', text: 'Hi.', annotations: [] }] }],
  usage: { input_tokens: 1, output_tokens: 1 },
};

/** The least that each package takes for an answer. */
const emptyAnswers: Readonly<Record<Dialect, unknown>> = {
  anthropic: {
    type: 'message',
    id: 'none',
    model: 'none',
    content: [{ type: 'text', text: 'Hi.' }],
    stop_reason: 'end_turn',
    usage: { input_tokens: 1, output_tokens: 1 },
  },
  openai: responses,
  azure: responses,
  'openai-chat': chat,
  google: {
    candidates: [{ content: { parts: [{ text: 'Hi.' }] }, finishReason: 'STOP' }],
    modelVersion: 'none',
    usageMetadata: { promptTokenCount: 1, candidatesTokenCount: 1 },
  },
  mistral: chat,
  bedrock: {
    output: { message: { role: 'assistant', content: [{ text: 'Hi.' }] } },
    stopReason: 'end_turn',
    usage: { inputTokens: 1, outputTokens: 1, totalTokens: 2 },
  },
  openrouter: chat,
  compatible: chat,
};
