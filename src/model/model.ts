import type { Message, ModelReply, ModelSettings, ToolDescription } from '../record/call.ts';

/** One question to a model: instructions, conversation, tools and settings. `episode` names the episode for simulated subjects; it is no part of what a model reads. */
export type ModelRequest = {
  readonly system: string;
  readonly messages: readonly Message[];
  readonly tools: readonly ToolDescription[];
  readonly settings: ModelSettings;
  /** The answer is to be one JSON object of this schema, where the provider can hold a model to it. */
  readonly format?: { readonly name: string; readonly schema: Readonly<Record<string, unknown>> };
  readonly episode?: string;
  /** Others that begin alike are asked at about the same time, so that reading the beginning into a cache pays. */
  readonly sharesOpening?: boolean;
};

/** Whatever answers: a provider's model, a local one, a script or a simulated subject. */
export interface Model {
  /** As the study names it, e.g. `anthropic/claude-sonnet-4-5`. */
  readonly id: string;
  /** True for simulated and scripted subjects: their numbers say nothing about a real model. */
  readonly simulated: boolean;
  /** Answers, or throws a ModelError; a refusal or a length stop is an answer. */
  call(request: ModelRequest, signal: AbortSignal): Promise<ModelReply>;
}
