import type { LanguageModelV4Usage } from '@ai-sdk/provider';
import type { Usage } from '../record/call.ts';

/**
 * Tokens as the provider counted them. A kind that a provider never reports is 0: cache writes of Gemini and of compatible
 * servers, reasoning of those Anthropic models that do not list it. `isReported` is false where the totals themselves are
 * missing, so that a 0 is not taken for free.
 */
export function reportedUsage({ inputTokens, outputTokens }: LanguageModelV4Usage): { usage: Usage; isReported: boolean } {
  const usage: Usage = {
    inputTokens: toCount(inputTokens.total),
    cacheReadTokens: toCount(inputTokens.cacheRead),
    cacheWriteTokens: toCount(inputTokens.cacheWrite),
    outputTokens: toCount(outputTokens.total),
    reasoningTokens: toCount(outputTokens.reasoning),
  };
  return { usage, isReported: inputTokens.total !== undefined && outputTokens.total !== undefined };
}

function toCount(tokens: number | undefined): number {
  return tokens === undefined || !Number.isFinite(tokens) ? 0 : Math.max(0, Math.round(tokens));
}
