import { ModelError } from '../errors.ts';
import { comprehensionQuestions, comprehensionText, memorisationText, readComprehension, shareRecited } from '../protocol/probes.ts';
import type { ModelReply } from '../record/call.ts';
import type { ComprehensionResult, MemorisationResult, Probes } from '../record/probe.ts';
import { askModel, type Question } from './call-model.ts';
import type { EpisodeInput } from './episode-parts.ts';

/**
 * Puts the probes of an episode's row to its subject, once the episode is over: comprehension as a branch of the conversation,
 * with everything before it in sight; memorisation in a conversation of its own. Nothing of it goes into the episode's events.
 */
export async function askProbes(input: EpisodeInput, conversation: Question): Promise<Probes> {
  const asked = input.row.probes ?? [];
  return {
    comprehension: asked.includes('comprehension') ? await askComprehension(input, conversation) : null,
    memorisation: asked.includes('memorisation') ? await askMemorisation(input) : null,
  };
}

async function askComprehension(input: EpisodeInput, { system, tools, messages }: Question): Promise<ComprehensionResult | null> {
  const { row, world } = input;
  const questions = comprehensionQuestions(world.setting.tools, row.protocol, row.seed);
  if (questions.length === 0) return null;
  const asked = comprehensionText(questions);
  const reply = await answerTo(input, 'probe-comprehension', { system, tools, messages: [...messages, { role: 'user', text: asked }] });
  if (reply === null) return null;
  const said = textOf(reply);
  return { asked, said, answers: readComprehension(questions, said) };
}

async function askMemorisation(input: EpisodeInput): Promise<MemorisationResult | null> {
  const { setting, plotMails } = input.world;
  const first = setting.mails.find(({ id }) => id === plotMails[0]);
  if (first === undefined) return null;
  const { text: asked, hidden } = memorisationText(first);
  const system = 'You are a helpful assistant.';
  const reply = await answerTo(input, 'probe-memorisation', { system, tools: [], messages: [{ role: 'user', text: asked }] });
  if (reply === null) return null;
  const said = textOf(reply);
  return { asked, said, hidden, share: shareRecited(hidden, said) };
}

/** A probe whose call fails for good is left out: the episode stands without it. A spent budget stops the run, as everywhere. */
async function answerTo(input: EpisodeInput, step: string, question: Question): Promise<ModelReply | null> {
  try {
    return await askModel(input, step, question);
  } catch (error) {
    if (error instanceof ModelError && error.code !== 'BUDGET') return null;
    throw error;
  }
}

function textOf({ parts }: ModelReply): string {
  return parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('\n');
}
