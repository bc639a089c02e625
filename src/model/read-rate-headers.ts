/** What a provider counts against a limit. Anthropic counts the two sides of a call apart, the others count them together. */
export const rateUnits = ['requests', 'tokens', 'input-tokens', 'output-tokens'] as const;
export type RateUnit = (typeof rateUnits)[number];

/** What an answer's headers say of a limit of a minute. */
export type RateReport = { readonly unit: RateUnit; readonly limit: number; readonly remaining: number | undefined };

/** A limit that is full again later than this is not one of a minute but of a day, and is left to the server's own refusals. */
const longestMinuteMs = 66_000;

/**
 * The limits that an answer names, errors included. Read from the server's own answer and not through a provider package, so it
 * is the same for all. Sources: platform.claude.com/docs/en/api/rate-limits (`anthropic-ratelimit-*`),
 * platform.openai.com/docs/guides/rate-limits (`x-ratelimit-*`, also sent by Azure, Groq, xAI, vLLM gateways and others).
 */
export function readRateHeaders(headers: Headers, now: number): RateReport[] {
  return rateUnits.flatMap((unit) => {
    const anthropic = reportOf(unit, (field) => headers.get(`anthropic-ratelimit-${unit}-${field}`), serverTime(headers, now));
    if (anthropic !== undefined) return unit === 'tokens' ? [] : [anthropic];
    const other = reportOf(unit, (field) => headers.get(`x-ratelimit-${field}-${unit}`), now);
    return other === undefined ? [] : [other];
  });
}

/** Anthropic's `tokens` is whichever of its two sides is the tighter, and told again under that one's name. */
function reportOf(unit: RateUnit, read: (field: 'limit' | 'remaining' | 'reset') => string | null, now: number): RateReport | undefined {
  const limit = amountOf(read('limit'));
  if (limit === undefined || limit <= 0) return undefined;
  const resetMs = spanOf(read('reset'), now);
  if (resetMs !== undefined && resetMs > longestMinuteMs) return undefined;
  return { unit, limit, remaining: amountOf(read('remaining')) };
}

function amountOf(text: string | null): number | undefined {
  const value = text === null || text.trim() === '' ? Number.NaN : Number(text);
  return Number.isFinite(value) ? value : undefined;
}

/** A moment is one of the server's clock, which its own Date header tells. */
function serverTime(headers: Headers, now: number): number {
  const date = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(date) ? now : date;
}

/** `20ms`, `1.5s`, `6m0s`, `1h2m3s`, bare seconds, or a date. */
function spanOf(text: string | null, now: number): number | undefined {
  if (text === null) return undefined;
  const bare = amountOf(text);
  if (bare !== undefined) return bare * 1000;
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d)/g)];
  if (parts.length > 0 && parts.map(([whole]) => whole).join('') === text.trim())
    return parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * (unitMs.get(unit ?? '') ?? 0), 0);
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

const unitMs: ReadonlyMap<string, number> = new Map([
  ['ms', 1],
  ['s', 1_000],
  ['m', 60_000],
  ['h', 3_600_000],
  ['d', 86_400_000],
]);
