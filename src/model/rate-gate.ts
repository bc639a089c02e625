import { RateBucket, type Taken } from './rate-bucket.ts';
import { rateUnits, type RateReport, type RateUnit } from './read-rate-headers.ts';

/** Limits of a minute by what they count. */
export type Rates = Readonly<Partial<Record<RateUnit, number>>>;

/** A call before it is sent: rough tokens of its prompt, and the most that it may write. */
export type CallWeight = { readonly input: number; readonly outputLimit: number };

/** What a call came to: tokens of an answer, nothing where it was turned away, undefined where nobody knows. */
export type CallUse = { readonly input: number; readonly cached: number; readonly output: number } | 'nothing' | undefined;

/** What a call took of each limit. */
export type Taking = {
  readonly weight: CallWeight;
  readonly parts: ReadonlyMap<RateUnit, { readonly taken: Taken; readonly forecast: number }>;
};

const minuteMs = 60_000;

/** How much a new call moves what we expect of the next. */
const learning = 0.2;

/** The limits of one model of an account (or of all of its models), given or learnt, and what each call takes of them. */
export class RateGate {
  readonly #buckets = new Map<RateUnit, RateBucket>();
  readonly #given: Rates;
  /** Tokens that were counted over those that were forecast, by unit. */
  readonly #scale = new Map<RateUnit, number>();
  #answered: number[] = [];

  constructor(given: Rates = {}) {
    this.#given = given;
    for (const unit of rateUnits) {
      const limit = given[unit];
      if (limit !== undefined) this.#buckets.set(unit, new RateBucket(limit));
    }
  }

  /** Takes over what the server says. A limit that was given is a bound that it cannot raise. */
  learn(reports: readonly RateReport[], now: number): void {
    for (const { unit, limit: told, remaining } of reports) {
      const limit = Math.min(told, this.#given[unit] ?? told);
      const bucket = this.#buckets.get(unit);
      if (bucket === undefined) this.#buckets.set(unit, new RateBucket(limit));
      else if (bucket.perMinute !== limit) bucket.learn(limit);
      // What comes back first is enough for one more request.
      if (remaining === 0) this.#buckets.get(unit)?.holdUntil(now + minuteMs / limit);
    }
  }

  whenFree(weight: CallWeight, now: number): number {
    let at = 0;
    for (const [unit, bucket] of this.#buckets) at = Math.max(at, bucket.whenFree(this.#forecast(unit, weight), now));
    return at;
  }

  take(weight: CallWeight, now: number): Taking {
    const parts = [...this.#buckets].map(([unit, bucket]) => {
      const forecast = this.#forecast(unit, weight);
      return [unit, { taken: bucket.take(forecast, now), forecast }] as const;
    });
    return { weight, parts: new Map(parts) };
  }

  /** Puts what was counted in the place of what was forecast. */
  settle({ weight, parts }: Taking, use: CallUse, now: number): void {
    if (use === undefined) return;
    if (use !== 'nothing') this.#answered.push(now);
    for (const [unit, { taken }] of parts) {
      // A request that was turned away counts as one all the same, at OpenAI at least.
      if (unit === 'requests') continue;
      const counted = use === 'nothing' ? 0 : countedOf(unit, weight, use);
      this.#buckets.get(unit)?.correct(taken, counted, now);
    }
    if (use === 'nothing') return;
    for (const unit of rateUnits) {
      const ratio = countedOf(unit, weight, use) / Math.max(1, plainForecast(unit, weight));
      const before = this.#scale.get(unit);
      this.#scale.set(unit, before === undefined ? ratio : before + learning * (ratio - before));
    }
  }

  /** The server said that it is asked too often. Where no limit is known, what it let through so far is a first guess. */
  slowDown(now: number): void {
    const since = this.#answered.findIndex((at) => at > now - minuteMs);
    this.#answered = since === -1 ? [] : this.#answered.slice(since);
    const [first] = this.#answered;
    if (this.#buckets.size === 0 && first !== undefined) {
      const perMinute = (this.#answered.length / Math.max(1_000, now - first)) * minuteMs;
      this.#buckets.set('requests', new RateBucket(perMinute, true));
    }
    for (const bucket of this.#buckets.values()) bucket.slowDown(now);
  }

  /** Limits that are known; a guess is none. */
  limits(): Rates {
    return Object.fromEntries([...this.#buckets].flatMap(([unit, { perMinute }]) => (perMinute === undefined ? [] : [[unit, perMinute]])));
  }

  /** The limit that a call waits for the longest. */
  tightest(weight: CallWeight, now: number): { readonly unit: RateUnit; readonly perMinute: number | undefined } | undefined {
    const by = ([unit, bucket]: readonly [RateUnit, RateBucket]): number => bucket.whenFree(this.#forecast(unit, weight), now);
    const [found] = [...this.#buckets].toSorted((a, b) => by(b) - by(a));
    return found === undefined ? undefined : { unit: found[0], perMinute: found[1].perMinute };
  }

  #forecast(unit: RateUnit, weight: CallWeight): number {
    const scale = this.#scale.get(unit) ?? 1;
    return unit === 'requests' ? 1 : Math.ceil(plainForecast(unit, weight) * scale);
  }
}

/** Before anything is known: every token of the prompt is new, and a tenth of the output limit is written. */
function plainForecast(unit: RateUnit, { input, outputLimit }: CallWeight): number {
  switch (unit) {
    case 'requests':
      return 1;
    case 'tokens':
      return input + outputLimit;
    case 'input-tokens':
      return input;
    case 'output-tokens':
      return outputLimit / 10;
  }
}

/** As the servers count: OpenAI the prompt and what might be written, Anthropic what was read anew and what was written. */
function countedOf(unit: RateUnit, { outputLimit }: CallWeight, use: Exclude<CallUse, 'nothing' | undefined>): number {
  switch (unit) {
    case 'requests':
      return 1;
    case 'tokens':
      return use.input + outputLimit;
    case 'input-tokens':
      return use.input - use.cached;
    case 'output-tokens':
      return use.output;
  }
}
