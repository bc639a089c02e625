import type { LanguageModelV4Content, LanguageModelV4GenerateResult, SharedV4Warning } from '@ai-sdk/provider';
import { z } from 'zod';
import { ReplyPart, type ModelReply } from '../record/call.ts';
import { finishOf } from './finish-table.ts';
import { openRouterModel, withReasoningDetails } from './openrouter.ts';
import { isCompatible, type Dialect } from './provider-table.ts';
import { reportedUsage } from './reported-usage.ts';
import { splitThinkTags } from './think-tags.ts';

/** Fields of provider bodies and metadata that the packages do not hand on as their own. */
const GoogleBody = z.looseObject({ modelVersion: z.string() });
const OpenAIBody = z.looseObject({ status: z.string() });
const AnthropicStop = z.looseObject({
  stopDetails: z.looseObject({ category: z.string().optional(), explanation: z.string().optional() }),
});
const GoogleStop = z.looseObject({
  finishMessage: z.string().nullish(),
  promptFeedback: z.looseObject({ blockReason: z.string() }).nullish(),
});

/** An answer as we record it. `asked` is the model's name on the wire, used where the server does not say which one answered. */
export function toReply(dialect: Dialect, asked: string, answer: LanguageModelV4GenerateResult): Omit<ModelReply, 'costUsd' | 'attempts'> {
  const warnings = answer.warnings.map(warningText);
  const said = answer.content.flatMap((content) => toParts(dialect, content, warnings));
  const parts = dialect === 'openrouter' ? withReasoningDetails(said, answer.response?.body) : said;
  const hasToolCalls = parts.some((part) => part.type === 'tool-call');
  const raw = answer.finishReason.raw ?? openAIStatus(dialect, answer);
  const { finish, rawFinish } = finishOf(dialect, { unified: answer.finishReason.unified, raw, hasToolCalls });
  const { usage, isReported } = reportedUsage(answer.usage);
  if (!isReported) warnings.push(unreportedUsage);
  const why = stopExplanation(dialect, answer);
  if (why !== undefined) warnings.push(why);
  const modelId = answeringModel(dialect, answer);
  if (modelId === undefined) warnings.push('The server did not say which model answered.');
  return { parts, finish, rawFinish, usage, modelId: modelId ?? asked, warnings };
}

/** Stands among the warnings of an answer that came without token counts; its usage is then 0 and its cost unknown. */
export const unreportedUsage = 'The server reported no token usage.';

function toParts(dialect: Dialect, content: LanguageModelV4Content, warnings: string[]): ReplyPart[] {
  const { type } = content;
  if (type === 'text' && isCompatible(dialect)) return splitThinkTags(content.text);
  if (type === 'text' || type === 'reasoning')
    return [ReplyPart.parse({ type, text: content.text, ...replayable(content.providerMetadata) })];
  if (type === 'tool-call') {
    const { toolCallId: callId, toolName: tool, input } = content;
    // Some servers leave the arguments of a call without any out.
    const rawInput = typeof input === 'string' ? input : '';
    return [ReplyPart.parse({ type, callId, tool, rawInput, ...replayable(content.providerMetadata) })];
  }
  // Nothing that we ask for brings other parts; one that comes all the same is not dropped in silence.
  warnings.push(`A part of type ${type} was not kept.`);
  return [];
}

/** Metadata as plain JSON: without `undefined`, so that it is stored and hashed as it will be replayed. */
function replayable(metadata: unknown): { providerMetadata?: unknown } {
  return metadata === undefined ? {} : { providerMetadata: JSON.parse(JSON.stringify(metadata)) as unknown };
}

function openAIStatus(dialect: Dialect, answer: LanguageModelV4GenerateResult): string | undefined {
  if ((dialect !== 'openai' && dialect !== 'azure') || answer.finishReason.unified === 'content-filter') return undefined;
  return OpenAIBody.safeParse(answer.response?.body).data?.status;
}

function answeringModel(dialect: Dialect, answer: LanguageModelV4GenerateResult): string | undefined {
  if (dialect === 'openrouter') return openRouterModel(answer.response?.modelId, answer.response?.body);
  if (dialect !== 'google') return answer.response?.modelId;
  return GoogleBody.safeParse(answer.response?.body).data?.modelVersion;
}

/** What the provider adds about a blocked or broken answer: which classifier, or the call that it could not read. */
function stopExplanation(dialect: Dialect, answer: LanguageModelV4GenerateResult): string | undefined {
  if (dialect === 'anthropic') {
    const details = AnthropicStop.safeParse(answer.providerMetadata?.['anthropic']).data?.stopDetails;
    return details && `Provider on the stop: ${[details.category, details.explanation].filter((text) => text !== undefined).join(': ')}`;
  }
  if (dialect === 'google') {
    const { finishMessage, promptFeedback } = GoogleStop.safeParse(answer.providerMetadata?.['google']).data ?? {};
    const said = [promptFeedback && `prompt blocked (${promptFeedback.blockReason})`, finishMessage].filter(Boolean);
    return said.length === 0 ? undefined : `Provider on the stop: ${said.join('; ')}`;
  }
  return undefined;
}

function warningText(warning: SharedV4Warning): string {
  switch (warning.type) {
    case 'unsupported':
    case 'compatibility':
      return `${warning.type}: ${warning.feature}${warning.details === undefined ? '' : ` (${warning.details})`}`;
    case 'deprecated':
      return `deprecated: ${warning.setting}: ${warning.message}`;
    case 'other':
      return `other: ${warning.message}`;
  }
}
