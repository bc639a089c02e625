import { calcPrice, findProvider } from '@pydantic/genai-prices';
import type { Usage } from '../record/call.ts';
import { providerTable, splitModelId } from './provider-table.ts';

/** Where kept prices come from, and the day that version was published. */
export const priceSource = { package: '@pydantic/genai-prices', version: '0.1.8', publishedOn: '2026-09-23' } as const;

/** A price that the person gave, US dollars a million tokens. Cached tokens are counted at the full input price. */
export type TokenPrice = { readonly inputPerMillion: number; readonly outputPerMillion: number };

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
  const priceId = Object.hasOwn(providerTable, provider) ? providerTable[provider]?.priceId : undefined;
  if (priceId === undefined) return [];
  return findProvider({ providerId: priceId })?.models.map((model) => model.id) ?? [];
}

/** The price list of a run: given prices first, then free providers, then the kept package. */
export function keptPrices({ now, given = {}, free = [] }: PriceOptions): PriceList {
  const price = (id: string, usage: Usage): number | null => {
    const own = Object.hasOwn(given, id) ? given[id] : undefined;
    if (own !== undefined) return (usage.inputTokens * own.inputPerMillion + usage.outputTokens * own.outputPerMillion) / 1_000_000;
    const { provider, name } = splitModelId(id) ?? { provider: '', name: '' };
    const spec = Object.hasOwn(providerTable, provider) ? providerTable[provider] : undefined;
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

function keptPrice(providerId: string, name: string, usage: Usage, timestamp: Date): number | null {
  // The package throws where parts exceed the total; a server that counts so still has to be priced.
  const cacheRead = Math.min(usage.cacheReadTokens, usage.inputTokens);
  const cacheWrite = Math.min(usage.cacheWriteTokens, usage.inputTokens - cacheRead);
  const counts = {
    input_tokens: usage.inputTokens,
    cache_read_tokens: cacheRead,
    cache_write_tokens: cacheWrite,
    output_tokens: usage.outputTokens,
  };
  return calcPrice(counts, name, { providerId, timestamp })?.total_price ?? null;
}
