import { serve, type HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { Hono, type Context } from 'hono';
import { once } from 'node:events';
import { UsageError } from '../errors.ts';
import { EmulatedApis, type ApiOptions, type Incoming, type LedgerRow } from './emulated-apis.ts';
import type { WireFormat } from './wire-format.ts';
import { chatCompletionsWire } from './wires/chat-completions.ts';
import { generateContentWire } from './wires/generate-content.ts';
import { messagesWire } from './wires/messages.ts';
import { responsesWire } from './wires/responses.ts';

export type EmulatorOptions = ApiOptions & {
  /** 0: any free port. */
  readonly port: number;
  /** How long each answer takes, and the clock to wait by. */
  readonly latency?: { readonly ms: number; readonly sleep: (ms: number, signal: AbortSignal) => Promise<void> };
  /** One line for every request. */
  readonly log?: (line: string) => void;
};

/** A running server; disposing of it closes every connection. */
export type Emulator = AsyncDisposable & {
  /** Without a path, such as `http://127.0.0.1:4010`. */
  readonly url: string;
  readonly ledger: () => readonly LedgerRow[];
};

type Env = { Bindings: HttpBindings };

/** Starts a server on this machine alone that speaks the wire formats of three providers and is answered by simulated subjects. */
export async function startEmulator(options: EmulatorOptions): Promise<Emulator> {
  const apis = new EmulatedApis(options);
  const server = serve({ fetch: emulatorApp(apis, options).fetch, port: options.port, hostname: '127.0.0.1' });
  await listening(server, options.port);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('the server has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    ledger: () => apis.ledger,
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close');
      server.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
      await closed;
    },
  };
}

type Listening = ReturnType<typeof serve>;

async function listening(server: Listening, port: number): Promise<void> {
  try {
    if (!server.listening) await once(server, 'listening');
  } catch (cause) {
    throw new UsageError('PORT', `port ${port} of this machine cannot be used`, {
      value: port,
      hint: 'Choose another with --port, or 0 for any.',
      cause,
    });
  }
}

function emulatorApp(apis: EmulatedApis, { latency, log = () => undefined }: EmulatorOptions): Hono<Env> {
  const app = new Hono<Env>();
  const answer = async (c: Context<Env>, wire: WireFormat, model?: string): Promise<Response> => {
    const incoming: Incoming = { wire, headers: c.req.raw.headers, text: await c.req.text(), ...(model === undefined ? {} : { model }) };
    const { response, delivery, row } = apis.answer(incoming);
    log(lineOf(row));
    const isGone = latency !== undefined && (await isGoneAfter(latency, c.req.raw.signal));
    if (isGone || delivery === 'dropped') {
      c.env.outgoing.destroy();
      return RESPONSE_ALREADY_SENT;
    }
    const text = JSON.stringify(response.body);
    const sent = delivery === 'cut' ? text.slice(0, Math.floor(text.length / 2)) : text;
    return new Response(sent, { status: response.status, headers: { 'content-type': 'application/json', ...response.headers } });
  };
  app.post('/v1/messages', (c) => answer(c, messagesWire));
  app.post('/v1/responses', (c) => answer(c, responsesWire));
  app.post('/v1/chat/completions', (c) => answer(c, chatCompletionsWire));
  app.post('/v1beta/models/:call{.+:generateContent}', (c) =>
    answer(c, generateContentWire, c.req.param('call').slice(0, -':generateContent'.length)),
  );
  app.notFound((c) =>
    c.json(
      {
        error: {
          message: `${c.req.method} ${c.req.path} is no part of this server; it answers POST ${paths.join(', ')}`,
          type: 'not_found_error',
        },
      },
      404,
    ),
  );
  return app;
}

/** Waits; true where the client went away meanwhile, as one that is killed does. */
async function isGoneAfter({ ms, sleep }: NonNullable<EmulatorOptions['latency']>, signal: AbortSignal): Promise<boolean> {
  try {
    await sleep(ms, signal);
    return false;
  } catch (error) {
    if (!signal.aborted) throw error;
    return true;
  }
}

const paths = ['/v1/messages', '/v1/responses', '/v1/chat/completions', '/v1beta/models/MODEL:generateContent'];

function lineOf({ status, wire, model, episode, turn, fault }: LedgerRow): string {
  const where = episode === null ? 'no episode' : `episode ${episode.slice(0, 8)}`;
  return `${status} ${wire} ${model ?? '-'} ${where}${turn === null ? '' : ` turn ${turn}`}${fault === null ? '' : ` (${fault})`}`;
}
