import type { ModelRequest } from './model.ts';

/**
 * Rough tokens of a text: characters / 4, rounded up. English prose is 4 to 5 characters a token, JSON and names nearer 3;
 * good enough to reserve money and to plan, never to report what was used.
 */
export function estimateTokens(text: string): number {
  return Math.ceil(text.length / 4);
}

/** Rough tokens that a request sends: instructions, conversation and tools. */
export function estimateRequestTokens(request: Pick<ModelRequest, 'system' | 'messages' | 'tools'>): number {
  return estimateTokens(request.system) + estimateTokens(JSON.stringify(request.messages)) + estimateTokens(JSON.stringify(request.tools));
}
