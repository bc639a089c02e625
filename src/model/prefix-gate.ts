import type { Model, ModelRequest } from './model.ts';
import { isOpening, openingHash, openingTokens } from './prompt-opening.ts';
import type { Sleep } from './with-retry.ts';

/** What one call may do about a beginning that it shares with others. */
export type PrefixTurn =
  /** It goes first: whoever asks next waits until `done` is called. `isWarm` says whether the provider has read the beginning. */
  | { readonly role: 'warms'; readonly done: (isWarm: boolean) => void }
  /** Another has read it, not too long ago. */
  | { readonly role: 'hits' }
  /** Another is reading it; ask again when the promise is kept. */
  | { readonly role: 'waits'; readonly until: Promise<void> };

type Entry = { readonly warmUntil: number; readonly reading: Promise<void> | undefined };

/**
 * Which beginnings of prompts a provider has in its cache, and who is filling it: of calls that share one, the first goes alone
 * and the rest follow once it was answered. Each of them prolongs the time that the provider keeps it.
 */
export class PrefixGate {
  private readonly entries = new Map<string, Entry>();
  private readonly ttlMs: number;
  private readonly now: () => number;

  constructor(ttlMs: number, now: () => number) {
    this.ttlMs = ttlMs;
    this.now = now;
  }

  /** Takes a turn at the beginning of that name. */
  enter(prefix: string): PrefixTurn {
    const known = this.entries.get(prefix);
    if (known?.reading !== undefined) return { role: 'waits', until: known.reading };
    if (known !== undefined && known.warmUntil > this.now()) {
      this.touch(prefix);
      return { role: 'hits' };
    }
    this.forgetCold();
    const { promise, resolve } = Promise.withResolvers<void>();
    this.entries.set(prefix, { warmUntil: 0, reading: promise });
    let isOpen = true;
    const done = (isWarm: boolean): void => {
      if (!isOpen) return;
      isOpen = false;
      if (isWarm) this.touch(prefix);
      else this.entries.delete(prefix);
      resolve();
    };
    return { role: 'warms', done };
  }

  private touch(prefix: string): void {
    this.entries.set(prefix, { warmUntil: this.now() + this.ttlMs, reading: undefined });
  }

  /** A study has tens of thousands of beginnings; those that are cold again need no memory. */
  private forgetCold(): void {
    if (this.entries.size < 1_000) return;
    for (const [prefix, { warmUntil, reading }] of this.entries)
      if (reading === undefined && warmUntil <= this.now()) this.entries.delete(prefix);
  }
}

export type PrefixGateDeps = {
  readonly gate: PrefixGate;
  readonly sleep: Sleep;
  /** How long a call waits for the one that goes first, milliseconds; then it goes itself, warm or not. */
  readonly patienceMs: number;
};

/** No provider caches less: OpenAI, Gemini and Claude begin at 1,024 tokens, some models at 4,096. */
const leastTokens = 1_024;

/**
 * Lets the first of several calls with one opening go alone. It stands outside of limiter and retry: whoever waits here holds
 * no place and no money, and whoever goes first does so with all its tries.
 */
export function withPrefixGate(model: Model, { gate, sleep, patienceMs }: PrefixGateDeps): Model {
  return {
    id: model.id,
    simulated: model.simulated,
    async call(request, signal) {
      if (!isOpening(request) || !isCached(request) || openingTokens(request) < leastTokens) return model.call(request, signal);
      const prefix = openingHash(request);
      const turn = await takeTurn(gate, prefix, { sleep, patienceMs }, signal);
      try {
        const reply = await model.call(request, signal);
        turn?.(true);
        return reply;
      } catch (error) {
        turn?.(false);
        throw error;
      }
    },
  };
}

/** Openings with tools are always cached, others where it is known that they come again; a judge's are all different. */
function isCached({ tools, format, sharesOpening = false }: ModelRequest): boolean {
  return format === undefined && (tools.length > 0 || sharesOpening);
}

/** The model as it is asked by episodes of which others begin with the same prompt. */
export function withSharedOpening(model: Model): Model {
  return {
    id: model.id,
    simulated: model.simulated,
    call: (request, signal) => model.call({ ...request, sharesOpening: true }, signal),
  };
}

/** Ends a turn as the first; undefined for those that came after. */
type EndTurn = (isWarm: boolean) => void;

async function takeTurn(
  gate: PrefixGate,
  prefix: string,
  { sleep, patienceMs }: Pick<PrefixGateDeps, 'sleep' | 'patienceMs'>,
  signal: AbortSignal,
): Promise<EndTurn | undefined> {
  const enough = new AbortController();
  let isPatient = true;
  let patience: Promise<void> | undefined;
  try {
    for (;;) {
      const turn = gate.enter(prefix);
      if (turn.role === 'warms') return turn.done;
      if (turn.role === 'hits' || !isPatient) return undefined;
      patience ??= sleep(patienceMs, AbortSignal.any([signal, enough.signal])).then(() => {
        isPatient = false;
      });
      await Promise.race([turn.until, patience]);
    }
  } finally {
    patience?.catch(() => undefined);
    enough.abort(new Error('no longer waited for'));
  }
}
