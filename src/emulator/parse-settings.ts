import { UsageError } from '../errors.ts';
import { didYouMean } from '../kernel/nearest-name.ts';
import type { LimitPlan } from './account-limits.ts';
import type { CachePlan } from './prefix-cache.ts';

/** How limits are written on the command line. */
export const limitGrammar =
  'rpm=N,tpm=N,otpm=N with window=bucket|sliding, burst=SECONDS and per=key|model if wanted; e.g. rpm=1200,tpm=400000';

/** How prompt caching is written on the command line. */
export const cacheGrammar = 'off, on, or ttl=SECONDS,min=TOKENS,hit=SHARE; e.g. ttl=300,hit=0.9';

/** A cache that keeps a prefix for five minutes from 1,024 tokens on and never misses what it holds. */
export const usualCache: CachePlan = { ttlMs: 300_000, minTokens: 1_024, hitShare: 1 };

/** Reads limits as written, such as `rpm=1200,tpm=400000,window=sliding`. Throws a UsageError that says what is wrong. */
export function parseLimits(spec: string): LimitPlan {
  const read = settings('--limit', spec, ['rpm', 'tpm', 'otpm', 'window', 'burst', 'per'], limitGrammar);
  const plan: LimitPlan = {
    window: read.choice('window', ['bucket', 'sliding']) ?? 'bucket',
    per: read.choice('per', ['key', 'model']) ?? 'key',
    ...optional('requests', read.number('rpm', 1)),
    ...optional('tokens', read.number('tpm', 1)),
    ...optional('outputTokens', read.number('otpm', 1)),
    ...optional('burstSeconds', read.number('burst', 0)),
  };
  if (plan.requests === undefined && plan.tokens === undefined && plan.outputTokens === undefined) {
    throw new UsageError('LIMIT', `--limit ${spec} bounds nothing`, { value: spec, hint: `Write ${limitGrammar}.` });
  }
  return plan;
}

/** Reads how prompts are cached; undefined where they are not. Throws a UsageError that says what is wrong. */
export function parseCache(spec: string): CachePlan | undefined {
  if (spec === 'off') return undefined;
  if (spec === 'on') return usualCache;
  const read = settings('--cache', spec, ['ttl', 'min', 'hit'], cacheGrammar);
  const ttl = read.number('ttl', 0);
  return {
    ttlMs: ttl === undefined ? usualCache.ttlMs : ttl * 1000,
    minTokens: read.number('min', 0) ?? usualCache.minTokens,
    hitShare: read.number('hit', 0, 1) ?? usualCache.hitShare,
  };
}

type Settings = {
  readonly number: (name: string, least: number, most?: number) => number | undefined;
  readonly choice: <T extends string>(name: string, of: readonly T[]) => T | undefined;
};

/** `name=value,…` with known names alone, each once. */
function settings(option: string, spec: string, names: readonly string[], grammar: string): Settings {
  const wrong = (problem: string, hint?: string): UsageError =>
    new UsageError('SETTING', `${option} ${spec}: ${problem}`, {
      value: spec,
      hint: `${hint === undefined ? '' : `${hint} `}Write ${grammar}.`,
    });
  const given = new Map<string, string>();
  for (const setting of spec.split(',')) {
    const [name = '', value = ''] = setting.split('=', 2);
    if (!names.includes(name)) throw wrong(`"${name}" is no setting`, didYouMean(name, names));
    if (given.has(name)) throw wrong(`${name} stands there twice`);
    given.set(name, value);
  }
  return {
    number(name, least, most = Number.POSITIVE_INFINITY) {
      const text = given.get(name);
      if (text === undefined) return undefined;
      const value = text.trim() === '' ? Number.NaN : Number(text);
      if (!(value >= least && value <= most))
        throw wrong(`${name} is to be a number from ${least}${most === Infinity ? ' up' : ` to ${most}`}`);
      return value;
    },
    choice(name, of) {
      const text = given.get(name);
      const chosen = of.find((each) => each === text);
      if (text !== undefined && chosen === undefined) throw wrong(`${name} is to be ${of.join(' or ')}`);
      return chosen;
    },
  };
}

function optional<K extends string>(name: K, value: number | undefined): { readonly [P in K]?: number } {
  const found: { [P in K]?: number } = {};
  if (value !== undefined) found[name] = value;
  return found;
}
