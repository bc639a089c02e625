import { Bucket, SlidingMinute, type Allowance, type Level } from './allowance.ts';

/** What an account may use a minute; what is absent is not bounded. */
export type LimitPlan = {
  readonly requests?: number;
  readonly tokens?: number;
  /** Written tokens, where the API bounds them apart (Messages). */
  readonly outputTokens?: number;
  readonly window: 'bucket' | 'sliding';
  /** Seconds' worth of requests that a bucket holds; a minute's where absent. */
  readonly burstSeconds?: number;
  /** Whose allowance it is: all that one key asks, or each model apart. */
  readonly per: 'key' | 'model';
};

/** What a limit counts. */
export type LimitUnit = 'requests' | 'tokens' | 'output-tokens';

/** The limit that a request would have broken. */
export type Exceeded = {
  readonly unit: LimitUnit;
  readonly limit: number;
  readonly remaining: number;
  readonly requested: number;
  /** Undefined where the request is more than the limit ever lets through. */
  readonly afterMs: number | undefined;
};

/** What is left of each limit after a request. */
export type LimitLevels = Readonly<Partial<Record<LimitUnit, Level>>>;

/** A request as a limit sees it. */
export type Weighed = { readonly key: string; readonly model: string; readonly tokens: number };

type Account = Readonly<Partial<Record<LimitUnit, Allowance>>>;

/**
 * The limits of every account. A request that is let in takes one request and its tokens; one that is refused takes
 * nothing. Written tokens are counted once they are known, so they stop only the requests that come after.
 */
export class AccountLimits {
  readonly #plan: LimitPlan;
  readonly #accounts = new Map<string, Account>();

  constructor(plan: LimitPlan) {
    this.#plan = plan;
  }

  /** Lets a request in and takes what it weighs, or says what stops it. */
  admit(weighed: Weighed, atMs: number): Exceeded | undefined {
    const account = this.#accountOf(weighed);
    const asked = { requests: 1, tokens: weighed.tokens, 'output-tokens': 1 };
    const [worst] = units
      .flatMap((unit) => toExceeded(unit, account[unit], asked[unit], atMs))
      .sort((a, b) => (b.afterMs ?? Infinity) - (a.afterMs ?? Infinity));
    if (worst !== undefined) return worst;
    account.requests?.take(1, atMs);
    account.tokens?.take(weighed.tokens, atMs);
    return undefined;
  }

  /** Counts what was written for a request that was let in. */
  settle(weighed: Weighed, outputTokens: number, atMs: number): void {
    this.#accountOf(weighed)['output-tokens']?.take(outputTokens, atMs);
  }

  levels(weighed: Weighed, atMs: number): LimitLevels {
    const account = this.#accountOf(weighed);
    return Object.fromEntries(
      units.flatMap((unit) => {
        const allowance = account[unit];
        return allowance === undefined ? [] : [[unit, allowance.level(atMs)] as const];
      }),
    );
  }

  #accountOf({ key, model }: Weighed): Account {
    const name = this.#plan.per === 'key' ? key : `${key} ${model}`;
    const known = this.#accounts.get(name);
    if (known !== undefined) return known;
    const account = openAccount(this.#plan);
    this.#accounts.set(name, account);
    return account;
  }
}

const units = ['requests', 'tokens', 'output-tokens'] as const;

function openAccount({ requests, tokens, outputTokens, window, burstSeconds = 60 }: LimitPlan): Account {
  const allowance = (perMinute: number, capacity?: number): Allowance =>
    window === 'sliding' ? new SlidingMinute(perMinute) : new Bucket(perMinute, capacity);
  return {
    // One request always fits, however short the burst.
    ...(requests === undefined ? {} : { requests: allowance(requests, Math.max(1, (requests * burstSeconds) / 60)) }),
    ...(tokens === undefined ? {} : { tokens: allowance(tokens) }),
    ...(outputTokens === undefined ? {} : { 'output-tokens': allowance(outputTokens) }),
  };
}

function toExceeded(unit: LimitUnit, allowance: Allowance | undefined, requested: number, atMs: number): Exceeded[] {
  const wait = allowance?.waitFor(requested, atMs) ?? 0;
  if (allowance === undefined || wait === 0) return [];
  const { limit, remaining } = allowance.level(atMs);
  return [{ unit, limit, remaining, requested, afterMs: Number.isFinite(wait) ? wait : undefined }];
}
