import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { main } from '../src/cli/main.ts';
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

  test('closes its port at Ctrl-C', async () => {
    let url = '';
    await emulating([], async (env) => {
      url = env['ANTHROPIC_BASE_URL'] ?? '';
    });
    await expect(fetch(url)).rejects.toThrow('fetch failed');
  });

  test('a fault or port that does not exist is a usage error', async () => {
    const io = testIo({ cwd });
    expect(await main(['emulate', '--fault', '501'], io)).toBe(2);
    expect(io.takeErr()).toMatch(/there is no fault "501"[^]*did you mean/);
    expect(await main(['emulate', '--port', '70000'], io)).toBe(2);
  });
});
