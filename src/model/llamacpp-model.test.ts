import { existsSync } from 'node:fs';
import { mkdtempDisposable, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { ToolDescription } from '../record/call.ts';
import type { Drawn, Engine, Sampling } from './llamacpp-engine.ts';
import { LlamacppModel, llamacppModel } from './llamacpp-model.ts';
import type { ChatTurn } from './llamacpp-prompt.ts';
import type { Model, ModelRequest } from './model.ts';

/** An engine whose tokens are words, and which says what it was told to say, word by word. */
class WordEngine implements Engine {
  readonly name = 'words.gguf sha256:0';
  readonly contextTokens: number;
  readonly turns: (readonly ChatTurn[])[] = [];
  readonly samplings: Sampling[] = [];
  open = 0;
  private readonly says: string;

  constructor(says: string, contextTokens = 50) {
    this.says = says;
    this.contextTokens = contextTokens;
  }

  toTokens(turns: readonly ChatTurn[]): readonly number[] {
    this.turns.push(turns);
    return words(turns.map(({ text }) => text).join(' ')).map(() => 1);
  }

  countTokens(text: string): number {
    return words(text).length;
  }

  async draw(_prompt: readonly number[], sampling: Sampling, signal: AbortSignal): Promise<Drawn> {
    if (++this.open > 1) throw new Error('two replies at once');
    this.samplings.push(sampling);
    const all = this.says.split(/(?<=\s)(?=\S)/);
    try {
      for (const _ of all) {
        await delay(1);
        signal.throwIfAborted();
      }
    } finally {
      this.open--;
    }
    const drawn = all.slice(0, sampling.maxTokens);
    return { text: drawn.join(''), tokens: drawn.length, ended: drawn.length === all.length };
  }
}

function words(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

const never = new AbortController().signal;
const endTool: ToolDescription = { name: 'end', description: 'Ends the session.', inputSchema: { type: 'object' } };

function asking(text: string, more: Partial<ModelRequest> = {}): ModelRequest {
  return { system: 'Be brief.', messages: [{ role: 'user', text }], tools: [], settings: { maxOutputTokens: 40 }, episode: 'e1', ...more };
}

describe('what the model reads', () => {
  test('tools are told of in the instructions, calls and answers go back in the same form', async () => {
    const engine = new WordEngine('Fine.', 500);
    const messages: ModelRequest['messages'] = [
      { role: 'user', text: 'Begin.' },
      {
        role: 'assistant',
        parts: [
          { type: 'reasoning', text: 'secret thought' },
          { type: 'text', text: 'I look.\n' },
          { type: 'tool-call', callId: 'call-1', tool: 'end', rawInput: '{ "a": 1 }' },
          { type: 'tool-call', callId: 'call-2', tool: 'end', rawInput: '<tool_call>{"name": "end", </tool_call>' },
        ],
      },
      { role: 'tool', callId: 'call-1', tool: 'end', output: 'One.' },
      { role: 'tool', callId: 'call-2', tool: 'end', output: 'Two.' },
    ];
    await new LlamacppModel('llamacpp/words.gguf', engine).call(asking('', { messages, tools: [endTool] }), never);
    expect(engine.turns[0]?.map(({ role, text }) => `${role}:\n${text}`).join('\n\n')).toMatchInlineSnapshot(`
      "system:
      Be brief.

      You can call tools. Each line is one tool; parameters is the JSON Schema of its arguments.
      <tools>
      {"name":"end","description":"Ends the session.","parameters":{"type":"object"}}
      </tools>
      To call a tool, write its name and its arguments as JSON between <tool_call> and </tool_call>. Several calls may follow one another.
      The answer to each stands in the next message, between <tool_response> and </tool_response>. A call looks like this:
      <tool_call>{"name": "name_of_the_tool", "arguments": {"name_of_an_argument": "value"}}</tool_call>

      user:
      Begin.

      model:
      I look.
      <tool_call>{"name": "end", "arguments": { "a": 1 }}</tool_call>
      <tool_call>{"name": "end", </tool_call>

      user:
      <tool_response>
      One.
      </tool_response>
      <tool_response>
      Two.
      </tool_response>"
    `);
  });

  test('the same question in the same episode is drawn with the same seed, any other with another', async () => {
    const engine = new WordEngine('Fine.', 500);
    const model = new LlamacppModel('llamacpp/words.gguf', engine);
    for (const request of [asking('A'), asking('A'), asking('B'), asking('A', { episode: 'e2' })]) await model.call(request, never);
    const seeds = engine.samplings.map(({ seed }) => seed);
    expect(seeds[1]).toBe(seeds[0]);
    expect(new Set(seeds).size).toBe(3);
    expect(seeds.every((seed) => Number.isInteger(seed) && seed >= 0 && seed < 2 ** 31)).toBe(true);
  });

  test('temperature is the one that is asked for, otherwise that of llama.cpp', async () => {
    const engine = new WordEngine('Fine.');
    const model = new LlamacppModel('llamacpp/words.gguf', engine);
    for (const temperature of [0, 1.2]) await model.call(asking('A', { settings: { temperature, maxOutputTokens: 9 } }), never);
    await model.call(asking('A'), never);
    expect(engine.samplings.map(({ temperature }) => temperature)).toEqual([0, 1.2, 0.8]);
  });
});

describe('what it answers', () => {
  const answer = (says: string, more: Partial<ModelRequest> = {}, context = 50) =>
    new LlamacppModel('llamacpp/words.gguf', new WordEngine(says, context)).call(asking('One two three.', more), never);

  test('text, with tokens counted and nothing to pay', async () => {
    expect(await answer('All is well here.')).toEqual({
      parts: [{ type: 'text', text: 'All is well here.' }],
      finish: 'stop',
      rawFinish: 'end-of-turn',
      usage: { inputTokens: 5, cacheReadTokens: 0, cacheWriteTokens: 0, outputTokens: 4, reasoningTokens: 0 },
      costUsd: 0,
      modelId: 'words.gguf sha256:0',
      warnings: [],
      attempts: 1,
    });
  });

  test('calls, where it was given tools; the same words are text where it was not', async () => {
    const call = '<tool_call>{"name": "end", "arguments": {}}</tool_call>';
    const withTools = await answer(call, { tools: [endTool] }, 500);
    expect([withTools.finish, withTools.parts]).toEqual([
      'tool-calls',
      [{ type: 'tool-call', callId: 'call-1', tool: 'end', rawInput: '{}' }],
    ]);
    const without = await answer(call);
    expect([without.finish, without.parts]).toEqual(['stop', [{ type: 'text', text: call }]]);
  });

  test('thinking is told apart, and a call inside it is none', async () => {
    const thought = '<tool_call>{"name": "end", "arguments": {}}</tool_call>';
    const { parts, finish, usage } = await answer(`<think>${thought} perhaps</think>Not yet.`, { tools: [endTool] }, 500);
    expect(parts).toEqual([
      { type: 'reasoning', text: `${thought} perhaps` },
      { type: 'text', text: 'Not yet.' },
    ]);
    expect([finish, usage.reasoningTokens]).toEqual(['stop', 5]);
  });

  test('a prompt over the context is a length stop that says both numbers, and nothing is drawn', async () => {
    const engine = new WordEngine('Fine.', 5);
    const reply = await new LlamacppModel('llamacpp/words.gguf', engine).call(asking('One two three.'), never);
    expect(reply).toMatchObject({ parts: [], finish: 'length', rawFinish: 'context', usage: { inputTokens: 0, outputTokens: 0 } });
    expect(reply.warnings).toEqual(['The prompt has 5 tokens; the context holds 5.']);
    expect(engine.samplings).toEqual([]);
  });

  test('a reply that fills the context, or the limit that was asked for, is a length stop', async () => {
    const full = await answer('one two three four', {}, 8);
    expect([full.finish, full.rawFinish, full.parts]).toEqual(['length', 'context', [{ type: 'text', text: 'one two three ' }]]);
    const cut = await answer('one two three four', { settings: { maxOutputTokens: 2 } });
    expect([cut.finish, cut.rawFinish, cut.usage.outputTokens]).toEqual(['length', 'max-tokens', 2]);
    expect((await answer('one two', { settings: { maxOutputTokens: 2 } })).finish).toBe('stop');
  });

  test('a setting that it cannot follow is said', async () => {
    expect((await answer('Fine.', { settings: { maxOutputTokens: 5, reasoning: 'high' } })).warnings).toEqual(['unsupported: reasoning']);
  });
});

describe('several calls', () => {
  test('are answered one after another', async () => {
    const engine = new WordEngine('a b c d');
    const model = new LlamacppModel('llamacpp/words.gguf', engine);
    const replies = await Promise.all(['A', 'B', 'C'].map((text) => model.call(asking(text), never)));
    expect(replies.map(({ finish }) => finish)).toEqual(['stop', 'stop', 'stop']);
  });

  test('an aborted one ends at once, under way or waiting, and the next is answered', async () => {
    const engine = new WordEngine('word '.repeat(2_000), 5_000);
    const model = new LlamacppModel('llamacpp/words.gguf', engine);
    const stop = new AbortController();
    const asked = ['A', 'B'].map((text) => model.call(asking(text), stop.signal));
    const ended = Promise.allSettled(asked);
    await delay(10);
    stop.abort(new Error('stopped'));
    expect((await ended).map((each) => each.status === 'rejected' && String(each.reason))).toEqual(['Error: stopped', 'Error: stopped']);
    expect(engine.samplings).toHaveLength(1);
    const after = new LlamacppModel('llamacpp/words.gguf', new WordEngine('Fine.'));
    expect((await after.call(asking('C'), never)).finish).toBe('stop');
    await expect(model.call(asking('D'), stop.signal)).rejects.toThrow('stopped');
  });

  test('a failure of the engine names the model, and the next call is answered', async () => {
    const engine = new WordEngine('Fine.');
    const model = new LlamacppModel('llamacpp/words.gguf', engine);
    engine.open = 1;
    await expect(model.call(asking('A'), never)).rejects.toThrow(
      'llamacpp/words.gguf: the model failed while it wrote (two replies at once)',
    );
    engine.open = 0;
    expect((await model.call(asking('A'), never)).finish).toBe('stop');
  });
});

test('weights that are not there are named with where to get some, before anything is loaded', async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'weights-'));
  await writeFile(join(folder.path, 'SmolLM2.gguf'), '');
  const missing = llamacppModel('llamacpp/SmolLM3.gguf', { cwd: folder.path });
  await expect(missing).rejects.toMatchObject({
    code: 'NO_WEIGHTS',
    exitCode: 2,
    message: 'There is no file SmolLM3.gguf; llamacpp/SmolLM3.gguf needs it',
    detail: { hint: expect.stringContaining('SmolLM2.gguf') as string },
  });
});

