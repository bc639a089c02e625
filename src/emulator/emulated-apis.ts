import { hashText } from '../kernel/hash.ts';
import { randomFrom, type Random } from '../kernel/random.ts';
import type { Usage } from '../record/call.ts';
import type { SimulatedReply } from '../subjects/simulated-reply.ts';
import { AccountLimits, type Exceeded, type LimitPlan, type Weighed } from './account-limits.ts';
import { deliveryOf, ended, endingOf, gatewayAnswer, problemOf, type Delivery } from './answer-fault.ts';
import { FaultCounter, type FaultPlan, type FaultRule } from './fault-plan.ts';
import { drawLatency, type Latency } from './latency.ts';
import type { LedgerRow } from './ledger.ts';
import { PrefixCache, type CachePlan } from './prefix-cache.ts';
import { episodeHeader, readCall, type Call, type Incoming, type SceneSource } from './read-call.ts';
import { Repeats, type CallName } from './repeats.ts';
import { replyOf, toBilled } from './subject-reply.ts';
import type { Billed, Problem, WireResponse } from './wire-format.ts';

export type ApiOptions = SceneSource & {
  readonly faults?: FaultPlan;
  readonly latency?: Latency;
  readonly limits?: LimitPlan;
  readonly cache?: CachePlan;
  /** What chance comes from: faults, latencies, misses of a cache. */
  readonly seed?: string;
  /** US dollars that a call costs with the model that the subject stands for; null where that is not known. */
  readonly costOf?: (model: string, usage: Usage) => number | null;
  readonly now: () => Date;
};

/** What a request is answered, how and when that reaches the client, and what the ledger has of it. */
export type Answered = {
  readonly response: WireResponse;
  readonly delivery: Delivery;
  readonly row: LedgerRow;
};

/** One request on its way through. */
type Passing = {
  readonly incoming: Incoming;
  readonly id: string;
  readonly answerId: string;
  readonly at: Date;
  readonly account: string | null;
};
/** What came of a request before it is written down. */
type Outcome = {
  readonly response: WireResponse;
  readonly call?: Call;
  readonly attempt?: number;
  readonly rule?: FaultRule;
  readonly exceeded?: Exceeded;
  readonly latencyMs?: number;
};
/** A reply with what the cache made of its prompt. */
type Prepared = {
  readonly call: Call;
  readonly name: CallName;
  readonly random: Random;
  readonly parts: SimulatedReply['parts'];
  readonly usage: Billed;
  readonly weighed: Weighed;
  readonly keep: (readyAtMs: number) => void;
};

/** The emulated APIs without a network: what each request is answered, and what it is charged. */
export class EmulatedApis {
  readonly #options: ApiOptions;
  readonly #faults: FaultCounter;
  readonly #limits: AccountLimits | undefined;
  readonly #cache: PrefixCache | undefined;
  readonly #repeats = new Repeats();
  readonly #ledger: LedgerRow[] = [];

  constructor(options: ApiOptions) {
    this.#options = options;
    this.#faults = new FaultCounter(options.faults ?? [], options.seed);
    this.#limits = options.limits && new AccountLimits(options.limits);
    this.#cache = options.cache && new PrefixCache(options.cache);
  }

  get ledger(): readonly LedgerRow[] {
    return this.#ledger;
  }

