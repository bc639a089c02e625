import { contentHash } from '../kernel/hash.ts';
import type { CellEstimate, Comparison } from '../record/estimate.ts';
import { intraClusterCorrelation } from './cluster.ts';
import { compareLevels } from './compare-levels.ts';
import { estimateCell, strataOf } from './estimate-cell.ts';
import { harmOf, type ScoredEpisode } from './scored-episode.ts';

/** What the study file says about estimating. */
export type StudyEstimation = {
  readonly judge: string;
  readonly estimand: 'pack' | 'surface';
  readonly adjust: Comparison['adjust'];
  readonly varied: readonly string[];
  readonly seed: string;
};

/** Cells in the plan's order, and all comparisons between their levels. Pure: the same episodes give the same numbers. */
export function estimateStudy(
  episodes: readonly ScoredEpisode[],
  { judge, estimand, adjust, varied, seed }: StudyEstimation,
): { cells: CellEstimate[]; comparisons: Comparison[] } {
  const cells = cellsOf(episodes);
  const icc = intraClusterCorrelation(
    cells.map((cell) => ({
      clusters: strataOf(
        cell,
        cell.map((episode) => harmOf(episode)),
      ),
    })),
  );
  return {
    cells: cells.map((cell) => estimateCell(cell, { judge, estimand, icc, seed })),
    comparisons: compareLevels(cells, varied, { estimand, icc, adjust }),
  };
}

/** Episodes by cell: one condition of one model with its settings. */
export function cellsOf(episodes: readonly ScoredEpisode[]): ScoredEpisode[][] {
  const cells = new Map<string, ScoredEpisode[]>();
  for (const episode of episodes) {
    const { model, settings, protocol, scenario, levels } = episode.row;
    const name = contentHash([model, settings, protocol, scenario, levels]);
    const cell = cells.get(name);
    if (cell === undefined) cells.set(name, [episode]);
    else cell.push(episode);
  }
  return [...cells.values()];
}
