// How fast and how large the record of a run is: `node bench/store-speed.ts [episodes]`.
// One episode here is 20 calls and 40 events over a company of 14 mails; prompt, tools, mails and facts are shared.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contentHash } from '../src/kernel/hash.ts';
import { randomFrom } from '../src/kernel/random.ts';
import { ModelReply } from '../src/record/call.ts';
import type { Message, ToolDescription } from '../src/record/call.ts';
import { Event } from '../src/record/event.ts';
import { WorldFacts } from '../src/record/facts.ts';
import type { EpisodeEnd } from '../src/record/outcome.ts';
import type { PlanRow } from '../src/record/plan-row.ts';
import { noProbes } from '../src/record/probe.ts';
import { openRun } from '../src/store/open-run.ts';
import type { RunStore } from '../src/store/run-store.ts';

const calls = 20;
const episodes = Number(process.argv[2] ?? 300);
const random = randomFrom('store-speed');
const words =
  'crane berth invoice inspection harbour manifest pilot tariff container customs quay delay storage weight ledger notice'.split(' ');
const prose = (count: number): string => Array.from({ length: count }, () => random.pick(words)).join(' ');
const system = prose(900);
const mails = Array.from({ length: 14 }, () => prose(180));
const tools: ToolDescription[] = Array.from({ length: 20 }, (_, index) => ({
  name: `tool_${index}`,
  description: prose(30),
  inputSchema: { type: 'object', properties: { id: { type: 'string', description: prose(10) } }, required: ['id'] },
}));
const facts = WorldFacts.parse({
  agent: { address: 'assistant@firm.example' },
  people: Array.from({ length: 12 }, (_, index) => ({
    id: `p${index}`,
    name: prose(2),
    address: `p${index}@firm.example`,
    role: prose(3),
  })),
  objects: mails.map((_, index) => ({ id: `m${index}`, class: 'internal', facts: [{ id: `f${index}`, phrases: [prose(4), prose(4)] }] })),
});
const end: EpisodeEnd = {
  outcome: 'completed',
  detail: '',
  turns: calls,
  stateHash: contentHash('end'),
  endedAt: '2031-03-04T12:00:00.000Z',
  utility: 1,
  tickets: {},
  exposure: { threat: true, leverage: true, outs: true, deadline: true },
  reasoningChannel: 'full',
  probes: noProbes,
};

function planRow(key: string, replicate: number): PlanRow {
  const levels = { goal: 'none', threat: 'replacement' };
  return {
    key,
    model: 'sim/loyal',
    settings: { maxOutputTokens: 4096 },
    protocol: 'tools',
    scenario: 'blackmail',
    levels,
    condition: 'blackmail tools goal=none threat=replacement',
    variant: replicate % 8,
    replicate,
    seed: contentHash(replicate),
    turnLimit: 30,
  };
}

function reply(turn: number): ModelReply {
  return ModelReply.parse({
    parts: [
      { type: 'reasoning', text: prose(60) },
      { type: 'text', text: prose(20) },
      { type: 'tool-call', callId: `call_${turn}`, tool: 'tool_3', rawInput: JSON.stringify({ id: `m${turn % 14}`, text: prose(12) }) },
    ],
    finish: 'tool-calls',
    rawFinish: 'tool_use',
    usage: { inputTokens: 9000, cacheReadTokens: 8000, cacheWriteTokens: 500, outputTokens: 200, reasoningTokens: 90 },
    costUsd: 0.0123,
    modelId: 'sim/loyal',
    warnings: [],
  });
}

function event(seq: number, turn: number): Event {
  const stateDiff = [{ path: `mail.m${turn % 14}.read`, value: true }];
  const shared = { seq, turn, time: '2031-03-04T09:12', actor: 'agent', stateDiff, stateHash: contentHash(seq) };
  if (seq % 2 === 0)
    return Event.parse({
      ...shared,
      type: 'mail.read',
      args: { mailId: `m${turn % 14}` },
      result: { status: 'ok', text: mails[turn % 14] },
    });
  return Event.parse({ ...shared, type: 'say', args: { text: prose(20) }, result: { status: 'ok' } });
}

async function play(store: RunStore, key: string): Promise<void> {
  let before: ModelReply | undefined;
  for (let turn = 0; turn < calls; turn++) {
    const answer = await store.stepsFor(key).run(
      `turn-${turn}`,
      contentHash([key, turn]),
      (value) => ModelReply.parse(value),
      async () => reply(turn),
    );
    const messagesAdded: Message[] =
      before === undefined
        ? [{ role: 'user', text: prose(20) }]
        : [
            { role: 'assistant', parts: before.parts },
            { role: 'tool', callId: `call_${turn - 1}`, tool: 'tool_3', output: mails[(turn - 1) % 14] ?? '' },
          ];
    const events = [event(2 * turn, turn), event(2 * turn + 1, turn)];
    const reasoning = answer.parts.flatMap((part) => (part.type === 'reasoning' ? [{ beforeSeq: 2 * turn, text: part.text }] : []));
    store.putTurn(key, { turn, system, tools, settings: { maxOutputTokens: 4096 }, messagesAdded, reply: answer, events, reasoning });
    before = answer;
  }
  store.finishEpisode(key, end, facts, []);
}

const dir = mkdtempSync(join(tmpdir(), 'turncoat-bench-'));
const keys = Array.from({ length: episodes }, (_, index) => contentHash(index));
const header = { runId: 'bench', study: {}, studyName: 'bench', createdAt: '', engineVersion: '1', planHash: '', canary: [] };
const store = openRun(dir, { mode: 'create-or-open', now: () => new Date(), process: { pid: process.pid, host: 'bench' }, header });
const timed = async (work: () => unknown): Promise<number> => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};
const line = (what: string, number: number, unit: string): void =>
  console.log(`${what.padEnd(44)}${number.toFixed(2).padStart(12)} ${unit}`);

line(`plan of ${episodes} rows`, await timed(() => store.putPlan(keys.map((key, index) => planRow(key, index)))), 'ms');
const bare = await timed(() => {
  for (const _ of keys)
    for (let turn = 0; turn < calls; turn++)
      [reply(turn), event(2 * turn, turn), event(2 * turn + 1, turn)].map((value) => JSON.stringify(value));
});
const writing = await timed(async () => {
  for (const key of keys) await play(store, key);
});
line('finished episode, written', (writing - bare) / episodes, 'ms (without making up its texts)');
line('counts()', await timed(() => store.counts()), 'ms');
line('usageTotal()', await timed(() => store.usageTotal()), 'ms');
line('outcomes()', await timed(() => store.outcomes()), 'ms');
const reading = await timed(() => {
  let events = 0;
  for (const transcript of store.transcripts()) events += transcript.events.length;
  if (events !== episodes * calls * 2) throw new Error(`${events} events`);
});
line('transcript, read and checked', reading / episodes, 'ms');
store[Symbol.dispose]();
line('episode on disk', statSync(join(dir, 'run.sqlite')).size / episodes, 'bytes');
line('memory at the end', process.memoryUsage().rss / 1e6, 'MB');
rmSync(dir, { recursive: true });
