import type { LimitLevels } from '../account-limits.ts';
import type { Level } from '../allowance.ts';

// Source: platform.openai.com/docs/guides/rate-limits, "Rate limits in headers".

/** What is left of the requests and tokens of a minute, and how long until all of it is there again. */
export function openaiLimitHeaders({ requests, tokens }: LimitLevels, at: Date): Record<string, string> {
  return { ...headersOf('requests', requests, at), ...headersOf('tokens', tokens, at) };
}

function headersOf(name: string, level: Level | undefined, at: Date): Record<string, string> {
  if (level === undefined) return {};
  return {
    [`x-ratelimit-limit-${name}`]: String(level.limit),
    [`x-ratelimit-remaining-${name}`]: String(level.remaining),
    [`x-ratelimit-reset-${name}`]: inUnits(level.fullAtMs - at.getTime()),
  };
}

/** As the API writes a span: `20ms`, `1.5s`, `6m0s`. */
function inUnits(ms: number): string {
  if (ms < 1000) return `${Math.max(0, Math.ceil(ms))}ms`;
  const seconds = Math.ceil(ms) / 1000;
  return seconds < 60 ? `${seconds}s` : `${Math.floor(seconds / 60)}m${Math.round((seconds % 60) * 1000) / 1000}s`;
}
