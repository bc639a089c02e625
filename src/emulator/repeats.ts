import { hashText } from '../kernel/hash.ts';
import { episodeHeader } from './read-call.ts';
import type { RequestHeaders } from './wire-format.ts';

/** A call by name: the same for each attempt at it, whatever else is asked meanwhile. */
export type CallName = {
  readonly call: string;
  /** How often it was let in before. */
  readonly attempt: number;
  /** Counts it as let in. */
  readonly admit: () => void;
};

/** One request among those with the same body of the same episode. */
export type Repeat = {
  /** Hexadecimal; no two requests share one. */
  readonly id: string;
  /** Hexadecimal; the same for each attempt at a call, so that an answer is the same at whichever it comes. */
  readonly answerId: string;
  /** How many came before. */
  readonly before: number;
  readonly name: () => CallName;
};

/**
 * Counts how often the same thing is asked. A request of a named episode that comes again is a further attempt at one call.
 * From a client that names none it may as well be another sample of the same prompt: there the number of retries that the
 * packages of OpenAI and Anthropic send tells the two apart, and whoever sends none is taken to ask for something new.
 */
export class Repeats {
  readonly #counts = new Map<string, { requests: number; admitted: number }>();

  next(headers: RequestHeaders, bodyHash: string): Repeat {
    const episode = headers.get(episodeHeader);
    const place = hashText(`${episode ?? ''}/${bodyHash}`);
    const counts = this.#counts.get(place) ?? { requests: 0, admitted: 0 };
    this.#counts.set(place, counts);
    const before = counts.requests++;
    const admit = (): void => void counts.admitted++;
    const id = hashText(`${place}/${before}`);
    return {
      id,
      answerId: episode === null ? id : place,
      before,
      name: () =>
        episode === null
          ? { call: `${place}/${counts.admitted}`, attempt: retryCount(headers), admit }
          : { call: place, attempt: counts.admitted, admit },
    };
  }
}

function retryCount(headers: RequestHeaders): number {
  const count = Number(headers.get('x-stainless-retry-count') ?? 0);
  return Number.isInteger(count) && count > 0 ? count : 0;
}
