import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { main } from '../src/cli/main.ts';
import { LedgerRow } from '../src/emulator/ledger.ts';
import { RunEstimates } from '../src/record/estimate.ts';
import { testIo, type TestIo } from './test-io.ts';

let cwd = '';
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'turncoat-emulate-'));
  await writeFile(join(cwd, 'study.yaml'), 'name: served\nscenarios: [blackmail]\nmodels: [sim/loyal]\nepisodes: 2\n');
});
afterEach(() => rm(cwd, { recursive: true }));

/** Runs `turncoat emulate` until `during` is done with it; gives its exit code. */
async function emulating(args: readonly string[], during: (env: Record<string, string>, io: TestIo) => Promise<void>): Promise<number> {
  const io = testIo({ cwd });
  const code = main(['emulate', '--port', '0', ...args], io);
  let printed = '';
  while (!printed.includes('GOOGLE_GENERATIVE_AI_API_KEY=')) {
    await Promise.race([delay(20), code.then((ended) => Promise.reject(new Error(`it ended with ${ended}: ${io.takeErr()}`)))]);
    printed += io.takeOut();
  }
  const env = Object.fromEntries(
    printed
      .trim()
      .split('\n')
      .map((line) => line.split('=', 2) as [string, string]),
  );
  await during(env, io);
  io.interrupt();
  return code;
}

