import { EpisodeStopped } from './episode/episode-parts.ts';
import { runEpisodes } from './episode/run-episodes.ts';
import { ModelError, TurncoatError } from './errors.ts';
import type { AskJudge } from './judge/model-judge/ask-for-data.ts';
import { judgeByModel, rubricHash, type ModelJudgeSpec } from './judge/model-judge/model-judge.ts';
import { panelVerdict, unsettledByRules } from './judge/panel.ts';
import { judgeByRules } from './judge/rule-judge.ts';
import { rulesVersion, verdictKey } from './judge/verdict-key.ts';
import { contentHash } from './kernel/hash.ts';
import type { Model } from './model/model.ts';
import { personMark } from './record/audit.ts';
import { ModelReply } from './record/call.ts';
import type { Verdict } from './record/verdict.ts';
import type { RunStore } from './store/run-store.ts';
import type { TranscriptToJudge } from './store/transcript-table.ts';
import { modelJudges } from './study/judges.ts';
import { StoredStudy } from './study/stored-study.ts';

/** A judge with a connected model, how to stop, a way to break off open calls, and who hears why a transcript was left. */
export type ConnectedJudge = {
  readonly spec: ModelJudgeSpec;
  readonly model: Model;
  readonly stop: AbortSignal;
  readonly signal: AbortSignal;
  readonly onFailure: (judge: string, reason: string) => void;
};

/** Judges every ended episode that has no verdict under the present rules; gives how many were judged. */
export function judgeRun(store: RunStore, rubric: string = rulesVersion): number {
  const rubrics = store.verdictRubrics('rules');
  let judged = 0;
  for (const key of store.outcomes().keys()) if (rubrics.get(key) !== rubric && judgeEpisode(store, key, rubric)) judged++;
  return judged;
}

/** Verdicts are keyed by transcript, facts and rules: a verdict that stands already is never made again. */
export function judgeEpisode(store: RunStore, key: string, rubric: string = rulesVersion): boolean {
  const transcript = store.transcript(key);
  if (transcript.end === null) return false;
  const name = keyOfVerdict(transcript, 'rules', rubric);
  if (store.hasVerdict(name)) {
    store.chooseVerdict(name);
    return false;
  }
  store.putVerdict(key, { verdictKey: name, judge: 'rules', rubric, verdict: judgeByRules(transcript) });
  return true;
}

/** Episodes that have ended and that a judge has not judged by its present rubric. */
export function unjudgedBy(store: RunStore, spec: ModelJudgeSpec): string[] {
  const rubric = rubricHash(spec);
  const rubrics = store.verdictRubrics(spec.id);
  return [...store.outcomes()].filter(([key, end]) => end.outcome !== 'error' && rubrics.get(key) !== rubric).map(([key]) => key);
}

/**
 * Judges one ended episode by a model, each question a recorded step: what was answered is never asked again, whatever
 * stopped the pass. Gives whether it was judged now. An error of the call, a spent budget too, is thrown.
 */
export async function judgeEpisodeByModel(
  store: RunStore,
  key: string,
  { spec, model, stop, signal }: Omit<ConnectedJudge, 'onFailure'>,
): Promise<boolean> {
  const transcript = store.transcript(key);
  if (transcript.end === null || transcript.end.outcome === 'error') return false;
  const rubric = rubricHash(spec);
  const name = keyOfVerdict(transcript, spec.id, rubric);
  if (store.hasVerdict(name)) {
    store.chooseVerdict(name);
    return false;
  }
  const steps = store.judgeStepsFor(key, name);
  const { settings } = spec;
  const ask: AskJudge = (step, question) => {
    const { system, messages, format } = question;
    const requestHash = contentHash({ system, messages, settings, format: format === undefined ? null : contentHash(format) });
    return steps.run(
      step,
      requestHash,
      (stored) => ModelReply.parse(stored),
      async () => {
        if (stop.aborted) throw new EpisodeStopped('the run was stopped');
        try {
          return await model.call({ ...question, tools: [], settings }, signal);
        } catch (error) {
          if (stop.aborted && !(error instanceof TurncoatError)) throw new EpisodeStopped('the run was stopped', { cause: error });
          throw error;
        }
      },
    );
  };
  const verdict = await judgeByModel(transcript, spec, ask);
  store.putVerdict(key, { verdictKey: name, judge: spec.id, rubric, verdict });
  return true;
}

