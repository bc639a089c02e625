import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LedgerRow } from './ledger.ts';
import { openEmulator } from './fixtures/open-emulator.ts';
import type { FaultName } from './fault-plan.ts';
import { parseFault } from './parse-fault.ts';
import type { Emulator } from './start-emulator.ts';

const faults = ['truncated-body', 'broken-off', 'hang-up', 'hang:0', '503', 'quota'];
let emulator: Emulator;
beforeAll(async () => {
  emulator = await openEmulator({ faults: faults.map((fault, turn) => parseFault(`${fault}@turn=${turn}`)) });
});
afterAll(() => emulator[Symbol.asyncDispose]());

function post(turn: number): Promise<Response> {
  const messages = Array.from({ length: turn }, (_, index) => [
    { role: 'user', content: `${index}` },
    { role: 'assistant', content: 'Yes' },
  ]).flat();
  return fetch(`${emulator.url}/v1/chat/completions`, {
    method: 'POST',
    body: JSON.stringify({ model: 'sim-bench', messages: [...messages, { role: 'user', content: 'Go on' }] }),
  });
}
const row = (fault: FaultName): LedgerRow | undefined => emulator.ledger().find((each) => each.fault === fault);

describe('an answer that does not arrive whole was charged all the same', () => {
  test('half a body that ends as if it were one', async () => {
    const response = await post(0);
    expect(response.status).toBe(200);
    await expect(response.json()).rejects.toThrow(SyntaxError);
    expect(row('truncated-body')).toMatchObject({ whole: false, status: 200, inputTokens: 1_000 });
  });

  test('half a body and a connection that breaks', async () => {
    const response = await post(1);
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow('terminated');
    expect(row('broken-off')).toMatchObject({ whole: false, inputTokens: 1_000 });
  });

  test('nothing at all', async () => {
    await expect(post(2)).rejects.toThrow('fetch failed');
    expect(row('hang-up')).toMatchObject({ whole: false, inputTokens: 1_000 });
  });

  test('nothing after a wait', async () => {
    await expect(post(3)).rejects.toThrow('fetch failed');
    expect(row('hang')).toMatchObject({ whole: false, inputTokens: 1_000 });
  });

  test('nothing until the client has had enough', async () => {
    await using hanging = await openEmulator({ faults: [parseFault('hang')] });
    const body = JSON.stringify({ model: 'sim-bench', messages: [{ role: 'user', content: 'x' }] });
    const asked = fetch(`${hanging.url}/v1/chat/completions`, { method: 'POST', body, signal: AbortSignal.timeout(100) });
    await expect(asked).rejects.toMatchObject({ name: 'TimeoutError' });
  });
});

describe('an answer that is no answer is not charged', () => {
  test('what stands before the API says in plain text that the API is away', async () => {
    const response = await post(4);
    expect([response.status, response.headers.get('content-type')]).toEqual([503, 'text/plain']);
    expect(row('503')).toMatchObject({ whole: true, inputTokens: 0 });
  });

  test('an account without money gets a 429 of another kind', async () => {
    const response = await post(5);
    expect(response.status).toBe(429);
    expect(await response.json()).toMatchObject({ error: { code: 'insufficient_quota' } });
    expect(response.headers.get('retry-after')).toBeNull();
  });
});

test('the server tells its ledger, whole or of one episode, and what it comes to', async () => {
  const rows = (await (await fetch(`${emulator.url}/emulator/ledger`)).text())
    .trim()
    .split('\n')
    .map((line) => LedgerRow.parse(JSON.parse(line)));
  expect(rows).toEqual(emulator.ledger());
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  expect(await (await fetch(`${emulator.url}/emulator/ledger?episode=none`)).text()).toBe('');
  expect(await (await fetch(`${emulator.url}/emulator/totals`)).json()).toMatchObject({
    requests: 6,
    billed: 4,
    inputTokens: 4_000,
    byStatus: { 200: 4, 429: 1, 503: 1 },
    byFault: { hang: 1, quota: 1 },
  });
});
