import type { LanguageModelV4Message, LanguageModelV4Prompt, LanguageModelV4ToolCallPart, SharedV4ProviderOptions } from '@ai-sdk/provider';
import type { Message, ReplyPart } from '../record/call.ts';
import type { ModelRequest } from './model.ts';
import { replayedDetails } from './openrouter.ts';

type AssistantPart = Extract<LanguageModelV4Message, { role: 'assistant' }>['content'][number];

/** How a package takes the arguments of an earlier call: as their text, or (Bedrock's) as the object that the API holds. */
export type InputForm = 'text' | 'object';

/**
 * Our conversation as the provider packages take it. What a model said goes back part by part with the provider's own
 * metadata (signatures, encrypted reasoning). Text of white space alone is left out, since two of the APIs refuse it.
 */
export function toPrompt({ system, messages }: Pick<ModelRequest, 'system' | 'messages'>, inputAs: InputForm): LanguageModelV4Prompt {
  const prompt: LanguageModelV4Prompt = system === '' ? [] : [{ role: 'system', content: system }];
  for (const message of messages) addMessage(prompt, message, inputAs);
  return prompt;
}

function addMessage(prompt: LanguageModelV4Prompt, message: Message, inputAs: InputForm): void {
  switch (message.role) {
    case 'user':
      prompt.push({ role: 'user', content: [{ type: 'text', text: message.text }] });
      return;
    case 'assistant': {
      const content = message.parts.filter((part) => !isBlank(part)).map((part) => toPart(part, inputAs));
      const details = replayedDetails(message.parts);
      if (content.length > 0) prompt.push({ role: 'assistant', content, ...(details === undefined ? {} : { providerOptions: details }) });
      return;
    }
    case 'tool': {
      const answer = {
        type: 'tool-result',
        toolCallId: message.callId,
        toolName: message.tool,
        output: { type: 'text', value: message.output },
      } as const;
      const last = prompt.at(-1);
      // Gemini wants the answers to one turn's calls in one message.
      if (last?.role === 'tool') last.content.push(answer);
      else prompt.push({ role: 'tool', content: [answer] });
    }
  }
}

function isBlank(part: ReplyPart): boolean {
  return part.type !== 'tool-call' && part.providerMetadata === undefined && part.text.trim() === '';
}

function toPart(part: ReplyPart, inputAs: InputForm): AssistantPart {
  const replayed = part.providerMetadata === undefined ? {} : { providerOptions: part.providerMetadata satisfies SharedV4ProviderOptions };
  if (part.type !== 'tool-call') return { type: part.type, text: part.text, ...replayed };
  return {
    type: 'tool-call',
    toolCallId: part.callId,
    toolName: part.tool,
    input: toInput(part.rawInput, inputAs),
    ...replayed,
  } satisfies LanguageModelV4ToolCallPart;
}

/**
 * Arguments on their way back to the model that wrote them: as they came where they are a JSON object. Where they are not,
 * the packages would each do something else (`{}`, a JSON string, a wrapper in their own words), so one neutral object
 * carries the text to every provider.
 */
function toInput(rawInput: string, inputAs: InputForm): unknown {
  if (rawInput.trim() === '') return {};
  const parsed = parseObject(rawInput);
  if (parsed === undefined) return { unparsed: rawInput };
  // The packages refuse strings with prototype keys and put `{}` in their place; an object passes.
  return inputAs === 'object' || /proto|constructor/.test(rawInput) ? parsed : rawInput;
}

function parseObject(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
