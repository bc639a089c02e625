/** How much of an allowance is left, as an API tells its clients. */
export type Level = {
  readonly limit: number;
  readonly remaining: number;
  /** When all of it is there again, milliseconds since 1970. */
  readonly fullAtMs: number;
};

/** An amount that may be used a minute. Times are milliseconds since 1970 and never go back. */
export interface Allowance {
  /** Milliseconds until the amount can be taken: 0 for now, Infinity where it is more than there ever is at once. */
  waitFor(amount: number, atMs: number): number;
  /** Takes an amount, also one that is not there: then nothing can be taken until it has come back. */
  take(amount: number, atMs: number): void;
  level(atMs: number): Level;
}

const minuteMs = 60_000;

/**
 * A token bucket: it fills at an even pace and holds `capacity` at most, so that in any span of t minutes no more than
 * `capacity + t × perMinute` is taken. Anthropic documents this one; OpenAI's headers count down in the same way.
 */
export class Bucket implements Allowance {
  readonly #perMinute: number;
  readonly #capacity: number;
  #held: number;
  #atMs = 0;

  constructor(perMinute: number, capacity = perMinute) {
    this.#perMinute = perMinute;
    this.#capacity = capacity;
    this.#held = capacity;
  }

  waitFor(amount: number, atMs: number): number {
    if (amount > this.#capacity) return Number.POSITIVE_INFINITY;
    this.#fill(atMs);
    // A hair of tolerance: whoever waited as long as it was told to is let in, whatever the rounding.
    return amount <= this.#held + 1e-6 ? 0 : Math.ceil(this.#msFor(amount - this.#held));
  }

  take(amount: number, atMs: number): void {
    this.#fill(atMs);
    this.#held -= amount;
  }

  level(atMs: number): Level {
    this.#fill(atMs);
    const fullAtMs = this.#atMs + Math.ceil(this.#msFor(this.#capacity - this.#held));
    return { limit: this.#perMinute, remaining: Math.max(0, Math.floor(this.#held + 1e-6)), fullAtMs };
  }

  #fill(atMs: number): void {
    if (atMs <= this.#atMs) return;
    this.#held = Math.min(this.#capacity, this.#held + ((atMs - this.#atMs) / minuteMs) * this.#perMinute);
    this.#atMs = atMs;
  }

  #msFor(amount: number): number {
    return (amount / this.#perMinute) * minuteMs;
  }
}

/** A sliding window: in any sixty seconds no more than `perMinute` is taken, and what was taken comes back all at once a minute later. */
export class SlidingMinute implements Allowance {
  readonly #perMinute: number;
  readonly #taken: { readonly atMs: number; readonly amount: number }[] = [];
  #first = 0;
  #sum = 0;

  constructor(perMinute: number) {
    this.#perMinute = perMinute;
  }

  waitFor(amount: number, atMs: number): number {
    if (amount > this.#perMinute) return Number.POSITIVE_INFINITY;
    this.#forget(atMs);
    let over = this.#sum + amount - this.#perMinute;
    if (over <= 0) return 0;
    for (let index = this.#first; ; index++) {
      const use = this.#taken[index];
      if (use === undefined) return 0;
      over -= use.amount;
      if (over <= 0) return use.atMs + minuteMs - atMs;
    }
  }

  take(amount: number, atMs: number): void {
    this.#forget(atMs);
    this.#taken.push({ atMs, amount });
    this.#sum += amount;
  }

  level(atMs: number): Level {
    this.#forget(atMs);
    const last = this.#taken.at(-1);
    const fullAtMs = this.#first === this.#taken.length || last === undefined ? atMs : last.atMs + minuteMs;
    return { limit: this.#perMinute, remaining: Math.max(0, this.#perMinute - this.#sum), fullAtMs };
  }

  #forget(atMs: number): void {
    for (let use = this.#taken[this.#first]; use !== undefined && use.atMs <= atMs - minuteMs; use = this.#taken[this.#first]) {
      this.#sum -= use.amount;
      this.#first++;
    }
    // Cleared in one go now and then: taking single entries off the front of a long list is slow.
    if (this.#first < 1_000 || this.#first * 2 < this.#taken.length) return;
    this.#taken.splice(0, this.#first);
    this.#first = 0;
  }
}
