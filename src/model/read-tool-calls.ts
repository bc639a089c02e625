import type { ReplyPart } from '../record/call.ts';
import { endOfBrackets, itemsOf, membersOf, parseJson, valuesIn } from './json-text.ts';

type Call = { readonly tool: string; readonly rawInput: string };
type Piece = Call | { readonly text: string };

/**
 * Reads the tool calls that a model wrote as text: `<tool_call>{"name": …, "arguments": …}</tool_call>`, or the same JSON
 * bare at the start of a line where it names one of `tools`. Strict, and nothing is mended: arguments are handed on byte for
 * byte, a call that cannot be read is handed on whole as the arguments of the tool that it names, which cannot be parsed
 * either, and what is no call is text. `before` calls were made earlier in the conversation; ids go on from there.
 */
export function readToolCalls(text: string, tools: readonly string[], before: number): ReplyPart[] {
  let made = before;
  return pieces(text, tools).map((piece): ReplyPart => {
    return 'text' in piece ? { type: 'text', text: piece.text } : { type: 'tool-call', callId: `call-${++made}`, ...piece };
  });
}

function pieces(text: string, tools: readonly string[]): Piece[] {
  const found: Piece[] = [];
  let from = 0;
  for (const block of text.matchAll(/<tool_call>(.*?)(?:<\/tool_call>|(?=<tool_call>)|$)/gs)) {
    found.push(...barePieces(text.slice(from, block.index), tools), ...taggedPieces(block[0], block[1] ?? ''));
    from = block.index + block[0].length;
  }
  return joined([...found, ...barePieces(text.slice(from), tools)]);
}

/** A block between tags. The closing tag may be missing where the JSON is whole: the model's end of turn stands for it. */
function taggedPieces(block: string, body: string): Piece[] {
  const calls = callsIn(body);
  if (calls !== undefined && calls.length > 0) return calls;
  const tool = nameIn(body);
  return [tool === undefined ? { text: block } : { tool, rawInput: block }];
}

/** How a call that stands bare begins, at the start of a line. */
const bareStart = /^[ \t]*(?=(?:\[\s*)?\{\s*"(?:name|arguments|parameters|id|type)"\s*:)/gm;

/** Text outside tags: JSON that begins a line is a call where it names a tool that there is. */
function barePieces(text: string, tools: readonly string[]): Piece[] {
  const found: Piece[] = [];
  let from = 0;
  for (const line of text.matchAll(bareStart)) {
    const at = line.index + line[0].length;
    if (at < from) continue; // inside the call before
    const bare = bareCalls(text, at, tools);
    if (bare === undefined) continue;
    found.push({ text: text.slice(from, at) }, ...bare.calls);
    from = bare.end;
  }
  return [...found, { text: text.slice(from) }];
}

/** The calls that the JSON at a place is, and where it ends; one that is never closed takes the rest of the text. */
function bareCalls(text: string, at: number, tools: readonly string[]): { readonly calls: Call[]; readonly end: number } | undefined {
  const end = endOfBrackets(text, at) ?? text.length;
  const raw = text.slice(at, end);
  const calls = callsIn(raw);
  if (calls !== undefined && calls.length > 0) return calls.every(({ tool }) => tools.includes(tool)) ? { calls, end } : undefined;
  if (parseJson(raw) !== undefined) return undefined;
  const named = /^(?:\[\s*)?\{\s*"name"\s*:/.test(raw) ? nameIn(raw) : undefined;
  return named !== undefined && tools.includes(named) ? { calls: [{ tool: named, rawInput: raw }], end } : undefined;
}

/** The calls that a text consists of: objects one after another, or lists of them. Undefined where anything else stands there. */
function callsIn(text: string): Call[] | undefined {
  const objects = valuesIn(text)?.flatMap((value) => itemsOf(value) ?? [value]);
  const calls = objects?.map((object) => readCall(object));
  return calls?.every((call) => call !== undefined) === true ? calls : undefined;
}

/** One call in the form of Hermes, Qwen and SmolLM (`arguments`) or of Llama 3 (`parameters`); an object with anything more is none. */
function readCall(object: string): Call | undefined {
  const members = membersOf(object);
  const names = members?.map(({ name }) => name) ?? [];
  const tool = parseJson(members?.find(({ name }) => name === 'name')?.raw ?? '');
  const isPlain = new Set(names).size === names.length && names.every((name) => /^(?:name|arguments|parameters|id|type)$/.test(name));
  const inputs = members?.filter(({ name }) => name === 'arguments' || name === 'parameters') ?? [];
  if (typeof tool !== 'string' || tool === '' || !isPlain || inputs.length > 1) return undefined;
  const raw = inputs[0]?.raw ?? '';
  const value = parseJson(raw);
  return { tool, rawInput: typeof value === 'string' ? value : raw };
}

/** The name that a broken call still shows. */
function nameIn(body: string): string | undefined {
  const name = parseJson(/"name"\s*:\s*("(?:[^"\\\n]|\\.)+")/.exec(body)?.[1] ?? '');
  return typeof name === 'string' ? name : undefined;
}

/** Neighbouring stretches of text as one; white space alone says nothing. */
function joined(all: readonly Piece[]): Piece[] {
  const together: Piece[] = [];
  for (const piece of all) {
    const last = together.at(-1);
    if ('text' in piece && last !== undefined && 'text' in last) together[together.length - 1] = { text: last.text + piece.text };
    else together.push(piece);
  }
  return together.filter((piece) => !('text' in piece) || piece.text.trim() !== '');
}
