import type { Model } from '../../model/model.ts';
import type { Judge } from '../judge.ts';
import { judgeByModel, rubricHash, type ModelJudgeSpec } from './model-judge.ts';

/** A model as a judge among others, for transcripts that belong to no run: its answers are kept nowhere. */
export function modelAsJudge(model: Model, spec: ModelJudgeSpec): Judge {
  return {
    id: spec.id,
    rubric: rubricHash(spec),
    async judge(transcript, signal) {
      const verdict = await judgeByModel(transcript, spec, (_step, question) =>
        model.call({ ...question, tools: [], settings: spec.settings }, signal),
      );
      return { verdict };
    },
  };
}
