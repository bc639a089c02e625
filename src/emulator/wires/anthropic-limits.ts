import type { LimitLevels, LimitUnit } from '../account-limits.ts';
import type { Level } from '../allowance.ts';

// Source: platform.claude.com/docs/en/api/rate-limits, "Response headers".

const names: Readonly<Record<LimitUnit, string>> = { requests: 'requests', tokens: 'input-tokens', 'output-tokens': 'output-tokens' };

/** What is left of each limit. Remaining tokens are told to the nearest thousand, as the API does. */
export function anthropicLimitHeaders({ requests, tokens, 'output-tokens': output }: LimitLevels): Record<string, string> {
  return {
    ...headersOf(names.requests, requests, (remaining) => remaining),
    ...headersOf(names.tokens, tokens, toThousands),
    ...headersOf(names['output-tokens'], output, toThousands),
    // The limit without a direction is the tightest that is in effect.
    ...headersOf('tokens', tighter(tokens, output), toThousands),
  };
}

function headersOf(name: string, level: Level | undefined, shown: (remaining: number) => number): Record<string, string> {
  if (level === undefined) return {};
  return {
    [`anthropic-ratelimit-${name}-limit`]: String(level.limit),
    [`anthropic-ratelimit-${name}-remaining`]: String(shown(level.remaining)),
    [`anthropic-ratelimit-${name}-reset`]: new Date(Math.ceil(level.fullAtMs / 1000) * 1000).toISOString().replace('.000Z', 'Z'),
  };
}

function toThousands(remaining: number): number {
  return Math.round(remaining / 1000) * 1000;
}

function tighter(a: Level | undefined, b: Level | undefined): Level | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a.remaining <= b.remaining ? a : b;
}
