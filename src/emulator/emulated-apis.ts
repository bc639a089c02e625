import { contentHash, hashText } from '../kernel/hash.ts';
import type { ReplyPart } from '../record/call.ts';
import type { SceneOf } from '../subjects/simulated-model.ts';
import { simulatedReply, type Scene, type SimulatedReply } from '../subjects/simulated-reply.ts';
import { FaultCounter, type FaultName, type FaultPlan, type FaultRule } from './fault-plan.ts';
import { restoreSilentTurns } from './silent-turns.ts';
import {
  InvalidRequest,
  type Ending,
  type Problem,
  type WireFormat,
  type WireName,
  type WireRequest,
  type WireResponse,
} from './wire-format.ts';
import { wireSubject, type WireSubject } from './wire-subject.ts';

/** One request as the emulator saw it and what it charged. `episode` is the key that the client named, or null. */
export type LedgerRow = {
  readonly episode: string | null;
  /** Turns that the agent has had; null where the request could not be read. */
  readonly turn: number | null;
  readonly model: string | null;
  readonly wire: WireName;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly status: number;
  readonly fault: FaultName | null;
};

/** How an answer reaches the client: whole, cut in the middle of its body, or not at all. */
export type Delivery = 'whole' | 'cut' | 'dropped';

/** A request as it came in. */
export type Incoming = { readonly wire: WireFormat; readonly headers: Headers; readonly text: string; readonly model?: string };

export type ApiOptions = {
  readonly sceneOf: SceneOf;
  /** A scene for a client that names no episode, by the hash of its body and how often that body came before. */
  readonly fallbackScene?: (bodyHash: string, counter: number) => Scene;
  readonly faults?: FaultPlan;
  readonly now: () => Date;
};

/** The emulated APIs without a network: what each request is answered, and what it is charged. */
export class EmulatedApis {
  readonly #options: ApiOptions;
  readonly #faults: FaultCounter;
  readonly #bodies = new Map<string, number>();
  readonly #ledger: LedgerRow[] = [];

  constructor(options: ApiOptions) {
    this.#options = options;
    this.#faults = new FaultCounter(options.faults ?? []);
  }

  get ledger(): readonly LedgerRow[] {
    return this.#ledger;
  }

  answer(incoming: Incoming): { readonly response: WireResponse; readonly delivery: Delivery; readonly row: LedgerRow } {
    const bodyHash = hashText(incoming.text);
    const counter = this.#bodies.get(bodyHash) ?? 0;
    this.#bodies.set(bodyHash, counter + 1);
    const id = contentHash([bodyHash, incoming.headers.get(episodeHeader), counter]);
    const call = this.#read(incoming, bodyHash, counter);
    const rule =
      call.type === 'problem'
        ? undefined
        : this.#faults.next({ model: call.asked.model, turn: call.turn, episode: call.episode ?? bodyHash });
    const response = call.type === 'problem' ? incoming.wire.refuse(call.problem, id) : this.#respond(incoming.wire, call, rule, id);
    const row: LedgerRow = {
      episode: incoming.headers.get(episodeHeader),
      turn: call.type === 'call' ? call.turn : null,
      model: call.type === 'call' ? call.asked.model : null,
      wire: incoming.wire.name,
      ...response.billed,
      status: response.status,
      fault: rule?.fault ?? null,
    };
    this.#ledger.push(row);
    return { response, delivery: rule?.fault === 'truncated-body' ? 'cut' : rule?.fault === 'hang-up' ? 'dropped' : 'whole', row };
  }

