import { serve, type HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { Hono, type Context } from 'hono';
import { once } from 'node:events';
import { UsageError } from '../errors.ts';
import { deliver, type Sleep } from './deliver.ts';
import { EmulatedApis, type ApiOptions } from './emulated-apis.ts';
import { ledgerLine, ledgerTotals, type LedgerRow } from './ledger.ts';
import { readBody } from './read-body.ts';
import type { RequestHeaders, WireFormat } from './wire-format.ts';
import { chatCompletionsWire } from './wires/chat-completions.ts';
import { generateContentWire } from './wires/generate-content.ts';
import { messagesWire } from './wires/messages.ts';
import { responsesWire } from './wires/responses.ts';

export type EmulatorOptions = ApiOptions & {
  /** 0: any free port. */
  readonly port: number;
  /** The clock that latencies are waited by. */
  readonly sleep: Sleep;
  /** One line for every request. */
  readonly log?: (line: string) => void;
  /** Is told of every request as it is written down. */
  readonly onRow?: (row: LedgerRow) => void;
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
  // A client that waits out a limit finds its connection open; Node would close it after five seconds, in its face at times.
  if ('keepAliveTimeout' in server) server.keepAliveTimeout = 120_000;
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

function emulatorApp(apis: EmulatedApis, { sleep, log, onRow }: EmulatorOptions): Hono<Env> {
  const app = new Hono<Env>();
  // Node's own request and response are used throughout: making the web's for each request takes longer than answering it.
  const answer = async ({ env: { incoming, outgoing } }: Context<Env>, wire: WireFormat, model?: string): Promise<Response> => {
    const text = await readBody(incoming);
    const headers = headersOf(incoming.headers);
    const { response, delivery, row } = apis.answer({ wire, headers, text, ...(model === undefined ? {} : { model }) });
    log?.(lineOf(row));
    onRow?.(row);
    await deliver(outgoing, response, { delivery, latencyMs: row.latencyMs, sleep });
    return RESPONSE_ALREADY_SENT;
  };
  // Azure's clients put a folder of their own in front.
  for (const root of ['/v1', '/openai/v1']) {
    app.post(`${root}/responses`, (c) => answer(c, responsesWire));
    app.post(`${root}/chat/completions`, (c) => answer(c, chatCompletionsWire));
  }
  app.post('/v1/messages', (c) => answer(c, messagesWire));
  app.post('/v1beta/models/:call{.+:generateContent}', (c) =>
    answer(c, generateContentWire, c.req.param('call').slice(0, -':generateContent'.length)),
  );
  const rowsOf = (c: Context<Env>): readonly LedgerRow[] => {
    const episode = c.req.query('episode');
    return episode === undefined ? apis.ledger : apis.ledger.filter((row) => row.episode === episode);
  };
  app.get('/emulator/ledger', (c) => c.body(rowsOf(c).map(ledgerLine).join(''), 200, { 'content-type': 'application/x-ndjson' }));
  app.get('/emulator/totals', (c) => c.json(ledgerTotals(rowsOf(c))));
  app.notFound((c) =>
    c.json(
      {
        error: {
          message: `${c.req.method} ${c.req.path} is no part of this server; it answers POST ${paths.join(', ')} and GET /emulator/ledger, /emulator/totals`,
          type: 'not_found_error',
        },
      },
      404,
    ),
  );
  return app;
}

function headersOf(headers: HttpBindings['incoming']['headers']): RequestHeaders {
  return {
    get(name) {
      const value = headers[name];
      return value === undefined ? null : String(value);
    },
  };
}

const paths = ['/v1/messages', '/v1/responses', '/v1/chat/completions', '/v1beta/models/MODEL:generateContent'];

function lineOf({ status, wire, model, episode, turn, fault, limited }: LedgerRow): string {
  const where = episode === null ? 'no episode' : `episode ${episode.slice(0, 8)}`;
  const why = fault ?? (limited === null ? null : `limit of ${limited}`);
  return `${status} ${wire} ${model ?? '-'} ${where}${turn === null ? '' : ` turn ${turn}`}${why === null ? '' : ` (${why})`}`;
}
