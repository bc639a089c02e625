import { randomFrom } from '../kernel/random.ts';
import type { ToolDescription } from '../record/call.ts';
import type { ModelRequest } from './model.ts';
import { connectModel, type ConnectDeps } from './connect-model.ts';
import { LocalLimiter } from './limiter.ts';
import type { Fetch } from './load-sdk.ts';
import { keptPrices } from './prices.ts';
import type { Sleep, Wait } from './with-retry.ts';

/** What a provider package sent, for tests. */
export type Sent = {
  readonly url: string;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
  readonly redirect: string | undefined;
};

/** A server's answer in a test: a JSON body with status and headers, raw text, or an error that fetch itself throws. */
export type WireReply = {
  readonly json?: unknown;
  readonly text?: string;
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly throws?: Error;
  /** Answers only when the request is aborted. */
  readonly hangs?: true;
};

/** A fetch that answers by script and keeps what was sent; a call beyond the script fails loudly. */
export function wireScript(replies: readonly WireReply[]): { readonly fetch: Fetch; readonly sent: Sent[] } {
  const sent: Sent[] = [];
  const fetch: Fetch = async (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    const body: unknown = JSON.parse(typeof init?.body === 'string' ? init.body : '{}');
    const reply = replies[sent.push({ url, headers: new Headers(init?.headers), body: Object(body), redirect: init?.redirect }) - 1];
    if (reply === undefined) throw new Error(`wire script: request ${sent.length} to ${url} has no reply`);
    if (reply.throws !== undefined) throw reply.throws;
    if (reply.hangs === true) return untilAborted(init?.signal ?? AbortSignal.abort());
    const headers = { 'content-type': 'application/json', ...reply.headers };
    return new Response(reply.text ?? JSON.stringify(reply.json), { status: reply.status ?? 200, headers });
  };
  return { fetch, sent };
}

function untilAborted(signal: AbortSignal): Promise<Response> {
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }));
}

/** The key that tests plant, to find it again where it must not be. */
export const plantedKey = 'sk-planted-5f0c2a91d7e64b38';

/** A clock that only waiting moves, the waits it saw, and dependencies for `connectModel` around them. */
export function wireDeps(
  replies: readonly WireReply[],
  more: Partial<ConnectDeps> = {},
): { deps: ConnectDeps; sent: Sent[]; waits: Wait[] } {
  const { fetch, sent } = wireScript(replies);
  const waits: Wait[] = [];
  let time = Date.parse('2026-11-24T09:00:00Z');
  const now = (): number => time;
  const sleep: Sleep = async (ms, signal) => {
    signal.throwIfAborted();
    time += ms;
  };
  const deps: ConnectDeps = {
    env: { ANTHROPIC_API_KEY: plantedKey, OPENAI_API_KEY: plantedKey, GEMINI_API_KEY: plantedKey },
    fetch,
    prices: keptPrices({ now }),
    limiter: new LocalLimiter({ now, sleep }),
    random: randomFrom('wire'),
    sleep,
    now,
    onWait: (wait) => waits.push(wait),
    ...more,
  };
  return { deps, sent, waits };
}

/** A request with one line from the user; settings and the rest can be replaced. */
export function asking(text: string, more: Partial<ModelRequest> = {}): ModelRequest {
  return { system: 'You run the mail room.', messages: [{ role: 'user', text }], tools: [], settings: { maxOutputTokens: 500 }, ...more };
}

/** Asks a model behind a scripted server once: its reply and what was sent. */
export async function askOnce(id: string, reply: WireReply, request: ModelRequest, more: Partial<ConnectDeps> = {}) {
  const { deps, sent } = wireDeps([reply], more);
  const model = await connectModel(id, deps);
  const answer = await model.call(request, new AbortController().signal);
  return { answer, sent: firstOf(sent) };
}

function firstOf(sent: readonly Sent[]): Sent {
  const [first] = sent;
  if (first === undefined) throw new Error('wire script: nothing was sent');
  return first;
}

/** A tool of the mail room, for tests that offer one. */
export const sendMail: ToolDescription = {
  name: 'send_mail',
  description: 'Sends a mail.',
  inputSchema: { type: 'object', properties: { to: { type: 'string' }, body: { type: 'string' } }, required: ['to', 'body'] },
};
