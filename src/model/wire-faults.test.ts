import { createServer, type RequestListener, type Server } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { connectModel } from './connect-model.ts';
import { asking, wireDeps } from './wire-script.ts';

const open: Server[] = [];
afterEach(() => open.splice(0).forEach((server) => server.close()));

/** A server on a free port of this machine. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  open.push(server);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return `http://127.0.0.1:${address.port}`;
}

/** One try against a real socket, with Node's own fetch. */
async function askAt(address: string) {
  const { deps } = wireDeps([], {
    fetch: globalThis.fetch,
    env: { VLLM_BASE_URL: address },
    retry: { attempts: 1, firstWaitMs: 1, mostWaitMs: 1, longestWaitMs: 1 },
  });
  const model = await connectModel('vllm/m', deps);
  return model.call(asking('Hello', { episode: 'e1f2' }), new AbortController().signal);
}

describe('over a real socket', () => {
  test('a redirect is not followed: the other host hears nothing', async () => {
    const heard: unknown[] = [];
    const other = await serve((request, response) => {
      heard.push(request.headers);
      response.end('{}');
    });
    const address = await serve((_, response) => response.writeHead(307, { location: `${other}/v1/chat/completions` }).end());
    await expect(askAt(address)).rejects.toMatchObject({ code: 'CALL_REJECTED', detail: { value: { status: 307 } } });
    expect(heard).toEqual([]);
  });

  test('a server that is not there is named, with what the network said', async () => {
    const address = await serve(() => undefined);
    open.splice(0).forEach((server) => server.close());
    await expect(askAt(address)).rejects.toMatchObject({
      failure: { kind: 'network', maybeBilled: false },
      message: expect.stringMatching(/^vllm\/m: 127\.0\.0\.1:\d+ could not be reached or broke off \(ECONNREFUSED\)/),
    });
  });

  test('an answer that breaks off half way may have cost money', async () => {
    const address = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' });
      response.write('{"id":"c1","choices":[');
      setImmediate(() => response.destroy());
    });
    await expect(askAt(address)).rejects.toMatchObject({
      failure: { kind: 'network', retry: 'again', maybeBilled: true },
      message: expect.stringContaining('(HTTP 200, UND_ERR_SOCKET)'),
    });
  });

  test('a connection that is dropped before any answer may have cost money too', async () => {
    const address = await serve((request) => request.destroy());
    await expect(askAt(address)).rejects.toMatchObject({ failure: { kind: 'network', maybeBilled: true } });
  });
});
