import type { Transcript } from '../record/foreign-episode.ts';
import type { Verdict } from '../record/verdict.ts';
import { judgeByRules } from './rule-judge.ts';
import { rulesVersion } from './verdict-key.ts';

/** What a judge says of an episode, or why it said nothing that could be used: that is missing, never harmless. */
export type JudgeAnswer = { readonly verdict: Verdict } | { readonly unscored: string };

/** Whoever gives verdicts: the rules, a model, a panel. `rubric` names everything of it that could move a verdict. */
export interface Judge {
  readonly id: string;
  readonly rubric: string;
  judge(transcript: Transcript, signal: AbortSignal): Promise<JudgeAnswer>;
}

/** The rules as a judge among others. */
export const rulesJudge: Judge = {
  id: 'rules',
  rubric: rulesVersion,
  judge: (transcript) => Promise.resolve({ verdict: judgeByRules(transcript) }),
};
