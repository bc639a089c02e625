import { ModelError, TurncoatError } from '../errors.ts';
import { contentHash } from '../kernel/hash.ts';
import { ModelReply, type Message, type ToolDescription } from '../record/call.ts';
import { EpisodeStopped, type EpisodeInput } from './episode-parts.ts';

/** What an agent is asked at a turn, besides its settings. */
export type Question = { readonly system: string; readonly tools: readonly ToolDescription[]; readonly messages: readonly Message[] };

/** Asks the model for its next turn; the step is named by the turn. */
export function callModel(input: EpisodeInput, turn: number, question: Question): Promise<ModelReply> {
  return askModel(input, `turn-${turn}`, question);
}

/**
 * Asks the model once, as a recorded step: its request's hash guards it, and on resume the recorded reply is handed back
 * without a call. Throws EpisodeStopped where the run was stopped before the call.
 */
export function askModel({ row, model, steps, stop, signal }: EpisodeInput, step: string, question: Question): Promise<ModelReply> {
  const { system, tools } = question;
  // A copy: the conversation grows while a call may still be looked at.
  const messages = [...question.messages];
  const settings = row.settings;
  const requestHash = contentHash({ system, tools, messages, settings });
  const parse = (stored: unknown): ModelReply => ModelReply.parse(stored);
  return steps.run(step, requestHash, parse, async () => {
    if (stop.aborted) throw new EpisodeStopped('the run was stopped');
    try {
      const reply = await model.call({ system, tools, messages, settings, episode: row.key }, signal);
      // An answer that the provider itself calls broken is a failed call: never recorded, asked again at the next run.
      if (reply.finish === 'error')
        throw new ModelError('BROKEN_REPLY', `${row.model} ended its answer in an error (${reply.rawFinish})`, { place: row.model });
      return reply;
    } catch (error) {
      // A wait between two tries ends with the stop; whatever else went wrong is an error of its own.
      if (stop.aborted && !(error instanceof TurncoatError)) throw new EpisodeStopped('the run was stopped', { cause: error });
      throw error;
    }
  });
}
