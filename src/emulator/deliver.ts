import type { HttpBindings } from '@hono/node-server';
import type { Delivery } from './answer-fault.ts';
import type { WireResponse } from './wire-format.ts';

/** Waits; rejects with the signal's reason as soon as it is aborted. */
export type Sleep = (ms: number, signal: AbortSignal) => Promise<void>;

type Outgoing = HttpBindings['outgoing'];
type How = { readonly delivery: Delivery; readonly latencyMs: number; readonly sleep: Sleep };

/** Sends an answer after its time, in the way that its fault leaves of it. Ends early where the client has gone away, as one that is killed does. */
export async function deliver(outgoing: Outgoing, response: WireResponse, { delivery, latencyMs, sleep }: How): Promise<void> {
  if (delivery.type === 'hung') {
    // Without an end of its own a hanging answer lasts until the client or this server has had enough.
    if (delivery.holdMs === undefined || !(await isGoneAfter(delivery.holdMs, outgoing, sleep))) await closed(outgoing, delivery.holdMs);
    return;
  }
  if (latencyMs > 0 && (await isGoneAfter(latencyMs, outgoing, sleep))) return;
  if (delivery.type === 'dropped') {
    outgoing.destroy();
    return;
  }
  const isText = typeof response.body === 'string';
  const text = typeof response.body === 'string' ? response.body : JSON.stringify(response.body);
  const body = Buffer.from(text);
  const half = body.subarray(0, Math.floor(body.length / 2));
  const sent = delivery.type === 'cut' ? half : body;
  outgoing.writeHead(response.status, {
    'content-type': isText ? 'text/plain' : 'application/json',
    'content-length': sent.length,
    ...response.headers,
  });
  if (delivery.type === 'broken-off') {
    outgoing.write(half, () => outgoing.destroy());
    return;
  }
  outgoing.end(sent);
}

/** Waits; true where the client went away meanwhile. */
async function isGoneAfter(ms: number, outgoing: Outgoing, sleep: Sleep): Promise<boolean> {
  const gone = new AbortController();
  const leave = (): void => gone.abort();
  outgoing.once('close', leave);
  try {
    await sleep(ms, gone.signal);
    return outgoing.destroyed;
  } catch (error) {
    if (!gone.signal.aborted) throw error;
    return true;
  } finally {
    outgoing.off('close', leave);
  }
}

function closed(outgoing: Outgoing, holdMs: number | undefined): Promise<void> {
  if (holdMs !== undefined) outgoing.destroy();
  return outgoing.destroyed ? Promise.resolve() : new Promise((resolve) => outgoing.once('close', () => resolve()));
}
