/** Everything that a program outside may import. Adding a line here is a promise. */
export { defineStudy, type StudyInput } from './study/study.ts';
export { TurncoatError } from './errors.ts';
export { readForeignEpisode, transcriptOf } from './judge/read-foreign-episode.ts';
export { judgeByRules } from './judge/rule-judge.ts';
export { type Model, type ModelRequest } from './model/model.ts';
export { type Event } from './record/event.ts';
export { type RunEstimates } from './record/estimate.ts';
export { type ForeignEpisode, type Transcript } from './record/foreign-episode.ts';
export { type Verdict } from './record/verdict.ts';
