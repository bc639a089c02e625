/** An amount that was taken from a bucket. */
export type Taken = { readonly atMs: number; amount: number };

const minuteMs = 60_000;

/** What the even pace leaves unused, since requests reach the server a little closer together than they were sent: two in a hundred, none of few. */
const spared = 0.02;

/** How far a bucket may run ahead of its even pace, so that a timer that fires late costs nothing. A server's burst is longer. */
const aheadMs = 500;

/** After a refusal: the share of the pace that is kept, and how much of it comes back a second. */
const slowing = { kept: 0.7, least: 0.05, backPerSecond: 0.005 } as const;

/**
 * One allowance of a minute, requests or tokens, kept in two ways: at an even pace, and never more than all of it in any sixty
 * seconds. Servers count in buckets, in sliding windows and in fixed ones; who does both breaks none of them. A refusal in
 * spite of it (somebody else uses the account, or the limit was guessed) slows the pace for a while. Times are milliseconds.
 */
export class RateBucket {
  #perMinute: number;
  #isGuess: boolean;
  readonly #taken: Taken[] = [];
  #first = 0;
  #sum = 0;
  #paidUntil = 0;
  #slowed = { share: 1, atMs: 0 };

  /** `isGuess`: the limit is what was used when the server refused; the pace may come to be higher. */
  constructor(perMinute: number, isGuess = false) {
    this.#perMinute = perMinute;
    this.#isGuess = isGuess;
  }

  /** The limit; undefined where it is a guess. */
  get perMinute(): number | undefined {
    return this.#isGuess ? undefined : this.#perMinute;
  }

  /** What the server says takes the place of what was known. */
  learn(perMinute: number): void {
    this.#perMinute = perMinute;
    this.#isGuess = false;
  }

  /** From when on the amount may be used; not later than `now` where it may be used now. More than a minute's worth counts as one. */
  whenFree(amount: number, now: number): number {
    this.#forget(now);
    return Math.max(this.#paidUntil - aheadMs, this.#isGuess ? 0 : this.#whenInWindow(this.#bounded(amount)));
  }

  take(amount: number, now: number): Taken {
    const taken = { atMs: now, amount: this.#bounded(amount) };
    this.#taken.push(taken);
    this.#sum += taken.amount;
    this.#paidUntil = Math.max(now, this.#paidUntil) + this.#msFor(taken.amount, now);
    return taken;
  }

  /** Says what a use came to once it is known. */
  correct(taken: Taken, amount: number, now: number): void {
    this.#forget(now);
    const more = this.#bounded(amount) - taken.amount;
    this.#paidUntil += this.#msFor(more, now);
    // One that is older than the window is out of the sum already.
    if (taken.atMs > now - minuteMs) this.#sum += more;
    taken.amount += more;
  }

  /** Nothing is to be used before then: the server says that nothing is left. */
  holdUntil(atMs: number): void {
    this.#paidUntil = Math.max(this.#paidUntil, atMs + aheadMs);
  }

  /** The server refused: goes on more slowly, and comes back little by little. */
  slowDown(now: number): void {
    this.#slowed = { share: Math.max(slowing.least, this.#share(now) * slowing.kept), atMs: now };
  }

  /** What was used in the last minute. */
  used(now: number): number {
    this.#forget(now);
    return this.#sum;
  }

  #share(now: number): number {
    const back = this.#slowed.share + ((now - this.#slowed.atMs) / 1000) * slowing.backPerSecond;
    return this.#isGuess ? back : Math.min(1, back);
  }

  get #usable(): number {
    return this.#perMinute - Math.floor(this.#perMinute * spared);
  }

  #msFor(amount: number, now: number): number {
    return (amount / (this.#usable * this.#share(now))) * minuteMs;
  }

  #bounded(amount: number): number {
    return this.#isGuess ? amount : Math.min(amount, this.#perMinute);
  }

  #whenInWindow(amount: number): number {
    let over = this.#sum + amount - this.#perMinute;
    // Sums of corrected amounts are off by a hair.
    for (let index = this.#first; over > 1e-6; index++) {
      const use = this.#taken[index];
      if (use === undefined) return 0;
      over -= use.amount;
      if (over <= 1e-6) return use.atMs + minuteMs;
    }
    return 0;
  }

  #forget(now: number): void {
    for (let use = this.#taken[this.#first]; use !== undefined && use.atMs <= now - minuteMs; use = this.#taken[this.#first]) {
      this.#sum -= use.amount;
      this.#first++;
    }
    // In one go now and then: taking single entries off the front of a long list is slow.
    if (this.#first < 1_000 || this.#first * 2 < this.#taken.length) return;
    this.#taken.splice(0, this.#first);
    this.#first = 0;
  }
}