const local = join(import.meta.dirname, '../../local');
const weights = 'SmolLM2-135M-Instruct.Q4_1.gguf';
/** A GGUF header, version 3, that announces no tensor and no metadata. */
const emptyModel = Buffer.concat([Buffer.from('GGUF'), Buffer.from([3, 0, 0, 0]), Buffer.alloc(16)]);
const isInstalled = existsSync(join(local, 'node_modules/node-llama-cpp'));
const hasWeights = existsSync(join(local, 'models', weights));

test.skipIf(isInstalled)('without node-llama-cpp one is told how to install it', async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'weights-'));
  await writeFile(join(folder.path, 'any.gguf'), emptyModel);
  await expect(llamacppModel('llamacpp/any.gguf', { cwd: folder.path })).rejects.toMatchObject({ code: 'NO_LLAMACPP', exitCode: 2 });
});

test.each(['', 'GGUF', 'GGUF, but not really', 'PK: some archive'])('a file that holds no model (%j) is named', async (content) => {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'weights-'));
  await writeFile(join(folder.path, 'any.gguf'), content);
  const id = 'llamacpp/any.gguf';
  const loading = llamacppModel(id, { cwd: folder.path });
  await expect(loading).rejects.toMatchObject({ code: 'BAD_WEIGHTS', exitCode: 2, message: `any.gguf is no GGUF file; ${id} needs one` });
});

test.skipIf(!isInstalled)('a model file that was cut off is named', { timeout: 60_000 }, async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'weights-'));
  await writeFile(join(folder.path, 'any.gguf'), emptyModel);
  await expect(llamacppModel('llamacpp/any.gguf', { cwd: folder.path })).rejects.toMatchObject({ code: 'BAD_WEIGHTS', exitCode: 2 });
});

describe.skipIf(!isInstalled || !hasWeights)('SmolLM2 (installed by npm run demo:local)', () => {
  const load = (): Promise<Model> => llamacppModel(`llamacpp/${weights}`, { cwd: tmpdir(), threads: 1 });

  test('answers a question the same way again, whatever was asked in between', { timeout: 120_000 }, async () => {
    const model = await load();
    const long = asking(`Summarise: ${'The parcel was late and the clerk wrote to the carrier. '.repeat(25)}`);
    const first = await model.call(long, never);
    await model.call(asking('What is a ledger?'), never);
    expect(await model.call(long, never)).toEqual(first);
    expect(first.usage.inputTokens).toBeGreaterThan(256);
    expect(first.parts.length).toBeGreaterThan(0);
    expect(await (await load()).call(long, never)).toEqual(first);
  });
});
