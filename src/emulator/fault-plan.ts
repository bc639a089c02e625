import { randomFrom } from '../kernel/random.ts';

/** What goes wrong with a request; each provider has its own words for it. */
export const faultNames = [
  '429',
  '500',
  '503',
  '529',
  'overloaded-in-200',
  'truncated-body',
  'broken-off',
  'hang-up',
  'hang',
  'quota',
  'refusal',
  'filter',
  'length',
  'context',
] as const;

export type FaultName = (typeof faultNames)[number];

/** The faults after which a client that asks again gets the answer that it would have got: they may cost time, and must change nothing else. */
export const passingFaults = ['429', '500', '503', '529', 'overloaded-in-200', 'truncated-body', 'broken-off', 'hang-up', 'hang'] as const;

/**
 * Which requests a fault strikes. All that is given must hold; nothing given strikes every request. `nth` and `every`
 * count the requests that the other conditions but `once` and `draw` let through; `once` strikes each episode a single time.
 */
export type FaultWhen = {
  readonly nth?: number;
  readonly every?: number;
  /** The model's name on the wire. */
  readonly model?: string;
  /** Turns that the agent has had, so 0 is its first call. */
  readonly turn?: number;
  /** Strikes only the first so many times that a call is made: 1 leaves every repeated call alone. */
  readonly attempts?: number;
  readonly once?: true;
  /**
   * By chance: a number in [0, 1) is drawn for each attempt of each call, and the fault strikes where it lies in [from, to).
   * Rules that share a `name` share the number, so that their faults exclude each other.
   */
  readonly draw?: { readonly name: string; readonly from: number; readonly to: number };
};

/** One rule of a fault plan. `seconds`: when a 429 says to come back; how long a `hang` keeps its client waiting. */
export type FaultRule = { readonly when: FaultWhen; readonly fault: FaultName; readonly seconds?: number };

/** Rules in order; the first that strikes a request decides. */
export type FaultPlan = readonly FaultRule[];

/** A request as far as a fault plan looks at it. */
export type Struck = {
  readonly model: string;
  readonly turn: number;
  /** Its key, or the body's hash where another client asks. */
  readonly episode: string;
  /** Names the call, the same for each attempt at it. */
  readonly call: string;
  /** How often the call was made before. */
  readonly attempt: number;
};

/** A fault plan at work: it counts, and is otherwise fixed by its rules and seed. */
export class FaultCounter {
  readonly #plan: FaultPlan;
  readonly #seed: string;
  readonly #seen: number[];
  readonly #struck = new Set<string>();

  constructor(plan: FaultPlan, seed = '') {
    this.#plan = plan;
    this.#seed = seed;
    this.#seen = plan.map(() => 0);
  }

  /** The rule that strikes a request, if one does. Every rule counts every request that it looks at. */
  next(request: Struck): FaultRule | undefined {
    const [first] = this.#plan.map((rule, index) => ({ rule, index })).filter(({ rule, index }) => this.#strikes(rule, index, request));
    if (first?.rule.when.once === true) this.#struck.add(onceKey(first.index, request));
    return first?.rule;
  }

  #strikes({ when }: FaultRule, index: number, request: Struck): boolean {
    if (when.model !== undefined && when.model !== request.model) return false;
    if (when.turn !== undefined && when.turn !== request.turn) return false;
    if (when.attempts !== undefined && request.attempt >= when.attempts) return false;
    const count = (this.#seen[index] ?? 0) + 1;
    this.#seen[index] = count;
    if (when.nth !== undefined && count !== when.nth) return false;
    if (when.every !== undefined && count % when.every !== 0) return false;
    if (when.draw !== undefined && !this.#isDrawn(when.draw, request)) return false;
    return when.once !== true || !this.#struck.has(onceKey(index, request));
  }

  #isDrawn({ name, from, to }: NonNullable<FaultWhen['draw']>, { call, attempt }: Struck): boolean {
    const at = randomFrom(`fault/${this.#seed}/${name}/${call}/${attempt}`).next();
    return at >= from && at < to;
  }
}

function onceKey(index: number, { episode }: Struck): string {
  return `${index}/${episode}`;
}
