import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { TurncoatError } from '../errors.ts';
import { describeError, estimateErrors, type EstimateError, type Used } from '../plan/estimate-error.ts';
import type { PriceList } from '../model/prices.ts';
import type { PlanRow } from '../record/plan-row.ts';
import { levelsOf } from '../scenario/levels.ts';
import { openRun, storeFile } from '../store/open-run.ts';
import type { RunStore } from '../store/run-store.ts';
import { isSimulatedId } from '../subjects/simulated-model.ts';
import { costOf } from './announce.ts';
import type { Io } from './io.ts';
import type { Workbench } from './workbench.ts';
import { shownPath } from './workbench.ts';

/** How well the plan's estimate would have told what a past run used. */
export type PastRun = { readonly run: string; readonly errors: readonly (EstimateError & { readonly simulated: boolean })[] };

/** Most runs that are looked at, and most finished episodes of each: enough for a ratio, little enough not to be waited for. */
const most = { runs: 5, episodes: 400 } as const;

/** The estimate's error on the run in `dir`, and on the newest others in runs/ with packs of this study. */
export function pastRuns(dir: string, bench: Workbench, prices: PriceList, io: Io): PastRun[] {
  const found: PastRun[] = [];
  for (const place of [dir, ...othersIn(resolve(io.cwd, 'runs'), dir)]) {
    if (found.length === most.runs) break;
    const run = pastRun(place, bench, prices, io);
    if (run !== undefined) found.push(run);
  }
  return found;
}

/** One line a run and model, and before them what the numbers are; nothing where there is no past run. */
export function describePastRuns(runs: readonly PastRun[]): string {
  if (runs.length === 0) return '';
  const lines = runs.flatMap(({ run, errors }) =>
    errors.map((error) => {
      const kind = error.simulated ? ', simulated' : '';
      return `  ${run}, ${error.model} (${error.episodes} episodes${kind}): ${describeError(error)}\n`;
    }),
  );
  return `Finished episodes used, over what this estimate says of them:\n${lines.join('')}`;
}

function othersIn(folder: string, dir: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .filter((place) => place !== dir && existsSync(join(place, storeFile)))
    .map((place) => ({ place, changed: statSync(join(place, storeFile)).mtimeMs }))
    .toSorted((a, b) => b.changed - a.changed)
    .map(({ place }) => place);
}

/** A run that cannot be read (another format, a file that is none) is no reason not to plan. */
function pastRun(dir: string, bench: Workbench, prices: PriceList, io: Io): PastRun | undefined {
  if (!existsSync(join(dir, storeFile))) return undefined;
  try {
    using store = openRun(dir, { mode: 'read', now: io.now, process: io.process });
    const rows = evenly(finishedRows(store, bench));
    const errors = estimateErrors(costOf(rows, bench, prices), usedBy(rows, store));
    if (errors.length === 0) return undefined;
    return { run: shownPath(dir, io.cwd), errors: errors.map((error) => ({ ...error, simulated: isSimulatedId(error.model) })) };
  } catch (error) {
    if (error instanceof TurncoatError) return undefined;
    throw error;
  }
}

/** Episodes that came to an end of their own, in worlds that the packs of today still make; a factor that came later is at its default. */
function finishedRows(store: RunStore, { packs }: Workbench): PlanRow[] {
  const ends = store.outcomes();
  const known = new Map(
    [...packs].map(([id, pack]) => [id, { factors: levelsOf(pack), variants: pack.files.variants.value.variants.length }]),
  );
  return [...store.plan(), ...store.superseded()].flatMap((row) => {
    const end = ends.get(row.key);
    const pack = known.get(row.scenario);
    if (end === undefined || end.outcome === 'error' || pack === undefined || row.variant >= pack.variants) return [];
    const isKnown = Object.entries(row.levels).every(([factor, level]) => pack.factors[factor]?.levels.includes(level) === true);
    const defaults = Object.fromEntries(Object.entries(pack.factors).map(([factor, { default: usual }]) => [factor, usual]));
    return isKnown ? [{ ...row, levels: { ...defaults, ...row.levels } }] : [];
  });
}

function evenly(rows: readonly PlanRow[]): PlanRow[] {
  const step = Math.max(1, rows.length / most.episodes);
  return Array.from({ length: Math.min(rows.length, most.episodes) }, (_, index) => rows[Math.floor(index * step)]).filter(
    (row) => row !== undefined,
  );
}

function usedBy(rows: readonly PlanRow[], store: RunStore): Used[] {
  return [...Map.groupBy(rows, ({ model }) => model)].map(([model, own]) => {
    const spent = own.map(({ key }) => store.usageOf(key));
    const sum = (of: (one: (typeof spent)[number]) => number): number => spent.reduce((total, one) => total + of(one), 0);
    return {
      model,
      episodes: own.length,
      calls: sum(({ calls }) => calls),
      inputTokens: sum(({ inputTokens }) => inputTokens),
      cacheReadTokens: sum(({ cacheReadTokens }) => cacheReadTokens),
      outputTokens: sum(({ outputTokens }) => outputTokens),
      costUsd: spent.some(({ unpriced }) => unpriced > 0) ? null : sum(({ costUsd }) => costUsd),
    };
  });
}
