import { noUsage, type Finish, type ModelReply, type ReplyPart } from '../record/call.ts';
import type { Model, ModelRequest } from './model.ts';

/** One scripted answer: the parts, or the error that the call throws; the rest has defaults. */
export type ScriptedReply = ({ readonly parts: readonly ReplyPart[] } & Partial<Omit<ModelReply, 'parts'>>) | { readonly throws: Error };

/** A scripted answer of text alone. */
export function says(text: string): ScriptedReply {
  return { parts: [{ type: 'text', text }] };
}

/** A scripted answer of tool calls, `[tool, input]` each; an input that is text goes out as it is, right or malformed. */
export function callsTools(...calls: readonly (readonly [tool: string, input: unknown])[]): ScriptedReply {
  const parts = calls.map(([tool, input], index): ReplyPart => {
    return { type: 'tool-call', callId: `call-${index + 1}`, tool, rawInput: typeof input === 'string' ? input : JSON.stringify(input) };
  });
  return { parts };
}

/**
 * A model that answers by script, in order, for tests of anything that asks one. Loud in both directions: a call without a
 * reply throws and says which call it was, and `assertUsed` throws where replies are left.
 */
export class ScriptedModel implements Model {
  readonly id: string;
  readonly simulated = true;
  /** Every request so far, as it came. */
  readonly requests: ModelRequest[] = [];
  private readonly replies: readonly ScriptedReply[];

  constructor(replies: readonly ScriptedReply[], id = 'scripted/model') {
    this.replies = replies;
    this.id = id;
  }

  async call(request: ModelRequest, signal: AbortSignal): Promise<ModelReply> {
    signal.throwIfAborted();
    const index = this.requests.push(request) - 1;
    const reply = this.replies[index];
    if (reply === undefined) {
      throw new Error(
        `${this.id}: call ${index + 1} has no reply, ${this.replies.length} are scripted. It was asked: ${lastWords(request)}`,
      );
    }
    if ('throws' in reply) throw reply.throws;
    const { parts, ...rest } = reply;
    const finish: Finish = rest.finish ?? (parts.some((part) => part.type === 'tool-call') ? 'tool-calls' : 'stop');
    return {
      finish,
      rawFinish: `scripted:${finish}`,
      usage: noUsage,
      costUsd: 0,
      modelId: this.id,
      warnings: [],
      attempts: 1,
      ...rest,
      parts: [...parts],
    };
  }

  /** Throws where scripted replies were never asked for. */
  assertUsed(): void {
    const left = this.replies.length - this.requests.length;
    if (left > 0)
      throw new Error(
        `${this.id}: ${left} of ${this.replies.length} scripted replies were not used; the first is number ${this.requests.length + 1}`,
      );
  }
}

function lastWords({ messages, system }: ModelRequest): string {
  return JSON.stringify(messages.at(-1) ?? system).slice(0, 200);
}
