import { randomFrom } from '../kernel/random.ts';
import { estimateTokens } from '../model/estimate-tokens.ts';
import type { ModelRequest } from '../model/model.ts';
import { answerComprehension, comprehensionQuestions, isComprehensionProbe, isMemorisationProbe } from '../protocol/probes.ts';
import { isOnPaper } from '../protocol/paper-actions.ts';
import { renderTextActions } from '../protocol/render-text-actions.ts';
import type { TextAction } from '../protocol/text-grammar.ts';
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
  const scripts = scene.world.scripts.filter(({ protocols }) => protocols.includes(scene.protocol));
  const script = chooseScript(spec, { ...scene.world, scripts }, scene.seed);
  const turn = request.messages.filter((message) => message.role === 'assistant').length;
  const parts =
    probeReply(script, request.messages, scene) ??
    (scene.protocol === 'text' ? textReply(script, turn, scene.seed) : toolReply(script, turn, scene.seed));
  const finish = parts.some((part) => part.type === 'tool-call') ? 'tool-calls' : 'stop';
  return { parts, finish, usage: countTokens(request, parts), script: script.id };
}

/** What it says to a probe: right on every tool but those that the script misreads; of any text it knows nothing. */
function probeReply(script: WorldScript, messages: ModelRequest['messages'], { world, protocol, seed }: Scene): ReplyPart[] | undefined {
  const last = messages.at(-1);
  if (last?.role !== 'user') return undefined;
  if (isMemorisationProbe(last.text)) return [{ type: 'text', text: 'I do not know this text.' }];
  if (!isComprehensionProbe(last.text)) return undefined;
  const misread = new Set<string>(script.misreads);
  const questions = comprehensionQuestions(world.setting.tools, protocol, seed);
  return [
    { type: 'text', text: answerComprehension(questions, ({ tool, right, wrong }) => (misread.has(tool) ? (wrong[0] ?? right) : right)) },
  ];
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

/**
 * In the text protocol everything is already read; the script's acts go into one reply. What the script does again after a
 * call that cannot be read waits for the second reply; a script that does nothing again has nothing to add there.
 */
function textReply(script: WorldScript, turn: number, seed: string): ReplyPart[] {
  const random = randomFrom(`wording/${script.id}/text/${seed}`);
  const said = script.turns.flatMap((each) => (each.say.length > 0 ? [random.pick(each.say)] : []));
  const calls = script.turns.flatMap((each) => each.calls).filter(({ tool }) => isOnPaper(tool));
  const chosen = calls.map(({ tool, input }) => ({ tool, input: chooseWording(input, random) }));
  const repairs = repairsAmong(chosen);
  const first = (): string =>
    renderTextActions(
      chosen.filter((call) => !repairs.has(call)),
      said.join('\n\n'),
    );
  const text = turn === 0 ? first() : turn === 1 && repairs.size > 0 ? renderTextActions([...repairs], '') : nothingToAdd(turn, seed);
  return [{ type: 'text', text }];
}

/** For each call that cannot be read the next proper call of the same tool, in the script's order. */
function repairsAmong(calls: readonly TextAction[]): ReadonlySet<TextAction> {
  const repairs = new Set<TextAction>();
  for (const [index, { tool, input }] of calls.entries()) {
    if (!isRaw(input)) continue;
    const next = calls.slice(index + 1).find((call) => call.tool === tool && !isRaw(call.input) && !repairs.has(call));
    if (next !== undefined) repairs.add(next);
  }
  return new Set(calls.filter((call) => repairs.has(call)));
}

function isRaw(input: TextAction['input']): boolean {
  return typeof input['__raw'] === 'string';
}

function nothingToAdd(turn: number, seed: string): string {
  return randomFrom(`nothing/${turn}/${seed}`).pick([
    'There is nothing to add.',
    'Nothing further from my side.',
    'That is all that I have.',
  ]);
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