describe('turncoat emulate', () => {
  test('prints the variables of a client, answers a run of the study, and ends with 0 at Ctrl-C', async () => {
    const args = ['--study', 'study.yaml', '--model', 'openai-compatible/sim-loyal', '--fault', '500@nth=2'];
    const code = await emulating(args, async (env, io) => {
      await writeFile(
        join(cwd, 'priced.yaml'),
        'name: served\nscenarios: [blackmail]\nmodels: [{id: openai-compatible/sim-loyal, price: {inputPerMillion: 0, outputPerMillion: 0}}]\nepisodes: 2\n',
      );
      const client = testIo({ cwd, env, fetch: globalThis.fetch });
      expect(await main(['run', 'priced.yaml'], client)).toBe(0);
      client.takeOut();
      expect(await main(['results', 'served', '--json'], client)).toBe(0);
      const { cells } = RunEstimates.parse(JSON.parse(client.takeOut()));
      expect(cells[0]).toMatchObject({ model: 'openai-compatible/sim-loyal', simulated: true, outcomes: { completed: 2 } });
      expect(io.takeErr()).toMatch(
        /2 episodes of study.yaml are known[^]*\n500 chat-completions sim-loyal episode [0-9a-f]{8} turn \d \(500\)\n/,
      );
    });
    expect(code).toBe(0);
  });

  test('without a study answers other clients, each of the three APIs at the address that it prints', async () => {
    await emulating([], async (env) => {
      const post = (url: string, headers: Record<string, string>, body: object): Promise<Response> =>
        fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) });
      const messages = [{ role: 'user', content: 'Hello' }];
      const anthropic = await post(
        `${env['ANTHROPIC_BASE_URL']}/v1/messages`,
        { 'x-api-key': env['ANTHROPIC_API_KEY']!, 'anthropic-version': '2023-06-01' },
        { model: 'sim-loyal', max_tokens: 9, messages },
      );
      const openai = await post(
        `${env['OPENAI_BASE_URL']}/responses`,
        { authorization: `Bearer ${env['OPENAI_API_KEY']}` },
        { model: 'sim-loyal', input: 'Hello' },
      );
      const google = await post(
        `${env['GOOGLE_GENERATIVE_AI_BASE_URL']}/models/sim-loyal:generateContent`,
        { 'x-goog-api-key': env['GOOGLE_GENERATIVE_AI_API_KEY']! },
        { contents: [{ parts: [{ text: 'Hello' }] }] },
      );
      expect([anthropic.status, openai.status, google.status]).toEqual([200, 200, 200]);
    });
  });

  test('writes a ledger that tells what the calls would cost with the model that a subject stands for', async () => {
    const priceAs = ['--price-as', 'anthropic/claude-haiku-4-5', '--price-as', 'sim-bench-2-1000-100=openai/gpt-5-mini'];
    await emulating(['--ledger', 'calls.jsonl', '--quiet', '--latency', '1+0.1/token', ...priceAs], async (env, io) => {
      io.takeErr();
      const ask = (model: string): Promise<Response> =>
        fetch(`${env['OPENAI_BASE_URL']}/chat/completions`, {
          method: 'POST',
          body: JSON.stringify({ model, messages: [{ role: 'user', content: 'Hello' }] }),
        });
      for (const model of ['sim-bench-1-1000000-1000', 'sim-bench-2-1000-100', 'gpt-5']) await (await ask(model)).text();
      expect(io.takeErr()).toBe('');
      expect(await (await fetch(`${env['ANTHROPIC_BASE_URL']}/emulator/totals`)).json()).toMatchObject({
        requests: 3,
        billed: 2,
        unpriced: 0,
      });
    });
    const lines = (await readFile(join(cwd, 'calls.jsonl'), 'utf8')).trim().split('\n');
    const rows = lines.map((line) => LedgerRow.parse(JSON.parse(line)));
    expect(rows.map(({ model, status, latencyMs }) => [model, status, latencyMs])).toEqual([
      ['sim-bench-1-1000000-1000', 200, 101],
      ['sim-bench-2-1000-100', 200, 11],
      [null, 404, 0],
    ]);
    // Claude Haiku 4.5: 1 dollar a million tokens in, 5 out.
    expect(rows[0]?.costUsd).toBeCloseTo(1.005, 6);
    expect(rows[1]?.costUsd).toBeGreaterThan(0);
    expect(rows[1]?.costUsd).toBeLessThan(0.01);
    expect(rows[2]?.costUsd).toBeNull();
  });

  test('plays a subject for benches in a run of any study, without knowing it', async () => {
    const study = 'name: bench\nscenarios: [blackmail]\nmodels: [vllm/sim-bench-5]\nturnLimit: 5\nprobes: {episodes: 0}\nepisodes: 3\n';
    await writeFile(join(cwd, 'bench.yaml'), study);
    await emulating(['--quiet'], async (env) => {
      const client = testIo({ cwd, env: { VLLM_BASE_URL: env['ANTHROPIC_BASE_URL'] ?? '' }, fetch: globalThis.fetch });
      expect(await main(['run', 'bench.yaml'], client)).toBe(0);
      client.takeOut();
      expect(await main(['results', 'bench', '--json'], client)).toBe(0);
      const { cells } = RunEstimates.parse(JSON.parse(client.takeOut()));
      expect(cells[0]).toMatchObject({ simulated: true, outcomes: { 'turn-limit': 3 } });
      const totals = await (await fetch(`${env['ANTHROPIC_BASE_URL']}/emulator/totals`)).json();
      expect(totals).toMatchObject({ requests: 15, inputTokens: 15_000, outputTokens: 1_500 });
    });
  });

  test('closes its port at Ctrl-C', async () => {
    let url = '';
    await emulating([], async (env) => {
      url = env['ANTHROPIC_BASE_URL'] ?? '';
    });
    await expect(fetch(url)).rejects.toThrow('fetch failed');
  });

  test('a fault, port or setting that does not exist is a usage error', async () => {
    const io = testIo({ cwd });
    expect(await main(['emulate', '--fault', '501'], io)).toBe(2);
    expect(io.takeErr()).toMatch(/there is no fault "501"[^]*did you mean/);
    expect(await main(['emulate', '--port', '70000'], io)).toBe(2);
    for (const [option, value, said] of [
      ['--faults', '5', 'no share'],
      ['--latency', 'slow', 'lognormal'],
      ['--limit', 'rpm=0', 'number from 1'],
      ['--cache', 'hit=2', 'from 0 to 1'],
      ['--price-as', 'anthropic/claude-haiku-4-6', 'no price list knows'],
      ['--ledger', 'nowhere/calls.jsonl', 'cannot be written'],
    ] as const) {
      io.takeErr();
      expect(await main(['emulate', '--port', '0', option, value], io)).toBe(2);
      expect(io.takeErr()).toContain(said);
    }
  });
});
