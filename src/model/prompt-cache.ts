/** The part of a llama.cpp sequence that holds what was read. */
export interface ReadTokens {
  /** How many tokens are held. */
  readonly nextTokenIndex: number;
  clearHistory(): Promise<void>;
  eraseContextTokenRanges(ranges: readonly { readonly start: number; readonly end: number }[]): Promise<void>;
  evaluateWithoutGeneratingNewTokens(tokens: readonly number[]): Promise<void>;
}

/**
 * Reads prompts so that what two have in common at their start is read once. Rounding depends on how tokens are cut into
 * batches, so a prompt is always cut at the same places and only whole pieces of it are kept: a reply then depends on its
 * prompt and seed alone, never on what was asked before. (Keeping more, the reply's own tokens too, changed 2 of 4 replies.)
 */
export class PromptCache {
  /** Tokens of one piece. */
  static readonly chunk = 256;
  private readonly sequence: ReadTokens;
  /** Tokens that the sequence holds as whole pieces; behind them may stand the rest of a prompt and a reply. */
  private held: readonly number[] = [];

  constructor(sequence: ReadTokens) {
    this.sequence = sequence;
  }

  /** Reads the whole pieces of a prompt, and gives back the rest of it (at least one token) to be read with the reply. */
  async read(prompt: readonly number[], signal: AbortSignal): Promise<readonly number[]> {
    signal.throwIfAborted();
    const { chunk } = PromptCache;
    let at = await this.keepCommon(prompt);
    for (; at + chunk < prompt.length; at += chunk) {
      await this.sequence.evaluateWithoutGeneratingNewTokens(prompt.slice(at, at + chunk));
      this.held = prompt.slice(0, at + chunk);
      signal.throwIfAborted();
    }
    return prompt.slice(at);
  }

  /** Forgets everything but the pieces that the prompt begins with; how many tokens these are. */
  private async keepCommon(prompt: readonly number[]): Promise<number> {
    const { chunk } = PromptCache;
    const { held, sequence } = this;
    const common = held.findIndex((token, index) => token !== prompt[index]);
    const most = Math.min(common === -1 ? held.length : common, prompt.length - 1);
    const kept = most - (most % chunk);
    this.held = [];
    const end = sequence.nextTokenIndex;
    if (end > kept) await sequence.eraseContextTokenRanges([{ start: kept, end }]);
    // Some architectures cannot forget a part; they start anew.
    if (sequence.nextTokenIndex !== kept) await sequence.clearHistory();
    const left = sequence.nextTokenIndex === kept ? kept : 0;
    this.held = prompt.slice(0, left);
    return left;
  }
}
