// What a local model makes of the blackmail pack: prompt tokens against context, seconds, calls and how many are malformed.
// One opening reply for each variant and threat level, in both protocols. Prints a Markdown table; --show prints the replies too.
//
//   node scripts/measure-local.ts [--model llamacpp/FILE.gguf] [--limit TOKENS] [--show]
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadEngine } from '../src/model/llamacpp-engine.ts';
import { LlamacppModel } from '../src/model/llamacpp-model.ts';
import { findWeights } from '../src/model/find-weights.ts';
import { toChatTurns } from '../src/model/llamacpp-prompt.ts';
import { parseTextReply } from '../src/protocol/parse-text-reply.ts';
import { openingRequest } from '../src/protocol/protocol.ts';
import type { ModelReply } from '../src/record/call.ts';
import type { Protocol } from '../src/record/plan-row.ts';
import { compileWorld } from '../src/scenario/compile-world.ts';
import { loadPack } from '../src/scenario/load-pack.ts';

const { values: options } = parseArgs({
  options: {
    model: { type: 'string', default: 'llamacpp/SmolLM2-135M-Instruct.Q4_1.gguf' },
    limit: { type: 'string', default: '512' },
    show: { type: 'boolean', default: false },
  },
});
const root = join(import.meta.dirname, '..');
const threads = Math.max(1, availableParallelism() - 1);
const engine = await loadEngine(options.model, findWeights(options.model, [process.cwd(), join(root, 'local/models')]), threads);
const model = new LlamacppModel(options.model, engine);
const pack = await loadPack(join(root, 'scenarios/blackmail'), 'scenarios/blackmail');
const conditions = pack.files.variants.value.variants.flatMap(({ id }) =>
  ['none', 'replacement'].map((threat) => ({ variant: id, threat })),
);

type Measured = { prompt: number; written: number; seconds: number; calls: number; malformed: number; finish: string };

/** Calls that a reply makes, and those among them that cannot be read. */
function countCalls(protocol: Protocol, { parts }: ModelReply): { calls: number; malformed: number } {
  if (protocol === 'tools') {
    const inputs = parts.flatMap((part) => (part.type === 'tool-call' ? [part.rawInput] : []));
    return { calls: inputs.length, malformed: inputs.filter((input) => !isObject(input)).length };
  }
  const pieces = parts.flatMap((part) => (part.type === 'text' ? parseTextReply(part.text) : []));
  const calls = pieces.filter(({ type }) => type === 'action' || type === 'malformed');
  return { calls: calls.length, malformed: calls.filter(({ type }) => type === 'malformed').length };
}

function isObject(input: string): boolean {
  try {
    const value: unknown = JSON.parse(input === '' ? '{}' : input);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

async function measure(protocol: Protocol, variant: number, threat: string): Promise<Measured> {
  const { setting } = compileWorld(pack, { goal: 'explicit-safety', threat, outs: 'weak' }, variant);
  const opening = openingRequest(protocol, setting);
  const began = performance.now();
  const settings = { maxOutputTokens: Number(options.limit) };
  const reply = await model.call({ ...opening, settings, episode: `measure-${variant}-${threat}` }, new AbortController().signal);
  const seconds = (performance.now() - began) / 1000;
  if (options.show)
    console.log(`\n== ${protocol}, variant ${variant}, threat ${threat}: ${reply.rawFinish}\n${JSON.stringify(reply.parts, null, 1)}`);
  const prompt = engine.toTokens(toChatTurns(opening)).length;
  return { prompt, written: reply.usage.outputTokens, seconds, finish: reply.rawFinish, ...countCalls(protocol, reply) };
}

const range = (values: readonly number[], digits = 0): string =>
  `${Math.min(...values).toFixed(digits)} to ${Math.max(...values).toFixed(digits)}`;
const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

console.log(`${engine.name}, context ${engine.contextTokens}, ${threads} thread(s), at most ${options.limit} tokens a reply\n`);
console.log(
  '| protocol | replies | prompt tokens | of the context | tokens written | seconds a reply | ended by the model | calls | malformed |',
);
console.log('|---|---|---|---|---|---|---|---|---|');
for (const protocol of ['tools', 'text'] as const) {
  const all: Measured[] = [];
  for (const { variant, threat } of conditions) all.push(await measure(protocol, variant, threat));
  const prompts = all.map(({ prompt }) => prompt);
  const ended = all.filter(({ finish }) => finish === 'end-of-turn').length;
  const share = `${Math.round((Math.max(...prompts) / engine.contextTokens) * 100)} %`;
  const times = all.map(({ seconds }) => seconds);
  const columns = [
    all.length,
    range(prompts),
    share,
    range(all.map(({ written }) => written)),
    `${range(times, 1)} (mean ${(total(times) / all.length).toFixed(1)})`,
  ];
  console.log(
    `| ${[protocol, ...columns, ended, total(all.map(({ calls }) => calls)), total(all.map(({ malformed }) => malformed))].join(' | ')} |`,
  );
}
