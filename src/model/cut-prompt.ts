import type { Usage } from '../record/call.ts';
import type { ModelRequest } from './model.ts';

/** Fewest characters that a request of this many tokens could have; text of any language has under eight a token. */
const charactersPerToken = 8;

/**
 * Some local servers (Ollama by default) cut a prompt that is longer than their context and say nothing. The count gives
 * it away: far fewer tokens than the text could have. Says so, or undefined where the count is plausible.
 */
export function cutPromptWarning(
  { system, messages }: Pick<ModelRequest, 'system' | 'messages'>,
  { inputTokens }: Usage,
): string | undefined {
  const sent = system.length + messages.reduce((sum, message) => sum + lengthOf(message), 0);
  if (inputTokens * charactersPerToken >= sent) return undefined;
  return `The server counted ${inputTokens} input tokens for ${sent} characters: it may have cut the prompt. Give it a larger context.`;
}

function lengthOf(message: ModelRequest['messages'][number]): number {
  if (message.role === 'user') return message.text.length;
  if (message.role === 'tool') return message.output.length;
  // Reasoning may be left out of the prompt by the server's template.
  return message.parts.reduce((sum, part) => sum + (part.type === 'text' ? part.text.length : 0), 0);
}
