/** How many calls a server is believed to take at once. */
export type WindowOptions = { readonly first: number; readonly most: number };

/**
 * How many calls may be open: as many as the server turned out to bear. It starts small and doubles with every round of answers
 * until the first refusal; from then on it grows by one a round and is cut at a refusal, once for all the calls that were open
 * then. It grows only while it is what holds calls back.
 */
export class CallWindow {
  readonly #most: number;
  #size: number;
  #isStarting = true;
  #cutAt = 0;
  #begun = 0;

  constructor({ first, most }: WindowOptions) {
    this.#most = most;
    this.#size = Math.min(first, most);
  }

  get size(): number {
    return Math.floor(this.#size);
  }

  /** A call begins; what it gives stands for the call when it ends. */
  begin(): number {
    return ++this.#begun;
  }

  /** A call was answered while `open` were open, itself included. */
  grow(open: number): void {
    if (open < this.size) return;
    this.#size = Math.min(this.#most, this.#size + (this.#isStarting ? 1 : 1 / this.#size));
  }

  /** The server refused a call; false where it was cut for that round before. */
  cut(call: number): boolean {
    if (call <= this.#cutAt) return false;
    // The start overshoots by up to twice, a later round by one.
    this.#size = Math.max(1, this.#size * (this.#isStarting ? 0.5 : 0.7));
    this.#isStarting = false;
    this.#cutAt = this.#begun;
    return true;
  }
}
