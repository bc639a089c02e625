import type { HttpBindings } from '@hono/node-server';

/** The body of a request as text. */
export function readBody(incoming: HttpBindings['incoming']): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
    incoming.on('error', reject);
  });
}
