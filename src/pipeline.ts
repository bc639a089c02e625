import { EpisodeStopped } from './episode/episode-parts.ts';
import { runEpisode, withTickets } from './episode/run-episode.ts';
import { runEpisodes } from './episode/run-episodes.ts';
import { judgeEpisode, judgeOrNote, judgeRun, judgeRunByModel, type ConnectedJudge } from './judge-run.ts';
import type { Model } from './model/model.ts';
import { withSharedOpening } from './model/prefix-gate.ts';
import { keysThatShare, orderForCache } from './plan/cache-order.ts';
import type { WorldOf } from './plan/plan-episodes.ts';
import type { PlanRow } from './record/plan-row.ts';
import { WarningNotes } from './store/note-warnings.ts';
import type { RunStore } from './store/run-store.ts';
import { StepMismatch } from './store/steps.ts';

/** What a run needs besides its study: its record, the worlds, the models, a clock, and how to stop. */
export type RunDeps = {
  readonly store: RunStore;
  readonly worldOf: WorldOf;
  readonly modelOf: (id: string) => Model;
  /** Model judges, connected; rules always judge. */
  readonly judges: readonly ConnectedJudge[];
  readonly now: () => Date;
  /** Episodes of a model that are open at once. */
  readonly openEpisodes: (model: string) => number;
  /** Once aborted no call is begun. */
  readonly stop: AbortSignal;
  /** Breaks off open calls. */
  readonly signal: AbortSignal;
  readonly onBegin: (row: PlanRow) => void;
  readonly onEnd: (row: PlanRow, isFinished: boolean) => void;
};

/**
 * The whole line: the plan's episodes that are not done yet are run, and each is judged as it ends, by rules and by each
 * model judge. Whatever was done before is read from the store, never run or asked again. The estimates and the report are
 * made from the store afterwards.
 */
export async function runStudy(rows: readonly PlanRow[], deps: RunDeps): Promise<void> {
  deps.store.reopenErrors();
  const done = deps.store.outcomes();
  const todo = orderForCache(rows.filter((row) => !done.has(row.key)));
  const warned = new WarningNotes(deps.store);
  const sharing = keysThatShare(todo);
  const pool = { placesOf: ({ model }: PlanRow) => ({ lane: model, most: deps.openEpisodes(model) }), stop: deps.stop };
  for await (const { row, isFinished } of runEpisodes(todo, (each) => performEpisode(each, deps, { warned, sharing }), pool)) {
    if (isFinished) judgeEpisode(deps.store, row.key);
    deps.onEnd(row, isFinished);
  }
  judgeRun(deps.store);
  for (const judge of deps.judges) await judgeRunByModel(deps.store, judge, { concurrency: deps.openEpisodes(judge.spec.id) });
}

/** What the episodes of one run have in common: the notes on their models' warnings, and who begins like another. */
type SharedInRun = { readonly warned: WarningNotes; readonly sharing: ReadonlySet<string> };

/** Runs one episode into the store. A stop leaves it unfinished, to go on later from its recorded calls. */
async function performEpisode(row: PlanRow, deps: RunDeps, run: SharedInRun): Promise<{ row: PlanRow; isFinished: boolean }> {
  const { store, worldOf, modelOf, stop, signal, now } = deps;
  deps.onBegin(row);
  const world = worldOf(row.scenario, row.levels, row.variant);
  const model = run.sharing.has(row.key) ? withSharedOpening(modelOf(row.model)) : modelOf(row.model);
  try {
    const reasoning = [];
    for await (const part of runEpisode({ row, world, model, steps: store.stepsFor(row.key), stop, signal, now })) {
      if (part.type === 'end') store.finishEpisode(row.key, part.end, part.facts, reasoning, part.events);
      else {
        reasoning.push(...part.reasoning);
        store.putTurn(row.key, part);
        run.warned.add(row.model, part.reply.warnings);
      }
    }
    for (const judge of deps.judges) await judgeOrNote(store, row.key, judge);
    return { row, isFinished: true };
  } catch (error) {
    if (error instanceof EpisodeStopped) return { row, isFinished: false };
    if (!(error instanceof StepMismatch)) throw error;
    store.restart(row.key, error.message);
    return performEpisode(row, deps, run);
  }
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
