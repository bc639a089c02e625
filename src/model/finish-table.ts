import type { Finish } from '../record/call.ts';
import type { Dialect } from './provider-table.ts';

/** One provider signal and what it means to us. */
export type FinishRow = { readonly signal: string; readonly finish: Finish; readonly why: string };

/** When the sources below were last read against this table. */
export const finishTableDate = '2026-11-24';

/** Where each provider documents its signals. */
export const finishSources: Readonly<Record<Dialect, string>> = {
  anthropic: 'platform.claude.com/docs: "Handling stop reasons" and "Handle streaming refusals"; @ai-sdk/anthropic 4.0.105',
  openai: 'platform.openai.com/docs/api-reference/responses (status, incomplete_details, refusal content); @ai-sdk/openai 4.0.118',
  'openai-chat': 'platform.openai.com/docs/api-reference/chat/object (finish_reason, message.refusal); @ai-sdk/openai 4.0.118',
  azure: 'learn.microsoft.com/azure/ai-foundry/openai (Responses API, content filtering); @ai-sdk/openai 4.0.118',
  google: 'ai.google.dev/api/generate-content (FinishReason, BlockReason); @ai-sdk/google 4.0.121',
  mistral: 'docs.mistral.ai/api (ChatCompletionChoice.finish_reason); @ai-sdk/mistral 4.0.87',
  bedrock: 'docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html (stopReason); @ai-sdk/amazon-bedrock 5.0.101',
  openrouter: 'openrouter.ai/docs/api/reference/overview (finish_reason is normalised to these words); @ai-sdk/openai-compatible 3.0.92',
  compatible: 'as Chat Completions, with the extra words that vLLM and DeepSeek send; @ai-sdk/openai-compatible 3.0.92',
};

const row = (signal: string, finish: Finish, why: string): FinishRow => ({ signal, finish, why });

const modelRefusal = row('refusal', 'refused', "The model's own: it answered with a refusal part instead of text.");

const chat: readonly FinishRow[] = [
  row('stop', 'stop', 'The model ended its turn.'),
  row('tool_calls', 'tool-calls', 'The model waits for tools.'),
  row('function_call', 'tool-calls', 'Older name of tool_calls.'),
  row('length', 'length', 'The output limit or the context was reached.'),
  row('content_filter', 'filtered', "The host's filter cut or withheld the answer."),
  modelRefusal,
];

const blocked = "A filter of Google's stopped or withheld the answer; the model did not choose it.";
const brokenCall = 'The model tried to call a tool, but the API could not use the call and withheld it.';

const responses: readonly FinishRow[] = [
  row('completed', 'stop', 'The response is complete; with a function call in it, tool-calls.'),
  row('max_output_tokens', 'length', 'The output limit was reached.'),
  row('content_filter', 'filtered', "OpenAI's filter cut the answer."),
  row('failed', 'error', 'The response failed without an error that says why.'),
  row('cancelled', 'error', 'The response was cancelled on the server.'),
  modelRefusal,
];

