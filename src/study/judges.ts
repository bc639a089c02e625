import type { FileProblem } from '../errors.ts';
import { ModelSettings } from '../record/call.ts';
import { studyProblem, type ReadStudy } from './load-study.ts';
import type { Condition, GivenPrice, JudgeEntry, StudyFile } from './study.ts';

/** A model that judges, with how it is asked. */
export type StudyJudge = {
  readonly id: string;
  readonly settings: ModelSettings;
  readonly price: GivenPrice | undefined;
  readonly ownModel: boolean;
};

/** The model judges of a study, in its order; a judge is asked without chance where its model takes that. */
export function modelJudges({ judges }: Pick<StudyFile, 'judges'>): StudyJudge[] {
  return judges.flatMap((entry) => (entry === 'rules' ? [] : [judgeOf(entry)]));
}

function judgeOf(entry: Exclude<JudgeEntry, 'rules'>): StudyJudge {
  const { id, price, ownModel = false, ...settings } = typeof entry === 'string' ? { id: entry } : entry;
  return { id, settings: ModelSettings.parse({ temperature: 0, ...settings }), price, ownModel };
}

/** Judges that are named twice, or that would judge themselves without being allowed to. */
export function judgeProblems(read: ReadStudy, conditions: readonly Pick<Condition, 'model'>[]): FileProblem[] {
  const subjects = new Set(conditions.map(({ model }) => model));
  const ids = read.value.judges.map((entry) => (typeof entry === 'string' ? entry : entry.id));
  return read.value.judges.flatMap((entry, index) => {
    const id = ids[index] ?? '';
    if (ids.indexOf(id) < index) return [studyProblem(read, ['judges', index], `names ${id} twice`)];
    if (entry === 'rules') return [];
    const problem = judgeProblem(id, subjects, judgeOf(entry).ownModel);
    const hint = subjects.has(id) ? `choose another judge, or allow it: { id: ${id}, ownModel: true }` : 'choose a model, or rules';
    return problem === undefined ? [] : [studyProblem(read, ['judges', index], problem, hint)];
  });
}

/** Why a model may not judge a run of these subjects; undefined where it may. */
export function judgeProblem(id: string, subjects: ReadonlySet<string>, ownModel: boolean): string | undefined {
  if (id.startsWith('sim/') || /^[^/]+\/sim-/.test(id)) return `${id} is a simulated subject: it plays a part and cannot judge`;
  return subjects.has(id) && !ownModel ? `${id} would judge itself` : undefined;
}
