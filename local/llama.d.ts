// What we use of node-llama-cpp 3.21.1, by its own type declarations; written down here so that the program type-checks
// where local/ is not installed.

export type Token = number;

export type ChatItem =
  | { readonly type: 'system'; readonly text: string }
  | { readonly type: 'user'; readonly text: string }
  | { readonly type: 'model'; readonly response: readonly string[] };

export interface ChatWrapper {
  generateContextState(options: { readonly chatHistory: readonly ChatItem[] }): {
    readonly contextText: { tokenize(tokenizer: unknown): Token[] };
  };
}

export interface Sequence {
  readonly nextTokenIndex: number;
  clearHistory(): Promise<void>;
  eraseContextTokenRanges(ranges: readonly { readonly start: number; readonly end: number }[]): Promise<void>;
  evaluateWithoutGeneratingNewTokens(tokens: readonly Token[]): Promise<void>;
  evaluate(
    tokens: readonly Token[],
    options: {
      readonly temperature: number;
      readonly topK: number;
      readonly topP: number;
      readonly minP: number;
      readonly seed: number;
    },
  ): AsyncGenerator<Token, void, unknown>;
}

export interface Model {
  readonly trainContextSize: number;
  readonly tokenizer: unknown;
  readonly fileInfo: { readonly metadata: { readonly tokenizer?: { readonly chat_template?: string } } };
  tokenize(text: string): Token[];
  detokenize(tokens: readonly Token[], specialTokens: boolean): string;
  createContext(options: {
    readonly contextSize: number;
    readonly batchSize: number;
    readonly sequences: number;
    readonly threads: number;
  }): Promise<{ getSequence(): Sequence }>;
}

export interface Llama {
  loadModel(options: { readonly modelPath: string; readonly gpuLayers: number }): Promise<Model>;
}

export declare function getLlama(options: {
  readonly gpu: false;
  readonly build: 'never';
  readonly skipDownload: true;
  readonly progressLogs: false;
  readonly maxThreads: number;
  readonly logLevel: LlamaLogLevel;
}): Promise<Llama>;

export declare function resolveChatWrapper(model: Model): ChatWrapper;

export declare const JinjaTemplateChatWrapper: new (options: {
  readonly template: string;
  readonly tokenizer: unknown;
  readonly trimLeadingWhitespaceInResponses: boolean;
}) => ChatWrapper;

export type LlamaLogLevel = 'disabled' | 'error';
export declare const LlamaLogLevel: { readonly disabled: 'disabled'; readonly error: 'error' };
