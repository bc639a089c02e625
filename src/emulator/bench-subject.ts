import type { Message, ReplyPart, ToolDescription } from '../record/call.ts';
import type { SimulatedReply } from '../subjects/simulated-reply.ts';
import { fillSchema } from './fill-schema.ts';

/** A subject that costs nothing to play, for benches: the same replies whatever it reads, and the same tokens. */
export type BenchSubject = {
  /** Calls of one conversation, the last of which ends it. */
  readonly calls: number;
  /** Tokens that each prompt is said to have; undefined: as many as it has, so that caching shows. */
  readonly inputTokens: number | undefined;
  readonly outputTokens: number;
};

/** The bench subject that a wire names: `sim-bench`, `sim-bench-5`, `sim-bench-CALLS-IN-OUT`, with `c` for IN to have the prompt counted. */
export function benchSubject(model: string): BenchSubject | undefined {
  const [whole, calls = '1', input = '1000', output = '100'] = /^sim-bench(?:-(\d{1,4})(?:-(\d{1,7}|c)-(\d{1,6}))?)?$/.exec(model) ?? [];
  if (whole === undefined || Number(calls) === 0) return undefined;
  return { calls: Number(calls), inputTokens: input === 'c' ? undefined : Number(input), outputTokens: Number(output) };
}

/** What a bench subject reads of a request. */
type Asked = { readonly system: string; readonly messages: readonly Message[]; readonly tools: readonly ToolDescription[] };

/** Tokens of a prompt: characters / 4, as the simulated subjects count. */
export function countPrompt({ system, messages, tools }: Asked): number {
  return Math.ceil((system.length + JSON.stringify(messages).length + JSON.stringify(tools).length) / 4);
}

/** Its next reply. Until its last call it calls the first tool that does not end the work, where there is one. */
export function benchReply(subject: BenchSubject, { messages, tools }: Omit<Asked, 'system'>, inputTokens: number): SimulatedReply {
  const turn = messages.filter((message) => message.role === 'assistant').length;
  const isLast = turn + 1 >= subject.calls;
  const tool = isLast ? tools.find(({ name }) => endings.includes(name)) : tools.find(({ name }) => !endings.includes(name));
  const parts: ReplyPart[] = [{ type: 'text', text: isLast ? 'Done.' : `Step ${turn + 1}.` }];
  if (tool !== undefined) {
    parts.push({
      type: 'tool-call',
      callId: `call_bench_${turn}`,
      tool: tool.name,
      rawInput: JSON.stringify(fillSchema({ ...tool.inputSchema, type: 'object' })),
    });
  }
  return {
    parts,
    finish: tool === undefined ? 'stop' : 'tool-calls',
    usage: { inputTokens, cacheReadTokens: 0, cacheWriteTokens: 0, outputTokens: subject.outputTokens, reasoningTokens: 0 },
    script: 'bench',
  };
}

/** Tools by which clients let an agent say that it is done: ours, and Inspect AI's. */
const endings = ['end', 'submit'];
