import { createHash, type Hash } from 'node:crypto';
import type { CacheBlock, WireRequest } from './wire-format.ts';

/** How prompts are cached: kept for `ttlMs` since the last use, but for what Anthropic's marks ask to be kept for an hour. */
export type CachePlan = {
  readonly ttlMs: number;
  /** No shorter beginning is kept. */
  readonly minTokens: number;
  /** How often an automatic cache finds what it holds; where several machines answer, it is less than 1. */
  readonly hitShare: number;
};

/** Tokens of a prompt that came out of a cache and that went into it; what is neither was read plainly. */
export type CacheUse = {
  readonly readTokens: number;
  readonly writeTokens: number;
  /** The part of what was written that is kept for an hour. */
  readonly hourTokens: number;
};

/** A request that asks a cache. `owner` is key and model: nothing is shared between two of them. */
export type CacheAsk = { readonly owner: string; readonly request: WireRequest; readonly inputTokens: number };

type Kept = { readonly fromMs: number; readonly untilMs: number; readonly keepMs: number };
/** A place in a prompt up to which it can be kept. */
type Place = { readonly hash: string; readonly tokens: number; readonly mark: CacheBlock['mark'] };

const charactersPerToken = 4;
/** Automatic caches keep whole steps only. */
const stepTokens = 128;
/** So many blocks before a mark a kept beginning is still looked for. */
const lookBack = 20;
const hourMs = 3_600_000;

/**
 * The prompt caches of all accounts, exact by the hash of what a prompt begins with. A beginning can be read only once the
 * answer that wrote it has been given: calls that are open at the same time all pay for writing it.
 */
export class PrefixCache {
  readonly #plan: CachePlan;
  readonly #kept = new Map<string, Kept>();
  #sweepAt = 10_000;

  constructor(plan: CachePlan) {
    this.#plan = plan;
  }

  /** What the cache does for a request, and how to keep its prompt once it is answered. `chance` in [0, 1) is what an automatic cache misses by. */
  ask(asked: CacheAsk, atMs: number, chance: number): { readonly use: CacheUse; readonly keep: (readyAtMs: number) => void } {
    const { cache } = asked.request;
    return cache.type === 'marked' ? this.#askMarked(asked, cache.blocks, atMs) : this.#askAutomatic(asked, cache.partition, atMs, chance);
  }

  #askAutomatic(
    { owner, request, inputTokens }: CacheAsk,
    partition: string,
    atMs: number,
    chance: number,
  ): ReturnType<PrefixCache['ask']> {
    const { minTokens, hitShare, ttlMs } = this.#plan;
    const places = inputTokens < minTokens ? [] : stepsOf(request, `${owner}/${partition}`, minTokens);
    const hit = places.findLast(({ hash }) => this.#isKept(hash, atMs));
    const readTokens = hit === undefined || chance >= hitShare ? 0 : hit.tokens;
    return {
      use: { readTokens, writeTokens: 0, hourTokens: 0 },
      keep: (readyAtMs) => places.forEach(({ hash }) => this.#keep(hash, readyAtMs, ttlMs, atMs)),
    };
  }

  #askMarked({ owner, inputTokens }: CacheAsk, blocks: readonly CacheBlock[], atMs: number): ReturnType<PrefixCache['ask']> {
    const places = blocks.some(({ mark }) => mark !== undefined) ? endsOf(blocks, owner, inputTokens) : [];
    const marked = places.flatMap(({ mark }, index) => (mark === undefined ? [] : [index]));
    const hit = places.findLastIndex(
      ({ hash }, index) => marked.some((end) => index <= end && end - index <= lookBack) && this.#isKept(hash, atMs),
    );
    const kept = marked.flatMap((index) => places.slice(index, index + 1)).filter(({ tokens }) => tokens >= this.#plan.minTokens);
    const readTokens = places[hit]?.tokens ?? 0;
    return {
      use: { readTokens, ...writtenAfter(readTokens, kept) },
      keep: (readyAtMs) => {
        const used = places[hit];
        if (used !== undefined) this.#keep(used.hash, readyAtMs, this.#kept.get(used.hash)?.keepMs ?? this.#plan.ttlMs, atMs);
        for (const { hash, mark } of kept) this.#keep(hash, readyAtMs, mark === 'hour' ? hourMs : this.#plan.ttlMs, atMs);
      },
    };
  }

  #isKept(hash: string, atMs: number): boolean {
    const kept = this.#kept.get(hash);
    return kept !== undefined && kept.fromMs <= atMs && atMs < kept.untilMs;
  }

  /** Every use starts the time to live anew. */
  #keep(hash: string, readyAtMs: number, keepMs: number, atMs: number): void {
    const before = this.#kept.get(hash);
    const alive = before !== undefined && atMs < before.untilMs ? before : undefined;
    this.#kept.set(hash, {
      fromMs: Math.min(readyAtMs, alive?.fromMs ?? readyAtMs),
      untilMs: Math.max(readyAtMs + keepMs, alive?.untilMs ?? 0),
      keepMs: Math.max(keepMs, alive?.keepMs ?? 0),
    });
    if (this.#kept.size < this.#sweepAt) return;
    for (const [each, { untilMs }] of this.#kept) if (untilMs <= atMs) this.#kept.delete(each);
    this.#sweepAt = Math.max(10_000, this.#kept.size * 2);
  }
}

/** What is written behind what was read, up to each mark in turn. */
function writtenAfter(readTokens: number, kept: readonly Place[]): { writeTokens: number; hourTokens: number } {
  let upTo = readTokens;
  let hourTokens = 0;
  for (const { tokens, mark } of kept) {
    if (tokens <= upTo) continue;
    if (mark === 'hour') hourTokens += tokens - upTo;
    upTo = tokens;
  }
  return { writeTokens: upTo - readTokens, hourTokens };
}

/** The ends of the whole steps of a prompt, from the shortest that is kept; tools stand first, as the APIs have it. */
function stepsOf({ tools, system, messages }: WireRequest, owner: string, minTokens: number): Place[] {
  const text = `${JSON.stringify(tools)}${system}${JSON.stringify(messages)}`;
  const stepLength = stepTokens * charactersPerToken;
  const hash = createHash('sha256').update(`${owner}\n`);
  const places: Place[] = [];
  for (let end = stepLength; end <= text.length; end += stepLength) {
    hash.update(text.slice(end - stepLength, end));
    const tokens = end / charactersPerToken;
    if (tokens >= minTokens) places.push({ hash: soFar(hash), tokens, mark: undefined });
  }
  return places;
}

/** The ends of all blocks of a prompt. Their tokens are counted as the request's are, so that they never come to more. */
function endsOf(blocks: readonly CacheBlock[], owner: string, inputTokens: number): Place[] {
  const hash = createHash('sha256').update(`${owner}\n`);
  let length = 0;
  return blocks.map(({ text, mark }) => {
    hash.update(`${text.length} ${text}`);
    length += text.length;
    return { hash: soFar(hash), tokens: Math.min(inputTokens, Math.floor(length / charactersPerToken)), mark };
  });
}

function soFar(hash: Hash): string {
  return hash.copy().digest('base64').slice(0, 22);
}