/** Which raw signal is a refusal of the model's own, and which is a classifier's or host's block. */
export const finishTable: Readonly<Record<Dialect, readonly FinishRow[]>> = {
  anthropic: [
    row('end_turn', 'stop', 'The model ended its turn.'),
    row('stop_sequence', 'stop', 'A stop sequence was met.'),
    row('tool_use', 'tool-calls', 'The model waits for tools.'),
    row('max_tokens', 'length', 'The output limit was reached.'),
    row('model_context_window_exceeded', 'length', 'The context is full.'),
    row(
      'refusal',
      'filtered',
      'Documented as the act of a classifier that watches the output; a refusal of the model itself is ordinary text.',
    ),
    row('pause_turn', 'other', 'Only with server tools, which we never give.'),
    row('compaction', 'other', 'Only with server-side compaction, which we never ask for.'),
  ],
  openai: responses,
  'openai-chat': chat,
  azure: responses,
  google: [
    row('STOP', 'stop', 'The model ended its turn; with a function call in it, tool-calls.'),
    row('MAX_TOKENS', 'length', 'The output limit was reached.'),
    row('CONTINUATION', 'length', 'The limit of one request was reached and could not be continued.'),
    row('SAFETY', 'filtered', blocked),
    row('PROHIBITED_CONTENT', 'filtered', blocked),
    row('BLOCKLIST', 'filtered', blocked),
    row('SPII', 'filtered', blocked),
    row('RECITATION', 'filtered', blocked),
    row('LANGUAGE', 'filtered', blocked),
    row('IMAGE_SAFETY', 'filtered', blocked),
    row('MALFORMED_FUNCTION_CALL', 'error', brokenCall),
    row('UNEXPECTED_TOOL_CALL', 'error', brokenCall),
    row('TOO_MANY_TOOL_CALLS', 'error', brokenCall),
    row('MALFORMED_RESPONSE', 'error', 'The API could not use what the model wrote.'),
    row('MISSING_THOUGHT_SIGNATURE', 'error', 'The API wants a signature that the conversation lacks.'),
    row('OTHER', 'other', 'No reason given.'),
    row('FINISH_REASON_UNSPECIFIED', 'other', 'No reason given.'),
  ],
  mistral: [
    row('stop', 'stop', 'The model ended its turn.'),
    row('tool_calls', 'tool-calls', 'The model waits for tools.'),
    row('length', 'length', 'The output limit was reached.'),
    row('model_length', 'length', 'The context is full.'),
    row('error', 'error', 'The answer broke off on the server.'),
  ],
  bedrock: [
    row('end_turn', 'stop', 'The model ended its turn.'),
    row('stop_sequence', 'stop', 'A stop sequence was met.'),
    row('tool_use', 'tool-calls', 'The model waits for tools.'),
    row('max_tokens', 'length', 'The output limit was reached.'),
    row('model_context_window_exceeded', 'length', 'The context is full.'),
    row('content_filtered', 'filtered', "A filter of the host's stopped the answer; the model did not choose it."),
    row('guardrail_intervened', 'filtered', 'A guardrail of the account stopped prompt or answer.'),
    row('refusal', 'filtered', "Not documented for Converse; should it hand on Anthropic's word, that is a classifier's."),
    row('malformed_model_output', 'error', 'The API could not use what the model wrote.'),
    row('malformed_tool_use', 'error', brokenCall),
  ],
  openrouter: [...chat, row('error', 'error', 'The host behind it failed.')],
  compatible: [
    ...chat,
    row('abort', 'error', 'vLLM: the request was aborted on the server.'),
    row('error', 'error', 'The server failed while it answered.'),
    row('insufficient_system_resource', 'error', 'DeepSeek: the server ran out of resources.'),
  ],
};

/** Stands as the raw signal of an answer that came without one. */
export const noSignal = 'none';

/** What the provider package made of the signal, and the signal itself. */
export type FinishSignal = { readonly unified: string; readonly raw: string | undefined; readonly hasToolCalls: boolean };

/**
 * Our word for how an answer ended, and the provider's. The provider packages say `content-filter` for both a refusal of
 * the model and a block by the host; the raw signal tells them apart.
 */
export function finishOf(dialect: Dialect, signal: FinishSignal): { finish: Finish; rawFinish: string } {
  const { unified, raw, hasToolCalls } = signal;
  if (unified === 'content-filter') return blockOf(dialect, raw);
  const known = finishTable[dialect].find((entry) => entry.signal === raw)?.finish ?? byUnified(unified);
  // Some servers say `stop` although the turn waits for tools.
  const finish = known === 'stop' && hasToolCalls ? 'tool-calls' : known;
  return { finish, rawFinish: raw ?? noSignal };
}

function blockOf(dialect: Dialect, raw: string | undefined): { finish: Finish; rawFinish: string } {
  const speaksRefusals = finishTable[dialect].includes(modelRefusal);
  const refused = speaksRefusals && (raw === undefined || raw === 'stop' || raw === 'completed');
  return refused ? { finish: 'refused', rawFinish: 'refusal' } : { finish: 'filtered', rawFinish: raw ?? 'content-filter' };
}

function byUnified(unified: string): Finish {
  switch (unified) {
    case 'stop':
    case 'length':
    case 'tool-calls':
    case 'error':
      return unified;
    case 'interrupted':
      return 'error';
    default:
      return 'other';
  }
}
