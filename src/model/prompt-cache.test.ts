import { expect, test } from 'vitest';
import { PromptCache, type ReadTokens } from './prompt-cache.ts';

/** A sequence as llama.cpp has one, that writes down what it reads. */
class Sequence implements ReadTokens {
  tokens: number[] = [];
  readonly read: number[][] = [];
  private readonly canForget: boolean;

  constructor(canForget = true) {
    this.canForget = canForget;
  }

  get nextTokenIndex(): number {
    return this.tokens.length;
  }

  async clearHistory(): Promise<void> {
    this.tokens = [];
  }

  async eraseContextTokenRanges([range]: readonly { readonly start: number; readonly end: number }[]): Promise<void> {
    if (this.canForget && range !== undefined) this.tokens.splice(range.start, range.end - range.start);
  }

  async evaluateWithoutGeneratingNewTokens(tokens: readonly number[]): Promise<void> {
    this.read.push([...tokens]);
    this.tokens.push(...tokens);
  }

  /** What the model itself adds: the rest of the prompt and its reply. */
  write(tokens: readonly number[]): void {
    this.tokens.push(...tokens);
  }
}

const { chunk } = PromptCache;
const never = new AbortController().signal;
const text = (length: number, from = 0): number[] => Array.from({ length }, (_, index) => from + index);

test('a prompt is cut at the same places whether its start is known or not', async () => {
  const prompt = text(3 * chunk + 20);
  const [cold, warm] = [new Sequence(), new Sequence()];
  const coldRest = await new PromptCache(cold).read(prompt, never);
  const cache = new PromptCache(warm);
  warm.write(await cache.read(prompt.slice(0, chunk + 50), never));
  warm.write(prompt.slice(chunk + 50, chunk + 90)); // the reply, which the next prompt repeats
  const warmRest = await cache.read(prompt, never);

  expect(warmRest).toEqual(coldRest);
  expect(warm.tokens).toEqual(cold.tokens);
  expect(warm.read).toEqual(cold.read); // the first piece once, and no piece cut elsewhere
});

test('of two prompts the whole pieces that they share are read once', async () => {
  const sequence = new Sequence();
  const cache = new PromptCache(sequence);
  sequence.write(await cache.read(text(2 * chunk + 10), never));
  const other = [...text(chunk + 5), ...text(2 * chunk, 100_000)];
  await cache.read(other, never);
  expect(sequence.read.slice(2)).toEqual([other.slice(chunk, 2 * chunk), other.slice(2 * chunk, 3 * chunk)]);
  expect(sequence.tokens).toEqual(other.slice(0, 3 * chunk));
});

test.each([[1], [chunk - 1], [chunk], [chunk + 1], [2 * chunk]])(
  'of a prompt of %i tokens at least one is left to be read with the reply',
  async (length) => {
    const sequence = new Sequence();
    const cache = new PromptCache(sequence);
    const first = await cache.read(text(length), never);
    expect([...sequence.tokens, ...first]).toEqual(text(length));
    sequence.write(first);
    expect(first.length).toBeGreaterThan(0);
    expect(await cache.read(text(length), never)).toEqual(first);
  },
);

test('a model that cannot forget a part starts anew', async () => {
  const sequence = new Sequence(false);
  const cache = new PromptCache(sequence);
  sequence.write(await cache.read(text(chunk + 10), never));
  await cache.read(text(chunk + 30), never);
  expect(sequence.tokens).toEqual(text(chunk));
  expect(sequence.read).toEqual([text(chunk), text(chunk)]);
});

test('a prompt that is given up half way leaves nothing behind that a later one would take for its own', async () => {
  const sequence = new Sequence();
  const cache = new PromptCache(sequence);
  const stop = new AbortController();
  const read = sequence.evaluateWithoutGeneratingNewTokens.bind(sequence);
  sequence.evaluateWithoutGeneratingNewTokens = async (tokens) => {
    await read(tokens);
    if (sequence.read.length === 2) stop.abort(new Error('stopped'));
  };
  await expect(cache.read(text(5 * chunk), stop.signal)).rejects.toThrow('stopped');
  const other = [...text(chunk), ...text(chunk, 50_000), 1];
  await cache.read(other, never);
  expect(sequence.tokens).toEqual(other.slice(0, 2 * chunk));
});
