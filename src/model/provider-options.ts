import { z } from 'zod';
import { nearestNames } from '../kernel/nearest-name.ts';
import type { ModelSettings } from '../record/call.ts';
import { specOf, splitModelId } from './provider-table.ts';

const number = z.number();
const flag = z.boolean();
const effort = z.enum(['none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max']);

/** Names as the package for OpenAI has them; Azure's takes the same. */
const openai = {
  reasoningEffort: effort,
  textVerbosity: z.enum(['low', 'medium', 'high']),
  parallelToolCalls: flag,
  promptCacheRetention: z.enum(['in_memory', '24h']),
  systemMessageMode: z.enum(['system', 'developer']),
  forceReasoning: flag,
};
const responses = { ...openai, reasoningSummary: z.enum(['auto', 'concise', 'detailed']).nullable() };

/** Names as they stand in the body: the compatible package hands these on as they are. */
const sampling = { top_p: number, seed: z.int() };
const local = { ...sampling, reasoningEffort: effort, top_k: z.int(), min_p: number, repetition_penalty: number };

const harmThreshold = z.enum(['BLOCK_LOW_AND_ABOVE', 'BLOCK_MEDIUM_AND_ABOVE', 'BLOCK_ONLY_HIGH', 'BLOCK_NONE', 'OFF']);

/**
 * The settings of each provider that a study may give beside ours, and what each may hold. Left out on purpose: whatever lets
 * another model answer, keeps or cuts the conversation on the server, changes the price, or names a person.
 */
const shapes: Readonly<Record<string, Readonly<Record<string, z.ZodType>>>> = {
  anthropic: {
    thinking: z.discriminatedUnion('type', [
      z.strictObject({ type: z.literal('adaptive'), display: z.enum(['omitted', 'summarized', 'updates']).optional() }),
      z.strictObject({ type: z.literal('enabled'), budgetTokens: z.int().positive() }),
      z.strictObject({ type: z.literal('disabled') }),
    ]),
    effort: z.enum(['low', 'medium', 'high', 'xhigh', 'max']),
    disableParallelToolUse: flag,
  },
  openai: responses,
  'openai-chat': openai,
  azure: responses,
  google: {
    thinkingConfig: z.strictObject({
      thinkingBudget: z.int().optional(),
      thinkingLevel: z.enum(['minimal', 'low', 'medium', 'high', 'xhigh']).optional(),
      includeThoughts: flag.optional(),
    }),
    safetySettings: z.array(
      z.strictObject({
        category: z.enum([
          'HARM_CATEGORY_HATE_SPEECH',
          'HARM_CATEGORY_DANGEROUS_CONTENT',
          'HARM_CATEGORY_HARASSMENT',
          'HARM_CATEGORY_SEXUALLY_EXPLICIT',
          'HARM_CATEGORY_CIVIC_INTEGRITY',
        ]),
        threshold: harmThreshold,
      }),
    ),
    threshold: harmThreshold,
  },
  mistral: { reasoningEffort: z.enum(['none', 'low', 'medium', 'high', 'max']), parallelToolCalls: flag, safePrompt: flag },
  bedrock: {
    reasoningConfig: z.strictObject({
      type: z.enum(['enabled', 'disabled', 'adaptive']).optional(),
      budgetTokens: z.int().positive().optional(),
      maxReasoningEffort: z.enum(['low', 'medium', 'high', 'xhigh', 'max']).optional(),
      display: z.enum(['omitted', 'summarized']).optional(),
    }),
    additionalModelRequestFields: z.record(z.string(), z.json()),
  },
  openrouter: {
    ...sampling,
    top_k: z.int(),
    min_p: number,
    repetition_penalty: number,
    reasoning: z.strictObject({
      effort: effort.optional(),
      max_tokens: z.int().optional(),
      exclude: flag.optional(),
      enabled: flag.optional(),
    }),
    quantizations: z.array(z.string()),
    data_collection: z.enum(['allow', 'deny']),
    require_parameters: flag,
  },
  deepseek: { ...sampling, reasoningEffort: effort, thinking: z.strictObject({ type: z.enum(['enabled', 'disabled']) }) },
  xai: { ...sampling, reasoningEffort: effort },
  'openai-compatible': { ...local, chat_template_kwargs: z.record(z.string(), z.json()) },
  ollama: local,
  vllm: { ...local, chat_template_kwargs: z.record(z.string(), z.json()) },
  'llamacpp-server': { ...local, chat_template_kwargs: z.record(z.string(), z.json()) },
};

/** The names that a provider's options may have; undefined for providers that take none. */
export function optionNames(provider: string): readonly string[] | undefined {
  return Object.hasOwn(shapes, provider) ? Object.keys(shapes[provider] ?? {}) : undefined;
}

/** Why a model cannot be asked with these settings, before anything is asked; undefined where it can. */
export function settingsProblem(
  id: string,
  settings: Pick<ModelSettings, 'route' | 'providerOptions'>,
): { problem: string; hint: string } | undefined {
  const provider = splitModelId(id)?.provider ?? '';
  if (settings.route !== undefined && specOf(provider)?.dialect !== 'openrouter')
    return { problem: `${id} has no route: only openrouter/ models are reached over several hosts`, hint: 'leave route out' };
  const given = settings.providerOptions;
  if (given === undefined || Object.keys(given).length === 0) return undefined;
  const shape = Object.hasOwn(shapes, provider) ? shapes[provider] : undefined;
  if (shape === undefined) return { problem: `${provider}/ models take no providerOptions`, hint: 'leave them out' };
  const schema = z.strictObject(Object.fromEntries(Object.entries(shape).map(([name, type]) => [name, type.optional()])));
  const issue = schema.safeParse(given).error?.issues[0];
  return issue === undefined ? undefined : describeIssue(provider, issue, wordsOf(z.toJSONSchema(schema)));
}

function describeIssue(provider: string, issue: z.core.$ZodIssue, words: ReadonlySet<string>): { problem: string; hint: string } {
  const place = ['providerOptions', ...issue.path].join('.');
  if (issue.code !== 'unrecognized_keys') return { problem: `${place} of ${provider}: ${issue.message}`, hint: 'see docs/providers.md' };
  const [unknown = ''] = issue.keys;
  const near = nearestNames(unknown, [...words]);
  const known = optionNames(provider)?.join(', ') ?? '';
  return {
    problem: `${provider} has no option "${unknown}" in ${place}`,
    hint: near.length > 0 ? `did you mean ${near.map((name) => `"${name}"`).join(' or ')}?` : `known: ${known}`,
  };
}

/** Every name of a property in a JSON Schema, at whatever depth. */
function wordsOf(schema: unknown): Set<string> {
  const found = new Set<string>();
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      if (key === 'properties' && typeof value === 'object' && value !== null) for (const name of Object.keys(value)) found.add(name);
      visit(value);
    }
  };
  visit(schema);
  return found;
}
