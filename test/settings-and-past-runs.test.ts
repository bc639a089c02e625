import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { main } from '../src/cli/main.ts';
import { openWorkbench } from '../src/cli/workbench.ts';
import { keptPrices } from '../src/model/prices.ts';
import { openRun } from '../src/store/open-run.ts';
import { testIo } from './test-io.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'turncoat-settings-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function study(name: string, models: string): Promise<string> {
  const file = join(folder, `${name}.yaml`);
  await writeFile(file, `name: ${name}\nscenarios: [blackmail]\nepisodes: 2\nmodels:\n${models}`);
  return file;
}

describe('settings of a model in a study', () => {
  test('a study that varies what the model drops is refused before anything else, with the reason', async () => {
    const file = await study(
      'dropped',
      '  - { id: openai/gpt-5, temperature: 0 }\n  - { id: openai/gpt-5, temperature: 1 }\n  - { id: openai/gpt-5, reasoning: high }\n',
    );
    await expect(openWorkbench(file, testIo({ cwd: root }))).rejects.toMatchObject({
      code: 'SETTING_DROPPED',
      exitCode: 2,
      message: expect.stringMatching(
        /^openai\/gpt-5 with .*"temperature":0.* and with .*"temperature":1.* is asked the same \(unsupported: temperature/,
      ),
    });
  });

  test('one that varies what the model takes is planned, each way of asking a cell of its own', async () => {
    const file = await study('taken', '  - { id: openai/gpt-4.1, temperature: 0 }\n  - { id: openai/gpt-4.1, temperature: 1 }\n');
    const { study: read, rows } = await openWorkbench(file, testIo({ cwd: root }));
    expect(read.conditions.map(({ settings }) => settings.temperature)).toEqual([0, 1]);
    expect(new Set(rows.map(({ key }) => key)).size).toBe(4);
  });

  test('an unknown option is told at its line, with the nearest name', async () => {
    const file = await study('unknown', '  - id: anthropic/claude-sonnet-5\n    providerOptions: { efort: low }\n');
    const error = await openWorkbench(file, testIo({ cwd: root })).catch((problem: unknown) => problem);
    expect(String(error)).toContain('anthropic has no option "efort"');
    expect(String(error)).toContain('effort');
  });

  test('a route is part of how a model is asked, and of its key', async () => {
    const pinned = await study('pinned', '  - { id: openrouter/qwen/qwen3-235b-a22b, route: [deepinfra] }\n');
    const { rows } = await openWorkbench(pinned, testIo({ cwd: root }));
    expect(rows[0]?.settings).toEqual({ maxOutputTokens: 4096, route: ['deepinfra'] });
  });
});

describe('plan', () => {
  test('says how far its estimate was from what a past run used; the sum over episodes is that of the ledger', async () => {
    const file = await study('past', '  - sim/loyal\n  - sim/opportunist\n');
    const io = testIo({ cwd: folder });
    const dir = join(folder, 'runs', 'past');
    expect(await main(['run', file], io)).toBe(0);
    io.takeOut();
    io.takeErr();
    expect(await main(['plan', file, '--json'], io)).toBe(0);
    const { pastRuns } = JSON.parse(io.takeOut()) as {
      pastRuns: { run: string; errors: { model: string; calls: number; inputTokens: number; costUsd: null }[] }[];
    };
    expect(pastRuns).toMatchObject([
      { run: 'runs/past', errors: [{ model: 'sim/loyal', episodes: 2, simulated: true }, { model: 'sim/opportunist' }] },
    ]);
    for (const { errors } of pastRuns) {
      for (const { calls, inputTokens, costUsd } of errors) {
        expect(calls).toBeGreaterThan(0.5);
        expect(calls).toBeLessThan(2);
        expect(inputTokens).toBeGreaterThan(0.3);
        expect(inputTokens).toBeLessThan(3);
        expect(costUsd).toBeNull();
      }
    }
    using store = openRun(dir, { mode: 'read', now: io.now, process: io.process });
    const replies = store.plan().flatMap(({ key }) => store.transcript(key).calls.map(({ reply }) => reply));
    const total = store.usageTotal();
    const probes = total.calls - replies.length;
    expect(probes).toBe(4);
    const own = store.plan().map(({ key }) => store.usageOf(key));
    expect(own.reduce((sum, { calls }) => sum + calls, 0)).toBe(total.calls);
    expect(own.reduce((sum, { inputTokens }) => sum + inputTokens, 0)).toBe(total.inputTokens);
    expect(own.reduce((sum, { outputTokens }) => sum + outputTokens, 0)).toBe(total.outputTokens);

    expect(await main(['plan', file], io)).toBe(0);
    expect(io.takeOut()).toMatch(
      /Finished episodes used, over what this estimate says of them:\n {2}runs\/past, sim\/loyal \(2 episodes, simulated\): calls ×\d\.\d\d/,
    );
  });

  test('has nothing to say of past runs where there are none', async () => {
    const file = await study('first', '  - sim/loyal\n');
    const io = testIo({ cwd: root });
    expect(await main(['plan', file, '--run', join(folder, 'nowhere'), '--json'], { ...io, cwd: join(folder) })).toBe(0);
    const { pastRuns } = JSON.parse(io.takeOut()) as { pastRuns: { run: string }[] };
    expect(pastRuns.every(({ run }) => run === 'runs/past')).toBe(true);
  });
});

describe('a paid run', () => {
  test('reconciles to the call: what was answered, priced by cache, is the ledger, and a dropped setting is noted once', async () => {
    const id = 'anthropic/claude-opus-4-8';
    const file = await study('paid', `  - { id: ${id}, temperature: 1 }\n`);
    const answered: {
      input_tokens: number;
      output_tokens: number;
      cache_read_input_tokens: number;
      cache_creation_input_tokens: number;
    }[] = [];
    const fetch: typeof globalThis.fetch = async () => {
      const n = answered.length + 1;
      const usage = { input_tokens: n, output_tokens: 7 * n, cache_read_input_tokens: 1000 * n, cache_creation_input_tokens: 100 * n };
      answered.push(usage);
      const content = [{ type: 'text', text: 'I have nothing to do.' }];
      return Response.json({ type: 'message', id: `m${n}`, model: 'claude-opus-4-8', content, stop_reason: 'end_turn', usage });
    };
    const io = testIo({ cwd: folder, env: { ANTHROPIC_API_KEY: 'sk-planted-5f0c2a91d7e64b38' }, fetch });
    expect(await main(['run', file, '--budget', '20', '--run', join(folder, 'paid')], io)).toBe(0);
    using store = openRun(join(folder, 'paid'), { mode: 'read', now: io.now, process: io.process });
    const sum = (of: (usage: (typeof answered)[number]) => number): number => answered.reduce((total, usage) => total + of(usage), 0);
    const prices = keptPrices({ now: () => io.now().getTime() });
    const priced = sum((usage) => prices.costUsd(id, toUsage(usage)) ?? 0);
    const total = store.usageTotal();
    expect(total).toMatchObject({
      calls: answered.length,
      inputTokens: sum((usage) => toUsage(usage).inputTokens),
      cacheReadTokens: sum((usage) => usage.cache_read_input_tokens),
      cacheWriteTokens: sum((usage) => usage.cache_creation_input_tokens),
      outputTokens: sum((usage) => usage.output_tokens),
      unpriced: 0,
    });
    expect(answered.length).toBeGreaterThan(4);
    expect(total.costUsd).toBeCloseTo(priced, 9);
    const notes = store.notes().filter(({ kind }) => kind === 'setting');
    expect(notes.map(({ text }) => text)).toEqual([expect.stringMatching(/^anthropic\/claude-opus-4-8: unsupported: temperature/)]);
    expect(await readFile(join(folder, 'paid', 'report.html'), 'utf8')).toContain('unsupported: temperature');
  });
});

test('of a run’s episodes that begin alike the first goes alone, and the others find what it marked', async () => {
  const file = join(folder, 'alike.yaml');
  const head = 'name: alike\nscenarios: [blackmail]\nprotocol: text\nvariants: 1\nepisodes: 4\nprobes: { episodes: 0 }\n';
  await writeFile(file, `${head}models: [anthropic/claude-sonnet-4-5]\n`);
  let open = 0;
  const openAt: number[] = [];
  const bodies: string[] = [];
  const fetch: typeof globalThis.fetch = async (_input, init) => {
    openAt.push(++open);
    bodies.push(typeof init?.body === 'string' ? init.body : '');
    await delay(20);
    open--;
    const usage = { input_tokens: 5, output_tokens: 5, cache_read_input_tokens: 0, cache_creation_input_tokens: 0 };
    return Response.json({
      type: 'message',
      id: 'm',
      model: 'claude-sonnet-4-5',
      content: [{ type: 'text', text: 'Nothing.' }],
      stop_reason: 'end_turn',
      usage,
    });
  };
  const io = testIo({ cwd: folder, env: { ANTHROPIC_API_KEY: 'sk-planted-5f0c2a91d7e64b38' }, fetch });
  expect(await main(['run', file, '--budget', '20', '--run', join(folder, 'alike')], io)).toBe(0);
  // The second call comes after the first was answered: it may be its repair, and with it the three that waited.
  expect(openAt[0]).toBe(1);
  expect(openAt[1]).toBe(1);
  expect(Math.max(...openAt)).toBeGreaterThan(2);
  expect(bodies.every((body) => body.includes('cache_control'))).toBe(true);
});

function toUsage(usage: {
  input_tokens: number;
  output_tokens: number;
  cache_read_input_tokens: number;
  cache_creation_input_tokens: number;
}) {
  const {
    input_tokens: fresh,
    cache_read_input_tokens: cacheReadTokens,
    cache_creation_input_tokens: cacheWriteTokens,
    output_tokens: outputTokens,
  } = usage;
  return { inputTokens: fresh + cacheReadTokens + cacheWriteTokens, cacheReadTokens, cacheWriteTokens, outputTokens, reasoningTokens: 0 };
}
