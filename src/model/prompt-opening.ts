import { createHash } from 'node:crypto';
import { estimateTokens } from './estimate-tokens.ts';
import type { ModelRequest } from './model.ts';

type Asked = Pick<ModelRequest, 'system' | 'messages' | 'tools'>;

/**
 * The name of what a request begins with: tools, instructions and what stands before the model's first word. Episodes of one
 * condition and variant have it in common, and so has every later call of each of them.
 */
export function openingHash({ system, messages, tools }: Asked): string {
  const hash = createHash('sha256').update(JSON.stringify(tools)).update('\0').update(system);
  for (const message of messages) {
    if (message.role !== 'user') break;
    hash.update('\0').update(message.text);
  }
  return hash.digest('hex').slice(0, 32);
}

/** Whether nothing but the opening is asked: the call that can warm a cache for the others. */
export function isOpening({ messages }: Pick<ModelRequest, 'messages'>): boolean {
  return messages.every(({ role }) => role === 'user');
}

/** Rough tokens of an opening that was found by `isOpening`. */
export function openingTokens({ system, messages, tools }: Asked): number {
  const texts = messages.map((message) => (message.role === 'user' ? message.text : ''));
  return estimateTokens(system) + estimateTokens(JSON.stringify(tools)) + texts.reduce((sum, text) => sum + estimateTokens(text), 0);
}
