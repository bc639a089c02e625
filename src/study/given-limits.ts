import type { FileProblem } from '../errors.ts';
import { didYouMean } from '../kernel/nearest-name.ts';
import { studyProblem, type ReadStudy } from './load-study.ts';
import type { ModelEntry, Study, StudyFile } from './study.ts';

/** Limits for a provider or a model that the study does not ask: a misspelt name would bound nothing. */
export function misnamedLimits(read: ReadStudy, models: readonly ModelEntry[]): FileProblem[] {
  const judges = read.value.judges.flatMap((entry) => (entry === 'rules' ? [] : [entry]));
  const ids = [...models, ...judges].map((entry) => (typeof entry === 'string' ? entry : entry.id));
  const known = [...new Set(ids.flatMap((id) => [id, id.slice(0, id.indexOf('/'))]))];
  return Object.keys(read.value.limits)
    .filter((name) => !known.includes(name))
    .map((name) => studyProblem(read, ['limits', name], `no model of the study is of "${name}"`, didYouMean(name, known)));
}

/** The study's limits, and those that stand beside its models. */
export function givenLimits(ofStudy: StudyFile['limits'], models: readonly ModelEntry[]): Study['limits'] {
  const beside = models.flatMap((entry) =>
    typeof entry === 'string' || entry.limits === undefined ? [] : [[entry.id, entry.limits] as const],
  );
  return { ...ofStudy, ...Object.fromEntries(beside) };
}
