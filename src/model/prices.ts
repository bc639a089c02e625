import { calcPrice, findProvider } from '@pydantic/genai-prices';
import type { Usage } from '../record/call.ts';
import { specOf, splitModelId } from './provider-table.ts';

/** Where kept prices come from, and the day that version was published. */
export const priceSource = { package: '@pydantic/genai-prices', version: '0.1.8', publishedOn: '2026-09-23' } as const;

/** A price that the person gave, US dollars a million tokens. Cached tokens are counted as other input where it does not price them. */
export type TokenPrice = {
  readonly inputPerMillion: number;
  readonly outputPerMillion: number;
  readonly cacheReadPerMillion?: number | undefined;
  readonly cacheWritePerMillion?: number | undefined;
};

/** What calls cost, by model id. Null means that no price is known, never that it is free. */
export interface PriceList {
  /** US dollars for tokens that were used. */
  costUsd(id: string, usage: Usage): number | null;
  /** The most that a call may cost: all input at the dearest rate (cache writes included), all output written. */
  ceilingUsd(id: string, inputTokens: number, outputTokens: number): number | null;
}

export type PriceOptions = {
  /** Milliseconds since 1970; prices change by date. */
  readonly now: () => number;
  /** Prices from a study or roster, by model id; they win over kept ones. */
  readonly given?: Readonly<Record<string, TokenPrice>>;
  /** Providers that cost nothing: those that run in this process. Servers of one's own are free as well. */
  readonly free?: readonly string[];
};

/** Model names that the kept price list knows for a provider of ours; for 'did you mean'. */
export function pricedModels(provider: string): string[] {
  const priceId = specOf(provider)?.priceId;
  if (priceId === undefined) return [];
  return findProvider({ providerId: priceId })?.models.map((model) => model.id) ?? [];
}

/** The price list of a run: given prices first, then free providers, then the kept package. */
export function keptPrices({ now, given = {}, free = [] }: PriceOptions): PriceList {
  const price = (id: string, usage: Usage): number | null => {
    const own = Object.hasOwn(given, id) ? given[id] : undefined;
    if (own !== undefined) return givenPrice(own, usage);
    const { provider, name } = splitModelId(id) ?? { provider: '', name: '' };
    const spec = specOf(provider);
    if (free.includes(provider) || spec?.ownServer === true) return 0;
    return spec?.priceId === undefined ? null : keptPrice(spec.priceId, name, usage, new Date(now()));
  };
  return {
    costUsd: price,
    ceilingUsd(id, inputTokens, outputTokens) {
      const plain: Usage = { inputTokens, cacheReadTokens: 0, cacheWriteTokens: 0, outputTokens, reasoningTokens: 0 };
      const uncached = price(id, plain);
      const written = price(id, { ...plain, cacheWriteTokens: inputTokens });
      return uncached === null || written === null ? null : Math.max(uncached, written);
    },
  };
}

/** Tokens from the cache and into it, no more than there are: a server that counts otherwise still has to be priced. */
function cached({ inputTokens, cacheReadTokens, cacheWriteTokens }: Usage): { cacheRead: number; cacheWrite: number } {
  const cacheRead = Math.min(cacheReadTokens, inputTokens);
  return { cacheRead, cacheWrite: Math.min(cacheWriteTokens, inputTokens - cacheRead) };
}

function givenPrice(price: TokenPrice, usage: Usage): number {
  const { inputPerMillion, outputPerMillion, cacheReadPerMillion = inputPerMillion, cacheWritePerMillion = inputPerMillion } = price;
  const { cacheRead, cacheWrite } = cached(usage);
  const input =
    (usage.inputTokens - cacheRead - cacheWrite) * inputPerMillion + cacheRead * cacheReadPerMillion + cacheWrite * cacheWritePerMillion;
  return (input + usage.outputTokens * outputPerMillion) / 1_000_000;
}

function keptPrice(providerId: string, name: string, usage: Usage, timestamp: Date): number | null {
  const { cacheRead, cacheWrite } = cached(usage);
  const counts = {
    input_tokens: usage.inputTokens,
    cache_read_tokens: cacheRead,
    cache_write_tokens: cacheWrite,
    output_tokens: usage.outputTokens,
  };
  return calcPrice(counts, name, { providerId, timestamp })?.total_price ?? null;
}
