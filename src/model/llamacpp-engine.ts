import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import type { ChatItem, ChatWrapper, Llama, Model as Weights, Sequence, Token } from '../../local/llama.js';
import { ModelError } from '../errors.ts';
import type { ChatTurn } from './llamacpp-prompt.ts';
import { PromptCache } from './prompt-cache.ts';

/** How a reply is drawn. `seed` is a whole number from 0 to 2³¹ - 1; temperature 0 always takes the likeliest token. */
export type Sampling = { readonly temperature: number; readonly seed: number; readonly maxTokens: number };

/** What was drawn, and whether the model itself ended it. */
export type Drawn = { readonly text: string; readonly tokens: number; readonly ended: boolean };

/** A loaded language model, as far as we use one. */
export interface Engine {
  /** The weights by name and content, e.g. `SmolLM2.gguf sha256:0123456789ab`. */
  readonly name: string;
  /** Tokens that prompt and reply may have together. */
  readonly contextTokens: number;
  /** The conversation in the model's own chat template, up to where its next turn begins. */
  toTokens(turns: readonly ChatTurn[]): readonly number[];
  countTokens(text: string): number;
  /** One reply at a time: a second call must wait for the first. */
  draw(prompt: readonly number[], sampling: Sampling, signal: AbortSignal): Promise<Drawn>;
}

/** Longest context that is set up; one of 128k would take more memory than many machines have. */
const mostContext = 32_768;

/** What llama.cpp's own programs draw with where nothing is asked for (common/common.h, common_params_sampling), but the temperature. */
const defaults = { topK: 40, topP: 0.95, minP: 0.05 };

/** Loads weights into node-llama-cpp, on the CPU alone. Takes seconds and the file's size in memory. */
export async function loadEngine(id: string, file: string, threads: number): Promise<Engine> {
  const { getLlama, resolveChatWrapper, JinjaTemplateChatWrapper, LlamaLogLevel } = await importLlama(id);
  const silent = { progressLogs: false, logLevel: LlamaLogLevel.disabled } as const;
  const start = getLlama({ gpu: false, build: 'never', skipDownload: true, maxThreads: threads, ...silent });
  const llama = await start.catch((cause: unknown) => {
    throw notInstalled(id, 'brought no binary for this machine', cause);
  });
  const { weights, sequence, contextTokens } = await openWeights(id, file, llama, threads);
  const template = weights.fileInfo.metadata.tokenizer?.chat_template;
  const wrapper =
    template === undefined
      ? resolveChatWrapper(weights)
      : new JinjaTemplateChatWrapper({ template, tokenizer: weights.tokenizer, trimLeadingWhitespaceInResponses: false });
  const name = `${basename(file)} sha256:${(await sha256(file)).slice(0, 12)}`;
  return new LlamaEngine({ name, contextTokens, weights, sequence, wrapper });
}

type Parts = Pick<Engine, 'name' | 'contextTokens'> & {
  readonly weights: Weights;
  readonly sequence: Sequence;
  readonly wrapper: ChatWrapper;
};

class LlamaEngine implements Engine {
  readonly name: string;
  readonly contextTokens: number;
  private readonly parts: Parts;
  private readonly cache: PromptCache;

  constructor(parts: Parts) {
    this.name = parts.name;
    this.contextTokens = parts.contextTokens;
    this.parts = parts;
    this.cache = new PromptCache(parts.sequence);
  }

  toTokens(turns: readonly ChatTurn[]): readonly number[] {
    const { wrapper, weights } = this.parts;
    // The empty turn at the end is the one that the model is to write.
    const chatHistory = [...turns.map(toItem), { type: 'model', response: [] } as const];
    return wrapper.generateContextState({ chatHistory }).contextText.tokenize(weights.tokenizer);
  }

  countTokens(text: string): number {
    return this.parts.weights.tokenize(text).length;
  }

  async draw(prompt: readonly number[], { temperature, seed, maxTokens }: Sampling, signal: AbortSignal): Promise<Drawn> {
    const { sequence, weights } = this.parts;
    const rest = await this.cache.read(prompt, signal);
    const drawn: Token[] = [];
    let ended = true;
    for await (const token of sequence.evaluate(rest, { temperature, seed, ...defaults })) {
      signal.throwIfAborted();
      drawn.push(token);
      ended = false;
      if (drawn.length >= maxTokens) break;
      ended = true;
    }
    // Control tokens are written out too: nothing that the model said is dropped.
    return { text: weights.detokenize(drawn, true), tokens: drawn.length, ended };
  }
}

function toItem({ role, text }: ChatTurn): ChatItem {
  return role === 'model' ? { type: 'model', response: [text] } : { type: role, text };
}

async function openWeights(id: string, modelPath: string, llama: Llama, threads: number) {
  try {
    const weights = await llama.loadModel({ modelPath, gpuLayers: 0 });
    const contextTokens = Math.min(weights.trainContextSize, mostContext);
    const context = await weights.createContext({ contextSize: contextTokens, batchSize: PromptCache.chunk, sequences: 1, threads });
    return { weights, contextTokens, sequence: context.getSequence() };
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause);
    const hint = 'Check that the file is a whole GGUF file of a chat model, and that the machine has memory for it.';
    throw new ModelError(
      'BAD_WEIGHTS',
      `${basename(modelPath)} could not be loaded (${said}); ${id} needs it`,
      { place: id, hint, cause },
      2,
    );
  }
}

async function importLlama(id: string) {
  try {
    return await import('../../local/llama.js');
  } catch (cause) {
    throw notInstalled(id, 'is not installed', cause);
  }
}

function notInstalled(id: string, what: string, cause: unknown): ModelError {
  const hint =
    'In a clone on Linux x64, run `npm run demo:local` or `npm ci --prefix local`; elsewhere ask a llama.cpp server (llamacpp-server/…).';
  return new ModelError('NO_LLAMACPP', `The package node-llama-cpp ${what}; ${id} needs it`, { place: id, hint, cause }, 2);
}

async function sha256(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(file)) hash.update(piece);
  return hash.digest('hex');
}
