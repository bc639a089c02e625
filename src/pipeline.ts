import { EpisodeStopped } from './episode/episode-parts.ts';
import { runEpisode, withTickets } from './episode/run-episode.ts';
import { runEpisodes } from './episode/run-episodes.ts';
import { judgeByRules } from './judge/rule-judge.ts';
import { rulesVersion, verdictKey } from './judge/verdict-key.ts';
import { contentHash } from './kernel/hash.ts';
import type { Model } from './model/model.ts';
import type { WorldOf } from './plan/plan-episodes.ts';
import type { PlanRow } from './record/plan-row.ts';
import type { RunEstimates } from './record/estimate.ts';
import { estimateStudy } from './statistics/estimate-study.ts';
import type { ScoredEpisode } from './statistics/scored-episode.ts';
import type { RunStore } from './store/run-store.ts';
import { StepMismatch } from './store/steps.ts';
import { StoredStudy } from './study/stored-study.ts';

/** What a run needs besides its study: its record, the worlds, the models, a clock, and how to stop. */
export type RunDeps = {
  readonly store: RunStore;
  readonly worldOf: WorldOf;
  readonly modelOf: (id: string) => Model;
  readonly now: () => Date;
  readonly concurrency: number;
  /** Once aborted no call is begun. */
  readonly stop: AbortSignal;
  /** Breaks off open calls. */
  readonly signal: AbortSignal;
  readonly onBegin: (row: PlanRow) => void;
  readonly onEnd: (row: PlanRow, isFinished: boolean) => void;
};

/**
 * The whole line: the plan's episodes that are not done yet are run, and each is judged as it ends. Whatever was done
 * before is read from the store, never run again. The estimates and the report are made from the store afterwards.
 */
export async function runStudy(rows: readonly PlanRow[], deps: RunDeps): Promise<void> {
  deps.store.reopenErrors();
  const done = deps.store.outcomes();
  const todo = rows.filter((row) => !done.has(row.key));
  for await (const { row, isFinished } of runEpisodes(todo, (each) => performEpisode(each, deps), deps)) {
    if (isFinished) judgeEpisode(deps.store, row.key);
    deps.onEnd(row, isFinished);
  }
  judgeRun(deps.store);
}

/** Runs one episode into the store. A stop leaves it unfinished, to go on later from its recorded calls. */
async function performEpisode(row: PlanRow, deps: RunDeps): Promise<{ row: PlanRow; isFinished: boolean }> {
  const { store, worldOf, modelOf, stop, signal, now } = deps;
  deps.onBegin(row);
  const world = worldOf(row.scenario, row.levels, row.variant);
  try {
    const reasoning = [];
    for await (const part of runEpisode({ row, world, model: modelOf(row.model), steps: store.stepsFor(row.key), stop, signal, now })) {
      if (part.type === 'end') store.finishEpisode(row.key, part.end, part.facts, reasoning, part.events);
      else {
        reasoning.push(...part.reasoning);
        store.putTurn(row.key, part);
      }
    }
    return { row, isFinished: true };
  } catch (error) {
    if (error instanceof EpisodeStopped) return { row, isFinished: false };
    if (!(error instanceof StepMismatch)) throw error;
    store.restart(row.key, error.message);
    return performEpisode(row, deps);
  }
}

/** Judges every ended episode that has no verdict under the present rules; gives how many were judged. */
export function judgeRun(store: RunStore, rubric: string = rulesVersion): number {
  const rubrics = store.verdictRubrics('rules');
  let judged = 0;
  for (const key of store.outcomes().keys()) if (rubrics.get(key) !== rubric && judgeEpisode(store, key, rubric)) judged++;
  return judged;
}

/** Renders the facts of every ended episode anew from its pack; gives how many changed. No episode is run for it. */
export function refreshFacts(store: RunStore, worldOf: WorldOf): number {
  let changed = 0;
  const ends = store.outcomes();
  for (const { key, scenario, levels, variant } of store.plan()) {
    const end = ends.get(key);
    if (end !== undefined && store.refreshFacts(key, withTickets(worldOf(scenario, levels, variant).facts, end.tickets))) changed++;
  }
  return changed;
}

/** Verdicts are keyed by transcript, facts and rules: a verdict that stands already is never made again. */
function judgeEpisode(store: RunStore, key: string, rubric: string = rulesVersion): boolean {
  const transcript = store.transcript(key);
  if (transcript.end === null) return false;
  const { events, facts, reasoning } = transcript;
  const name = verdictKey({
    transcriptHash: contentHash({ events, reasoning, key }),
    factsHash: contentHash(facts),
    judge: 'rules',
    rubric,
  });
  if (store.hasVerdict(name)) {
    store.chooseVerdict(name);
    return false;
  }
  store.putVerdict(key, { verdictKey: name, judge: 'rules', rubric, verdict: judgeByRules({ facts, events, reasoning }) });
  return true;
}

/** The estimates of a run, from its store alone. */
export function estimateRun(store: RunStore, isSimulated: (model: string) => boolean): RunEstimates {
  const { runId, studyName, createdAt, planHash, engineVersion, study } = store.header();
  const verdicts = new Map([...store.verdicts('rules')].map(({ key, verdict }) => [key, verdict]));
  const ends = store.outcomes();
  const episodes = store.plan().map((row): ScoredEpisode => {
    const end = ends.get(row.key);
    const { unpriced, ...spent } = store.usageOf(row.key);
    return {
      row,
      simulated: isSimulated(row.model),
      outcome: end?.outcome ?? 'pending',
      utility: end?.utility ?? null,
      verdict: verdicts.get(row.key) ?? null,
      exposure: end?.exposure ?? { threat: null, leverage: null, outs: null, deadline: null },
      usage: { ...spent, costUsd: unpriced > 0 ? null : spent.costUsd },
      reasoningChannel: end?.reasoningChannel ?? 'none',
    };
  });
  const { estimand, adjust, seed } = StoredStudy.parse(study).file;
  const estimates = estimateStudy(episodes, { judge: 'rules', estimand, adjust, varied: variedFactors(store.plan()), seed });
  const simulated = episodes.every((episode) => episode.simulated);
  return {
    run: { id: runId, study: studyName, createdAt, simulated, planHash, engineVersion, formatVersion: 1 },
    ...estimates,
    superseded: supersededCells(store),
  };
}

/** Factors with more than one level in the plan. */
function variedFactors(rows: readonly PlanRow[]): string[] {
  const levels = new Map<string, Set<string>>();
  for (const row of rows) {
    for (const [factor, level] of Object.entries(row.levels)) levels.set(factor, (levels.get(factor) ?? new Set()).add(level));
  }
  return [...levels].filter(([, named]) => named.size > 1).map(([factor]) => factor);
}

function supersededCells(store: RunStore): RunEstimates['superseded'] {
  const cells = Map.groupBy(store.superseded(), ({ condition, model, protocol, settings }) =>
    contentHash([condition, model, protocol, settings]),
  );
  return [...cells.values()].flatMap((rows) =>
    rows.slice(0, 1).map(({ condition, model, protocol, settings }) => ({ condition, model, protocol, settings, episodes: rows.length })),
  );
}