  #read({ wire, headers, text, model }: Incoming, bodyHash: string, counter: number): Call | Unanswered {
    if (!wire.hasKey(headers)) return unanswered({ type: 'no-key' });
    const asked = readRequest(wire, headers, text, model);
    if (asked instanceof InvalidRequest) return unanswered({ type: 'invalid', message: asked.message });
    const subject = wireSubject(asked.model);
    if (subject === undefined) return unanswered({ type: 'unknown-model', model: asked.model });
    const episode = headers.get(episodeHeader) ?? undefined;
    const scene = episode === undefined ? this.#otherScene(asked, bodyHash, counter) : this.#options.sceneOf(episode);
    if (scene === undefined) return unanswered({ type: 'invalid', message: episode === undefined ? noHeader : unknownEpisode(episode) });
    const messages = episode === undefined ? asked.messages : restoreSilentTurns(asked.messages);
    const turn = messages.filter((message) => message.role === 'assistant').length;
    return { type: 'call', asked: { ...asked, messages }, subject, scene, episode, turn };
  }

  /** Another client says by its tools which way of acting it can carry out. */
  #otherScene({ tools }: WireRequest, bodyHash: string, counter: number): Scene | undefined {
    const scene = this.#options.fallbackScene?.(bodyHash, counter);
    return scene === undefined ? undefined : { ...scene, protocol: tools.length > 0 ? 'tools' : 'text' };
  }

  #respond(wire: WireFormat, { asked, subject, scene }: Call, rule: FaultRule | undefined, id: string): WireResponse {
    const reply = simulatedReply(subject.spec, asked, scene);
    const problem = rule && problemOf(rule, reply.usage.inputTokens);
    if (problem !== undefined) return wire.refuse(problem, id);
    const ending = rule === undefined ? 'plain' : endingOf(rule.fault);
    return wire.write({ id, model: subject.id, at: this.#options.now(), ending, echo: asked.echo, ...ended(reply, ending) });
  }
}

/** Header in which our client names the episode; outside the prompt, and sent to this machine only. */
const episodeHeader = 'x-turncoat-episode';
const noHeader = `${episodeHeader}: this server answers only episodes that it knows, and the request names none`;

function unknownEpisode(key: string): string {
  return `${episodeHeader}: there is no episode ${key} here; start the emulator with --study and the study file that is run, with the same --model and --episodes`;
}

type Call = { type: 'call'; asked: WireRequest; subject: WireSubject; scene: Scene; episode: string | undefined; turn: number };
type Unanswered = { type: 'problem'; problem: Problem };

function unanswered(problem: Problem): Unanswered {
  return { type: 'problem', problem };
}

function readRequest(wire: WireFormat, headers: Headers, text: string, model: string | undefined): WireRequest | InvalidRequest {
  try {
    const body: unknown = JSON.parse(text);
    return wire.read(body, headers, model);
  } catch (error) {
    if (error instanceof InvalidRequest) return error;
    if (error instanceof SyntaxError) return new InvalidRequest('the body is no JSON');
    throw error;
  }
}

function problemOf({ fault, retryAfterSeconds }: FaultRule, tokens: number): Problem | undefined {
  if (fault === '429') return { type: 'rate-limit', retryAfterSeconds };
  if (fault === '500') return { type: 'server-error' };
  if (fault === '529') return { type: 'overloaded' };
  if (fault === 'overloaded-in-200') return { type: 'overloaded-in-200' };
  return fault === 'context' ? { type: 'context-full', tokens } : undefined;
}

function endingOf(fault: FaultName): Ending {
  return fault === 'refusal' || fault === 'filter' || fault === 'length' ? fault : 'plain';
}

/** A stopped answer holds the first half of its text, no call, and is charged half of what the whole one costs. */
function ended(
  { parts, usage }: SimulatedReply,
  ending: Ending,
): { parts: readonly ReplyPart[]; usage: { inputTokens: number; outputTokens: number } } {
  const { inputTokens, outputTokens } = usage;
  if (ending === 'plain') return { parts, usage: { inputTokens, outputTokens } };
  const begun = parts.flatMap((part): ReplyPart[] =>
    part.type === 'text' ? [{ type: 'text', text: part.text.slice(0, Math.ceil(part.text.length / 2)) }] : [],
  );
  return { parts: begun, usage: { inputTokens, outputTokens: Math.ceil(outputTokens / 2) } };
}
