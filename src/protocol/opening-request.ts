import type { Message, ToolDescription } from '../record/call.ts';

/** The first request of an episode, whole: what the subject reads before its first reply. */
export type OpeningRequest = { readonly system: string; readonly messages: readonly Message[]; readonly tools: readonly ToolDescription[] };
