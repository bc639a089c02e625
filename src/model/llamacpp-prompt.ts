import type { Message, ReplyPart, ToolDescription } from '../record/call.ts';
import { parseJson } from './json-text.ts';
import type { ModelRequest } from './model.ts';

/** One turn of a conversation as a chat template takes it. */
export type ChatTurn = { readonly role: 'system' | 'user' | 'model'; readonly text: string };

/**
 * A request as turns of text, for models that are told of tools in words (docs/local-models.md shows the form). Answers of
 * tools that follow one another stand in one user turn. Reasoning is left out, as the chat templates of reasoning models do.
 * A change here changes what such a model reads without changing an episode's key: raise engineVersion with it.
 */
export function toChatTurns({ system, messages, tools }: Pick<ModelRequest, 'system' | 'messages' | 'tools'>): ChatTurn[] {
  const instructions = [system, ...(tools.length === 0 ? [] : [toolSection(tools)])].filter((text) => text !== '').join('\n\n');
  const turns: ChatTurn[] = instructions === '' ? [] : [{ role: 'system', text: instructions }];
  for (const message of messages) addTurn(turns, message);
  return turns;
}

function addTurn(turns: ChatTurn[], message: Message): void {
  const turn: ChatTurn =
    message.role === 'assistant' ? { role: 'model', text: written(message.parts) } : { role: 'user', text: told(message) };
  const last = turns.at(-1);
  if (last?.role === turn.role) turns[turns.length - 1] = { role: turn.role, text: `${last.text}\n${turn.text}` };
  else turns.push(turn);
}

function told(message: Exclude<Message, { role: 'assistant' }>): string {
  return message.role === 'user' ? message.text : `<tool_response>\n${message.output}\n</tool_response>`;
}

/** What the model said, as it would have written it. */
function written(parts: readonly ReplyPart[]): string {
  let text = '';
  for (const part of parts) {
    if (part.type === 'text') text += part.text;
    else if (part.type === 'tool-call') text += `${text === '' || text.endsWith('\n') ? '' : '\n'}${writtenCall(part)}`;
  }
  return text;
}

function writtenCall({ tool, rawInput }: Extract<ReplyPart, { type: 'tool-call' }>): string {
  if (isWholeCall(rawInput)) return rawInput;
  const input = rawInput.trim() === '' ? '{}' : rawInput;
  return `<tool_call>{"name": ${JSON.stringify(tool)}, "arguments": ${input}}</tool_call>`;
}

/** A call that could not be read stands whole in its arguments (see readToolCalls), and goes back as it came. */
function isWholeCall(rawInput: string): boolean {
  return rawInput.startsWith('<tool_call>') || (/^(?:\[\s*)?\{\s*"name"\s*:/.test(rawInput) && parseJson(rawInput) === undefined);
}

function toolSection(tools: readonly ToolDescription[]): string {
  const lines = tools.map(({ name, description, inputSchema }) => JSON.stringify({ name, description, parameters: inputSchema }));
  return [
    'You can call tools. Each line is one tool; parameters is the JSON Schema of its arguments.',
    `<tools>\n${lines.join('\n')}\n</tools>`,
    'To call a tool, write its name and its arguments as JSON between <tool_call> and </tool_call>. Several calls may follow one another.',
    'The answer to each stands in the next message, between <tool_response> and </tool_response>. A call looks like this:',
    '<tool_call>{"name": "name_of_the_tool", "arguments": {"name_of_an_argument": "value"}}</tool_call>',
  ].join('\n');
}
