import type { Finish } from '../record/call.ts';
import type { ApiFacts } from './api-facts.ts';

/** An outcome that a provider reports as an HTTP error: for the study it is an answer, not a failed call. */
export type AnswerInError = { readonly finish: Extract<Finish, 'filtered' | 'length'>; readonly rawFinish: string };

/**
 * Blocks: OpenAI `invalid_prompt` ("flagged as potentially violating our usage policy"), Azure and compatible hosts
 * `content_filter`, OpenRouter `content_policy_violation`, Anthropic's sentence below (it has no code of its own).
 */
const blockCodes = [
  'invalid_prompt',
  'content_filter',
  'content_policy_violation',
  'ResponsibleAIPolicyViolation',
  'cyber_policy_violation',
];
const blockSentence = /blocked by content filtering policy|flagged as potentially violating|rejected as a result of our safety system/i;

/** A full context: OpenAI, llama.cpp's server and OpenRouter have codes; Anthropic, Gemini, vLLM and Ollama a sentence. */
const contextCodes = ['context_length_exceeded', 'exceed_context_size_error', 'token_limit_exceeded'];
const contextSentence =
  /prompt is too long|maximum context length|exceeds? the (available )?context|input token count .* exceeds|exceed context limit|context window|longer than the maximum model length/i;

/** Reads an error as an outcome where it is one: filtered by the host, or truncated because the context is full. */
export function answerInError({ status, codes, said }: ApiFacts): AnswerInError | undefined {
  // A server that is busy or broken has not looked at the prompt, whatever its sentence says.
  if (status === undefined || status === 429 || status >= 500) return undefined;
  const blockCode = codes.find((code) => blockCodes.includes(code));
  // OpenAI uses invalid_prompt for malformed prompts too; those name a parameter, a block has the sentence.
  if (blockCode !== undefined && (blockCode !== 'invalid_prompt' || blockSentence.test(said)))
    return { finish: 'filtered', rawFinish: blockCode };
  if (blockSentence.test(said)) return { finish: 'filtered', rawFinish: 'content_filter' };
  const contextCode = codes.find((code) => contextCodes.includes(code));
  if (contextCode !== undefined || contextSentence.test(said))
    return { finish: 'length', rawFinish: contextCode ?? 'context_length_exceeded' };
  return undefined;
}