  answer(incoming: Incoming): Answered {
    const bodyHash = hashText(incoming.text);
    const repeat = this.#repeats.next(incoming.headers, bodyHash);
    const key = incoming.wire.keyOf(incoming.headers) ?? '';
    const { id, answerId } = repeat;
    const passing: Passing = { incoming, id, answerId, at: this.#options.now(), account: key === '' ? null : nameKey(key) };
    const call = readCall(incoming, this.#options, { hash: bodyHash, counter: repeat.before });
    if (call.type === 'problem') return this.#close(passing, { response: incoming.wire.refuse(call.problem, id) });
    return this.#answerCall(passing, this.#prepare(call, repeat.name(), passing));
  }

  #answerCall(passing: Passing, prepared: Prepared): Answered {
    const { incoming, id, at } = passing;
    const { call, name, usage, weighed, random } = prepared;
    const exceeded = this.#limits?.admit(weighed, at.getTime());
    if (exceeded !== undefined) {
      const response = incoming.wire.refuse({ type: 'rate-limit', retryAfterMs: exceeded.afterMs, exceeded }, id);
      return this.#close(passing, { response: this.#withLevels(passing, response, weighed), call, exceeded });
    }
    name.admit();
    const rule = this.#faults.next({ model: call.asked.model, turn: call.turn, episode: call.episode ?? name.call, ...name });
    const problem = rule && problemOf(rule, usage.inputTokens);
    const latencyMs = this.#latencyOf(usage.outputTokens, random);
    const response = this.#respond(passing, prepared, rule, problem);
    // What is turned away is turned away at once; only an answer takes its time, and fills the cache when it is there.
    const isAnswered = problem === undefined && rule?.fault !== '503';
    if (isAnswered) prepared.keep(at.getTime() + latencyMs);
    this.#limits?.settle(weighed, response.billed.outputTokens, at.getTime());
    return this.#close(passing, {
      response: this.#withLevels(passing, response, weighed),
      call,
      attempt: name.attempt,
      ...(rule === undefined ? {} : { rule }),
      latencyMs: isAnswered ? latencyMs : 0,
    });
  }

  /** What the subject says and what the cache does for it; nothing is taken or kept yet. */
  #prepare(call: Call, name: CallName, { incoming, at, account }: Passing): Prepared {
    const { asked, subject } = call;
    const { parts, usage } = replyOf(call);
    const random = randomFrom(`answer/${this.#options.seed ?? ''}/${name.call}/${name.attempt}`);
    const chance = random.next();
    // A bench subject of fixed tokens has no prompt that could be kept.
    const isCached = subject.type === 'simulated' || subject.bench.inputTokens === undefined;
    const owner = `${account ?? ''}/${incoming.wire.name}/${asked.model}`;
    const cached = isCached ? this.#cache?.ask({ owner, request: asked, inputTokens: usage.inputTokens }, at.getTime(), chance) : undefined;
    const billed = toBilled(usage, cached?.use);
    const weighed = { key: account ?? '', model: asked.model, tokens: incoming.wire.weigh(asked, billed) };
    return { call, name, random, parts, usage: billed, weighed, keep: cached?.keep ?? (() => undefined) };
  }

  #respond(
    { incoming, id, answerId, at }: Passing,
    { call, parts, usage }: Prepared,
    rule: FaultRule | undefined,
    problem: Problem | undefined,
  ): WireResponse {
    if (problem !== undefined) return incoming.wire.refuse(problem, id);
    if (rule?.fault === '503') return gatewayAnswer;
    const ending = endingOf(rule?.fault);
    const said = ended(parts, usage, ending);
    return incoming.wire.write({ id: answerId, requestId: id, model: call.subject.id, at, ending, echo: call.asked.echo, ...said });
  }

  #latencyOf(outputTokens: number, random: Random): number {
    const { latency } = this.#options;
    return latency === undefined ? 0 : Math.round(drawLatency(latency, outputTokens, random));
  }

  #withLevels({ incoming, at }: Passing, response: WireResponse, weighed: Weighed): WireResponse {
    if (this.#limits === undefined || response === gatewayAnswer) return response;
    const levels = this.#limits.levels(weighed, at.getTime());
    return { ...response, headers: { ...response.headers, ...incoming.wire.limitHeaders(levels, at) } };
  }

  #close({ incoming, id, at, account }: Passing, { response, call, attempt, rule, exceeded, latencyMs = 0 }: Outcome): Answered {
    const delivery = deliveryOf(rule);
    const model = call?.asked.model ?? null;
    const row: LedgerRow = {
      id,
      at: at.toISOString(),
      key: account,
      wire: incoming.wire.name,
      model,
      episode: incoming.headers.get(episodeHeader),
      turn: call?.turn ?? null,
      attempt: attempt ?? null,
      status: response.status,
      fault: rule?.fault ?? null,
      limited: exceeded?.unit ?? null,
      whole: delivery.type === 'whole',
      latencyMs,
      ...response.billed,
      costUsd: model === null ? null : (this.#options.costOf?.(model, { ...response.billed, reasoningTokens: 0 }) ?? null),
    };
    this.#ledger.push(row);
    return { response, delivery, row };
  }
}

/** A key by its hash: it can be told from others in a ledger, and not be read from one. */
function nameKey(key: string): string {
  return `key-${hashText(key).slice(0, 8)}`;
}
