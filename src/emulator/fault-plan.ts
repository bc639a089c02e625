/** What goes wrong with a request; each provider has its own words for it. */
export const faultNames = [
  '429',
  '500',
  '529',
  'overloaded-in-200',
  'truncated-body',
  'hang-up',
  'refusal',
  'filter',
  'length',
  'context',
] as const;

export type FaultName = (typeof faultNames)[number];

/**
 * Which requests a fault strikes. All that is given must hold; nothing given strikes every request. `nth` and `every`
 * count the requests that `model` and `turn` let through; `once` strikes each episode a single time.
 */
export type FaultWhen = {
  readonly nth?: number;
  readonly every?: number;
  /** The model's name on the wire. */
  readonly model?: string;
  /** Turns that the agent has had, so 0 is its first call. */
  readonly turn?: number;
  readonly once?: true;
};

/** One rule of a fault plan. `retryAfterSeconds` is for a 429 only. */
export type FaultRule = { readonly when: FaultWhen; readonly fault: FaultName; readonly retryAfterSeconds?: number };

/** Rules in order; the first that strikes a request decides. */
export type FaultPlan = readonly FaultRule[];

/** A request as far as a fault plan looks at it. `episode` is its key, or the body's hash where another client asks. */
export type Struck = { readonly model: string; readonly turn: number; readonly episode: string };

/** A fault plan at work: it counts, and is otherwise fixed by its rules. */
export class FaultCounter {
  readonly #plan: FaultPlan;
  readonly #seen: number[];
  readonly #struck = new Set<string>();

  constructor(plan: FaultPlan) {
    this.#plan = plan;
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
    const count = (this.#seen[index] ?? 0) + 1;
    this.#seen[index] = count;
    if (when.nth !== undefined && count !== when.nth) return false;
    if (when.every !== undefined && count % when.every !== 0) return false;
    return when.once !== true || !this.#struck.has(onceKey(index, request));
  }
}

function onceKey(index: number, { episode }: Struck): string {
  return `${index}/${episode}`;
}
