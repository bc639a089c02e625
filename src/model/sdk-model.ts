import type { LanguageModelV4, LanguageModelV4GenerateResult } from '@ai-sdk/provider';
import { noUsage, type ModelReply, type Usage } from '../record/call.ts';
import { answerInError, type AnswerInError } from './answer-in-error.ts';
import { factsOfOther, readApiError } from './api-facts.ts';
import { classifyFailure, emptyReply, timedOut } from './classify-failure.ts';
import { cutPromptWarning } from './cut-prompt.ts';
import { describeFailure, type CallPlace } from './describe-failure.ts';
import { noSignal } from './finish-table.ts';
import type { Model, ModelRequest } from './model.ts';
import { openRouterCost } from './openrouter.ts';
import type { PriceList } from './prices.ts';
import { isCompatible } from './provider-table.ts';
import { toCallOptions, type CallTarget } from './to-call-options.ts';
import { toReply, unreportedUsage } from './to-reply.ts';
import { withholdSecrets } from './withhold-secrets.ts';

/** What a provider's model is made of. */
export type SdkModelParts = {
  readonly place: CallPlace;
  readonly target: CallTarget;
  readonly sdk: LanguageModelV4;
  readonly prices: PriceList;
  /** The server is on this machine: only there is the episode named to it. */
  readonly isLoopback: boolean;
  /** Longest time for one try, milliseconds. */
  readonly timeoutMs: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
};

/** A provider's model, asked through the provider contract once per call: no retry, no tool loop, no rewriting. */
export class SdkModel implements Model {
  readonly id: string;
  readonly simulated = false;
  /** Hidden from logs: it holds the key. */
  readonly #parts: SdkModelParts;

  constructor(parts: SdkModelParts) {
    this.id = parts.place.id;
    this.#parts = parts;
  }

  async call(request: ModelRequest, signal: AbortSignal): Promise<ModelReply> {
    signal.throwIfAborted();
    const { target, sdk, place } = this.#parts;
    const { dialect } = target;
    const answer = await this.ask(request, signal);
    if (!('content' in answer)) return answer;
    const reply = withholdSecrets(toReply(dialect, sdk.modelId, answer), place.secrets);
    if (reply.parts.length === 0 && reply.rawFinish === noSignal) throw describeFailure(place, request, emptyReply, undefined);
    const isCounted = !reply.warnings.includes(unreportedUsage);
    const cut = isCounted && isCompatible(dialect) ? cutPromptWarning(request, reply.usage) : undefined;
    const isLoose = dialect === 'openrouter' && request.settings.route === undefined;
    const warnings = [...reply.warnings, ...(cut === undefined ? [] : [cut]), ...(isLoose ? [looseRoute] : [])];
    const billed = dialect === 'openrouter' ? openRouterCost(answer.response?.body) : undefined;
    return { ...reply, warnings, costUsd: billed ?? this.costOf(reply.usage, isCounted), attempts: 1 };
  }

  /** Without token counts the cost is unknown, unless nothing costs anything there. */
  private costOf(usage: Usage, isCounted: boolean): number | null {
    const { prices } = this.#parts;
    if (isCounted) return prices.costUsd(this.id, usage);
    return prices.ceilingUsd(this.id, 1, 1) === 0 ? 0 : null;
  }

  /** The answer as it came, a reply where an error means one, or a CallError. */
  private async ask(request: ModelRequest, signal: AbortSignal): Promise<LanguageModelV4GenerateResult | ModelReply> {
    const { target, sdk, place, isLoopback, timeoutMs, now } = this.#parts;
    const options = toCallOptions(target, request);
    const headers = isLoopback && request.episode !== undefined ? { 'x-turncoat-episode': request.episode } : {};
    const timeout = AbortSignal.timeout(timeoutMs);
    try {
      return await sdk.doGenerate({ ...options, headers, abortSignal: AbortSignal.any([signal, timeout]) });
    } catch (error) {
      signal.throwIfAborted();
      if (timeout.aborted) throw describeFailure(place, request, timedOut, undefined);
      const facts = readApiError(error);
      const outcome = facts && answerInError(facts);
      if (outcome !== undefined) return replyWithout(outcome, sdk.modelId);
      throw describeFailure(place, request, classifyFailure(error, facts, now()), facts ?? factsOfOther(error));
    }
  }
}

const looseRoute = 'other: no route is pinned, so that OpenRouter chose a host for each call';

/** The reply for an outcome that came as an error: nothing was said. A prompt that does not fit is not charged; a blocked one may be. */
function replyWithout(outcome: AnswerInError, modelId: string): ModelReply {
  const costUsd = outcome.finish === 'length' ? 0 : null;
  return { parts: [], ...outcome, usage: noUsage, costUsd, modelId, warnings: [unreportedUsage], attempts: 1 };
}
