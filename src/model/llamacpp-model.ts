import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { contentHash } from '../kernel/hash.ts';
import { noUsage, type Finish, type Message, type ModelReply, type ReplyPart } from '../record/call.ts';
import { CallError } from './call-error.ts';
import { checkWeights, findWeights } from './find-weights.ts';
import { loadEngine, type Drawn, type Engine } from './llamacpp-engine.ts';
import { toChatTurns } from './llamacpp-prompt.ts';
import type { Model, ModelRequest } from './model.ts';
import { readToolCalls } from './read-tool-calls.ts';
import { splitThinkTags } from './think-tags.ts';

export type LlamacppDeps = {
  /** Where a relative file is looked for; then in local/models/ of the project. */
  readonly cwd: string;
  /** Threads that compute; by default one fewer than the machine's cores, since two that share a core wait for each other. */
  readonly threads?: number;
};

/** What llama.cpp's own programs draw with where nothing is asked for. */
const defaultTemperature = 0.8;

/**
 * The model in a GGUF file, `llamacpp/<file.gguf>`, run in this process on the CPU. Loads the weights, so hold on to it.
 * Throws a ModelError where node-llama-cpp or the file is missing or does not load.
 */
export async function llamacppModel(id: string, { cwd, threads = Math.max(1, availableParallelism() - 1) }: LlamacppDeps): Promise<Model> {
  const file = findWeights(id, [cwd, fileURLToPath(new URL('../../local/models/', import.meta.url))]);
  checkWeights(id, file);
  return new LlamacppModel(id, await loadEngine(id, file, threads));
}

/** A language model in this process: it answers one call at a time, the same to the same question in the same episode. */
export class LlamacppModel implements Model {
  readonly id: string;
  readonly simulated = false;
  private readonly engine: Engine;
  private queue: Promise<unknown> = Promise.resolve();

  constructor(id: string, engine: Engine) {
    this.id = id;
    this.engine = engine;
  }

  async call(request: ModelRequest, signal: AbortSignal): Promise<ModelReply> {
    signal.throwIfAborted();
    const answer = this.queue.then(() => this.answer(request, signal));
    this.queue = answer.catch(() => undefined); // a call that fails is its caller's concern, not the next one's
    return untilAborted(answer, signal);
  }

  private async answer(request: ModelRequest, signal: AbortSignal): Promise<ModelReply> {
    signal.throwIfAborted();
    const { engine } = this;
    const prompt = engine.toTokens(toChatTurns(request));
    const room = engine.contextTokens - prompt.length;
    const warnings = request.settings.reasoning === undefined ? [] : ['unsupported: reasoning'];
    if (room <= 0) {
      const said = `The prompt has ${prompt.length} tokens; the context holds ${engine.contextTokens}.`;
      return { ...this.reply([], 'length', 'context', warnings), warnings: [...warnings, said] };
    }
    const maxTokens = Math.min(request.settings.maxOutputTokens, room);
    const drawn = await this.draw(prompt, request, maxTokens, signal);
    const parts = readReply(drawn.text, request);
    const isRoomSpent = maxTokens === room;
    const [finish, rawFinish] = drawn.ended ? ended(parts) : (['length', isRoomSpent ? 'context' : 'max-tokens'] as const);
    return { ...this.reply(parts, finish, rawFinish, warnings), usage: this.usageOf(prompt.length, drawn, parts) };
  }

  private async draw(prompt: readonly number[], request: ModelRequest, maxTokens: number, signal: AbortSignal): Promise<Drawn> {
    const temperature = request.settings.temperature ?? defaultTemperature;
    try {
      return await this.engine.draw(prompt, { temperature, maxTokens, seed: seedOf(request) }, signal);
    } catch (error) {
      signal.throwIfAborted();
      const failure = { kind: 'unknown', retry: 'never', maybeBilled: false } as const;
      const said = error instanceof Error ? error.message : String(error);
      throw new CallError(this.id, failure, `${this.id}: the model failed while it wrote (${said})`, undefined);
    }
  }

  private reply(parts: readonly ReplyPart[], finish: Finish, rawFinish: string, warnings: readonly string[]): ModelReply {
    return {
      parts: [...parts],
      finish,
      rawFinish,
      usage: noUsage,
      costUsd: 0,
      modelId: this.engine.name,
      warnings: [...warnings],
      attempts: 1,
    };
  }

  /** What was read again from the call before is not told apart: it depends on which episodes run side by side. */
  private usageOf(inputTokens: number, drawn: Drawn, parts: readonly ReplyPart[]): ModelReply['usage'] {
    const thought = parts.map((part) => (part.type === 'reasoning' ? this.engine.countTokens(part.text) : 0));
    const reasoningTokens = Math.min(
      drawn.tokens,
      thought.reduce((sum, tokens) => sum + tokens, 0),
    );
    return { ...noUsage, inputTokens, outputTokens: drawn.tokens, reasoningTokens };
  }
}

/** Whoever waits in the queue leaves as soon as the signal says so; the call under way stops at its next token. */
async function untilAborted<T>(answer: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const leave = (): void => reject(signal.reason);
  signal.addEventListener('abort', leave, { once: true });
  try {
    return await Promise.race([answer, promise]);
  } finally {
    signal.removeEventListener('abort', leave);
  }
}

function readReply(text: string, { tools, messages }: ModelRequest): ReplyPart[] {
  const names = tools.map(({ name }) => name);
  const parts = splitThinkTags(text);
  if (names.length === 0) return parts;
  const before = callsIn(messages);
  return parts.flatMap((part, index) => {
    // Open text is the last part; what comes before it is reasoning.
    return part.type === 'text' && index === parts.length - 1 ? readToolCalls(part.text, names, before) : [part];
  });
}

function callsIn(messages: readonly Message[]): number {
  const parts = messages.flatMap((message) => (message.role === 'assistant' ? message.parts : []));
  return parts.filter(({ type }) => type === 'tool-call').length;
}

function ended(parts: readonly ReplyPart[]): readonly [Finish, string] {
  return [parts.some(({ type }) => type === 'tool-call') ? 'tool-calls' : 'stop', 'end-of-turn'];
}

/** Fixed by the episode and the question, so that a run that is repeated draws the same; 31 bits, since all 32 set mean 'any' to llama.cpp. */
function seedOf({ episode, system, messages, tools, settings }: ModelRequest): number {
  return Number.parseInt(contentHash({ episode, system, messages, tools, settings }).slice(0, 8), 16) >>> 1;
}
