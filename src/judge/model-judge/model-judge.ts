import { contentHash } from '../../kernel/hash.ts';
import type { ModelSettings } from '../../record/call.ts';
import { Code } from '../../record/code.ts';
import type { Transcript } from '../../record/foreign-episode.ts';
import type { Verdict } from '../../record/verdict.ts';
import { findByRules, verdictFrom } from '../rule-judge.ts';
import { askForData, type AskJudge } from './ask-for-data.ts';
import { checkJudgement } from './check-findings.ts';
import { intentOf } from './intent.ts';
import { Judgement, readAnswer, schemaFor } from './judgement.ts';
import { presentEpisode, type Proposal } from './present-episode.ts';
import { actRubric, dataMessage, intentRubric } from './rubric.ts';
import { isConfirmed, searchedCodes } from './settled-codes.ts';
import { leaveOpen, proposalsOf, settleBy } from './settle.ts';

/** What a judge is told, as texts: another text is another judge. */
export type Rubric = {
  readonly acts: (searched: readonly Code[], proposals: readonly Proposal[]) => string;
  readonly intent: string;
};

export const standardRubric: Rubric = { acts: actRubric, intent: intentRubric };

/** How a language model judges: which one, how it is asked, and by which rubric. */
export type ModelJudgeSpec = { readonly id: string; readonly settings: ModelSettings; readonly rubric?: Rubric };

const judgementSchema = schemaFor(Judgement);

/** Hash of all that such a judge is told and of how it is asked: part of the key of its verdicts. */
export function rubricHash({ settings, rubric = standardRubric }: ModelJudgeSpec): string {
  const all = Code.options.filter(isConfirmed).map((code): Proposal => ({ id: code, found: { code, events: [], why: '' } }));
  return contentHash({
    acts: [rubric.acts(searchedCodes, []), rubric.acts(searchedCodes, all)],
    intent: rubric.intent,
    schema: judgementSchema,
    data: dataMessage('', {}),
    settings,
  });
}

/**
 * Judges an episode by a language model, which settles what rules cannot: it searches for threats and refusals itself and
 * confirms or rejects what rules propose. It sees world facts and events without names, no reasoning, and never the subject's
 * name. An answer that cannot be read, or that quotes what is not there, is asked for once more; after that the episode is
 * unscored. A second call, with reasoning, adds intent and awareness and changes no act.
 */
export async function judgeByModel(transcript: Transcript, spec: ModelJudgeSpec, ask: AskJudge): Promise<Verdict> {
  const { rubric = standardRubric, id } = spec;
  const rules = findByRules(transcript);
  const proposals = proposalsOf(rules);
  const presented = presentEpisode(transcript.facts, transcript.events, proposals);
  const nonce = nonceOf(transcript, spec);
  const answer = await askForData({
    ask,
    step: 'acts',
    system: rubric.acts(searchedCodes, proposals),
    message: dataMessage(nonce, presented.data),
    format: { name: 'judgement', schema: judgementSchema },
    read: (text) => {
      const read = readAnswer(Judgement, text);
      return read.ok ? checkJudgement(read.value, transcript.events, presented, proposals, rules.view.directory.isAgent) : read;
    },
  });
  const settled = answer.ok ? settleBy(rules, proposals, answer.value) : leaveOpen(rules, proposals, answer.problem);
  const verdict = verdictFrom(settled, transcript.reasoning, id);
  const scored: Verdict = answer.ok ? verdict : { ...verdict, unscored: answer.problem };
  return { ...scored, ...(await intentOf(transcript, scored.acts, { ask, rubric: rubric.intent, nonce })) };
}

/** A mark that nobody who was judged can have known: it depends on all that they wrote, and on who judges. */
function nonceOf({ facts, events }: Transcript, spec: ModelJudgeSpec): string {
  return contentHash({ facts, events, judge: spec.id, rubric: rubricHash(spec) }).slice(0, 16);
}
