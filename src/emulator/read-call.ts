import type { SceneOf } from '../subjects/simulated-model.ts';
import type { Scene } from '../subjects/simulated-reply.ts';
import { restoreSilentTurns } from './silent-turns.ts';
import { InvalidRequest, type Problem, type RequestHeaders, type WireFormat, type WireRequest } from './wire-format.ts';
import { wireSubject, type WireSubject } from './wire-subject.ts';

/** A request as it came in. */
export type Incoming = { readonly wire: WireFormat; readonly headers: RequestHeaders; readonly text: string; readonly model?: string };

/** Who can be asked what: scenes of known episodes, and for a client that names none. */
export type SceneSource = {
  readonly sceneOf: SceneOf;
  /** A scene for a client that names no episode, by the hash of its body and how often that body came before. */
  readonly fallbackScene?: (bodyHash: string, counter: number) => Scene;
};

/** A request that a subject can answer. Bench subjects act in no scene. */
export type Call = {
  readonly type: 'call';
  readonly asked: WireRequest;
  readonly subject: Extract<WireSubject, { type: 'bench' }> | (Extract<WireSubject, { type: 'simulated' }> & { readonly scene: Scene });
  readonly episode: string | undefined;
  /** Turns that the agent has had. */
  readonly turn: number;
};

export type Unanswered = { readonly type: 'problem'; readonly problem: Problem };

/** Header in which our client names the episode; outside the prompt, and sent to this machine only. */
export const episodeHeader = 'x-turncoat-episode';

/** Reads a request for its subject, or says what the API would say to it. */
export function readCall(
  incoming: Incoming,
  { sceneOf, fallbackScene }: SceneSource,
  body: { hash: string; counter: number },
): Call | Unanswered {
  const { wire, headers } = incoming;
  if (wire.keyOf(headers) === undefined) return unanswered({ type: 'no-key' });
  const asked = readRequest(incoming);
  if (asked instanceof InvalidRequest) return unanswered({ type: 'invalid', message: asked.message });
  const subject = wireSubject(asked.model);
  if (subject === undefined) return unanswered({ type: 'unknown-model', model: asked.model });
  const episode = headers.get(episodeHeader) ?? undefined;
  const messages = episode === undefined ? asked.messages : restoreSilentTurns(asked.messages);
  const turn = messages.filter((message) => message.role === 'assistant').length;
  const read = { type: 'call', asked: { ...asked, messages }, episode, turn } as const;
  if (subject.type === 'bench') return { ...read, subject };
  const scene = episode === undefined ? otherScene(asked, fallbackScene?.(body.hash, body.counter)) : sceneOf(episode);
  if (scene === undefined) return unanswered({ type: 'invalid', message: episode === undefined ? noHeader : unknownEpisode(episode) });
  return { ...read, subject: { ...subject, scene } };
}

/** Another client says by its tools which way of acting it can carry out. */
function otherScene({ tools }: WireRequest, scene: Scene | undefined): Scene | undefined {
  return scene === undefined ? undefined : { ...scene, protocol: tools.length > 0 ? 'tools' : 'text' };
}

function readRequest({ wire, headers, text, model }: Incoming): WireRequest | InvalidRequest {
  try {
    const body: unknown = JSON.parse(text);
    return wire.read(body, headers, model);
  } catch (error) {
    if (error instanceof InvalidRequest) return error;
    if (error instanceof SyntaxError) return new InvalidRequest('the body is no JSON');
    throw error;
  }
}

const noHeader = `${episodeHeader}: this server answers only episodes that it knows, and the request names none`;

function unknownEpisode(key: string): string {
  return `${episodeHeader}: there is no episode ${key} here; start the emulator with --study and the study file that is run, with the same --model and --episodes`;
}

function unanswered(problem: Problem): Unanswered {
  return { type: 'problem', problem };
}