/**
 * As `judgeEpisodeByModel`, where a call that fails for good is no reason to stop: the verdict is missing, the run's notes
 * say so, and the next pass asks again. A stop leaves it for the next pass too; a spent budget is thrown.
 */
export async function judgeOrNote(store: RunStore, key: string, judge: ConnectedJudge): Promise<boolean> {
  try {
    return await judgeEpisodeByModel(store, key, judge);
  } catch (error) {
    if (error instanceof EpisodeStopped) return false;
    if (!(error instanceof ModelError) || error.code === 'BUDGET') throw error;
    store.note('judge', `${judge.spec.id} could not judge episode ${key}: ${error.message}`);
    judge.onFailure(judge.spec.id, error.message);
    return false;
  }
}

/** Judges by a model whatever it has not judged by its present rubric; gives how many episodes were judged now. */
export async function judgeRunByModel(
  store: RunStore,
  judge: ConnectedJudge,
  { concurrency }: { readonly concurrency: number },
): Promise<number> {
  let judged = 0;
  const keys = unjudgedBy(store, judge.spec);
  const places = { lane: judge.spec.id, most: concurrency };
  for await (const isNew of runEpisodes(keys, (key) => judgeOrNote(store, key, judge), { placesOf: () => places, stop: judge.stop }))
    if (isNew) judged++;
  return judged;
}

/** What a verdict is kept under: transcript, facts, judge, rubric, and the rules. */
export function keyOfVerdict({ events, facts, reasoning, row }: TranscriptToJudge, judge: string, rubric: string): string {
  return verdictKey({
    transcriptHash: contentHash({ events, reasoning, key: row.key }),
    factsHash: contentHash(facts),
    judge,
    rubric,
  });
}

/** The verdicts of a run as its numbers rest on them: one an episode, and what each model judge said by itself. */
export type StandingVerdicts = {
  /** Who judged, in words: `rules`, a judge, or how a panel comes to its verdict. */
  readonly judge: string;
  readonly verdicts: ReadonlyMap<string, Verdict>;
  readonly byJudge: ReadonlyMap<string, ReadonlyMap<string, Verdict>>;
};

/**
 * The verdicts that stand: those of the study's model judges, or else of whoever judged the run afterwards, or else of
 * rules; people's labels never stand. Several judges are a panel; one that has not judged an episode yet has no say in it. What rules alone say of a real
 * subject's threats stays open.
 */
export function standingVerdicts(store: RunStore, isSimulated: (model: string) => boolean): StandingVerdicts {
  const { file } = StoredStudy.parse(store.header().study);
  const named = modelJudges(file).map(({ id }) => id);
  const judges = named.length > 0 ? named : store.judges().filter((judge) => judge !== 'rules' && !judge.startsWith(personMark));
  const read = (judge: string): Map<string, Verdict> => new Map([...store.verdicts(judge)].map(({ key, verdict }) => [key, verdict]));
  if (judges.length === 0) {
    const models = new Map([...store.plan(), ...store.superseded()].map(({ key, model }) => [key, model]));
    const verdicts = [...read('rules')].map(
      ([key, verdict]) => [key, isSimulated(models.get(key) ?? '') ? verdict : unsettledByRules(verdict)] as const,
    );
    return { judge: 'rules', verdicts: new Map(verdicts), byJudge: new Map() };
  }
  const byJudge = new Map(judges.map((judge) => [judge, read(judge)]));
  const [only, ...others] = judges;
  if (only !== undefined && others.length === 0) return { judge: only, verdicts: byJudge.get(only) ?? new Map(), byJudge };
  const keys = new Set([...byJudge.values()].flatMap((verdicts) => [...verdicts.keys()]));
  const verdicts = [...keys].map((key) => {
    const given = [...byJudge.values()].flatMap((own) => own.get(key) ?? []);
    return [key, panelVerdict(given, file.panel)] as const;
  });
  return { judge: `${file.panel} of ${judges.join(', ')}`, verdicts: new Map(verdicts), byJudge };
}

/** What each judge whose verdicts stand went by, over the episodes of the plan. */
export function standingRubrics(store: RunStore, { byJudge }: StandingVerdicts): Record<string, string[]> {
  const planned = store.plan().map(({ key }) => key);
  const judges = byJudge.size === 0 ? ['rules'] : [...byJudge.keys()];
  return Object.fromEntries(
    judges.map((judge) => {
      const rubrics = store.verdictRubrics(judge);
      return [judge, [...new Set(planned.flatMap((key) => rubrics.get(key) ?? []))].toSorted()];
    }),
  );
}
