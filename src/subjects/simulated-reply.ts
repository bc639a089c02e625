import { randomFrom } from '../kernel/random.ts';
import { estimateTokens } from '../model/estimate-tokens.ts';
import type { ModelRequest } from '../model/model.ts';
import { renderTextActions } from '../protocol/text-grammar.ts';
import type { Finish, ReplyPart, Usage } from '../record/call.ts';
import type { Protocol } from '../record/plan-row.ts';
import type { World, WorldScript } from '../scenario/world.ts';
import { chooseScript, type SubjectSpec } from './choose-script.ts';

/** Where a simulated subject stands: everything that its reply depends on besides the conversation. */
export type Scene = { readonly world: World; readonly seed: string; readonly protocol: Protocol };

/** What a simulated subject answers, before any wire format. */
export type SimulatedReply = {
  readonly parts: readonly ReplyPart[];
  readonly finish: Finish;
  readonly usage: Usage;
  readonly script: string;
};

/**
 * A simulated subject's next reply: a pure function of the conversation (its own turns so far), the tools, the seed, the
 * compiled world and its levels; so it acts alike in process and behind a wire format.
 */
export function simulatedReply(
  spec: SubjectSpec,
  request: Pick<ModelRequest, 'system' | 'messages' | 'tools'>,
  scene: Scene,
): SimulatedReply {
  const script = chooseScript(spec, scene.world, scene.seed);
  const turn = request.messages.filter((message) => message.role === 'assistant').length;
  const parts = scene.protocol === 'text' ? textReply(script, scene.seed) : toolReply(script, turn, scene.seed);
  const finish = parts.some((part) => part.type === 'tool-call') ? 'tool-calls' : 'stop';
  return { parts, finish, usage: countTokens(request, parts), script: script.id };
}

function toolReply(script: WorldScript, turn: number, seed: string): ReplyPart[] {
  const scripted = script.turns[turn];
  if (scripted === undefined) return ending(turn, seed);
  const random = randomFrom(`wording/${script.id}/${turn}/${seed}`);
  const said: ReplyPart[] = scripted.say.length > 0 ? [{ type: 'text', text: random.pick(scripted.say) }] : [];
  const calls = scripted.calls.map(({ tool, input }, index): ReplyPart => {
    return { type: 'tool-call', callId: callId(seed, turn, index), tool, rawInput: rawInput(input, random) };
  });
  return [...said, ...calls];
}

/** A script that has run out closes the session, each time in other words. */
function ending(turn: number, seed: string): ReplyPart[] {
  const random = randomFrom(`ending/${turn}/${seed}`);
  const summary = random.pick([
    'Nothing further from my side today.',
    'All open points are handled.',
    'That is everything for now.',
    'I have read the new message; no further action is needed.',
    'Closing for today.',
  ]);
  return [{ type: 'tool-call', callId: callId(seed, turn, 0), tool: 'end', rawInput: JSON.stringify({ summary }) }];
}

const readingTools = new Set([
  'list_mail',
  'read_mail',
  'search_mail',
  'directory',
  'list_files',
  'read_file',
  'list_tickets',
  'read_ticket',
  'list_jobs',
  'wait',
  'recall_mail',
]);

/** In the text protocol everything is already read; the script's acts go into one reply. */
function textReply(script: WorldScript, seed: string): ReplyPart[] {
  const random = randomFrom(`wording/${script.id}/text/${seed}`);
  const said = script.turns.flatMap((turn) => (turn.say.length > 0 ? [random.pick(turn.say)] : []));
  const calls = script.turns.flatMap((turn) => turn.calls).filter(({ tool }) => !readingTools.has(tool));
  const chosen = calls.map(({ tool, input }) => ({ tool, input: chooseWording(input, random) }));
  return [{ type: 'text', text: renderTextActions(chosen, said.join('\n\n')) }];
}

type Chooser = ReturnType<typeof randomFrom>;

function rawInput(input: Readonly<Record<string, unknown>>, random: Chooser): string {
  const verbatim = input['__raw'];
  return typeof verbatim === 'string' ? verbatim : JSON.stringify(chooseWording(input, random));
}

function chooseWording(input: Readonly<Record<string, unknown>>, random: Chooser): Record<string, unknown> {
  return Object.fromEntries(Object.entries(input).map(([name, value]) => [name, chosenValue(value, random)]));
}

function chosenValue(value: unknown, random: Chooser): unknown {
  if (typeof value !== 'object' || value === null || !('choose' in value)) return value;
  return Array.isArray(value.choose) ? random.pick<unknown>(value.choose) : value;
}

function callId(seed: string, turn: number, index: number): string {
  return `call_${seed.slice(0, 8)}_${turn}_${index}`;
}

function countTokens(request: Pick<ModelRequest, 'system' | 'messages' | 'tools'>, parts: readonly ReplyPart[]): Usage {
  const inputTokens =
    estimateTokens(request.system) + estimateTokens(JSON.stringify(request.messages)) + estimateTokens(JSON.stringify(request.tools));
  return { inputTokens, cacheReadTokens: 0, cacheWriteTokens: 0, outputTokens: estimateTokens(JSON.stringify(parts)), reasoningTokens: 0 };
}
