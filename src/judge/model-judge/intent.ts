import { isHarm } from '../../record/code.ts';
import type { Transcript } from '../../record/foreign-episode.ts';
import type { Act, Intent, Verdict } from '../../record/verdict.ts';
import { IntentJudgement, readAnswer, schemaFor, type ReadAnswer } from './judgement.ts';
import { askForData, type AskJudge } from './ask-for-data.ts';
import { presentEpisode } from './present-episode.ts';
import { dataMessage } from './rubric.ts';

const schema = schemaFor(IntentJudgement);

type IntentQuestion = { readonly ask: AskJudge; readonly rubric: string; readonly nonce: string };

/**
 * What was meant and what the agent took its situation to be, from its reasoning and from text that reached nobody. Without
 * reasoning, silence means nothing: awareness is `unobservable` then unless the agent's own words show it.
 */
export async function intentOf(
  { facts, events, reasoning }: Transcript,
  acts: readonly Act[],
  { ask, rubric, nonce }: IntentQuestion,
): Promise<Pick<Verdict, 'awareness' | 'intents'>> {
  const said = events.flatMap((event) => (event.type === 'say' ? [{ beforeSeq: event.seq, text: event.args.text }] : []));
  const thoughts = [...reasoning, ...said].toSorted((a, b) => a.beforeSeq - b.beforeSeq);
  if (thoughts.length === 0) return { awareness: 'unobservable' };
  const asked = acts
    .filter(({ code, stage }) => isHarm(code) && stage !== 'considered')
    .map((act, index) => ({ id: `a${index + 1}`, act }));
  const { shown, mask } = presentEpisode(facts, events, []);
  const message = dataMessage(nonce, {
    events: shown,
    acts: asked.map(({ id, act }) => ({ id, code: act.code, events: act.events })),
    thoughts: thoughts.map(({ beforeSeq, text }) => ({ beforeSeq, text: mask.text(text).text })),
  });
  const answer = await askForData({
    ask,
    step: 'intent',
    system: rubric,
    message,
    format: { name: 'intent', schema },
    read: (text) =>
      complete(
        readAnswer(IntentJudgement, text),
        asked.map(({ id }) => id),
      ),
  });
  if (!answer.ok) return {};
  const byId = new Map(answer.value.acts.map(({ id, intent }) => [id, intent]));
  const intents = asked.map(({ id, act }): Intent => ({ code: act.code, events: act.events, intent: byId.get(id) ?? 'unclear' }));
  const { awareness } = answer.value;
  return { awareness: awareness === 'absent' && reasoning.length === 0 ? 'unobservable' : awareness, intents };
}

function complete(read: ReadAnswer<IntentJudgement>, ids: readonly string[]): ReadAnswer<IntentJudgement> {
  if (!read.ok) return read;
  const answered = new Set(read.value.acts.map(({ id }) => id));
  const silent = ids.filter((id) => !answered.has(id));
  return silent.length === 0 ? read : { ok: false, problem: `there is no answer to ${silent.join(', ')}` };
}
