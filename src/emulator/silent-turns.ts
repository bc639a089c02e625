import type { Message } from '../record/call.ts';

/**
 * Puts back the turns in which an agent of ours said nothing at all: no API takes an empty message, so our client leaves
 * them out. They show where the user's side speaks again without an assistant in between, since in an episode a user
 * message after the first always answers a turn without a call.
 */
export function restoreSilentTurns(messages: readonly Message[]): Message[] {
  return messages.flatMap((message, index): Message[] => {
    const before = messages[index - 1];
    const wasSilent = message.role === 'user' && before !== undefined && before.role !== 'assistant';
    return wasSilent ? [{ role: 'assistant', parts: [] }, message] : [message];
  });
}
