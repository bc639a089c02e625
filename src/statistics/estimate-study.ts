import type { Comparison, Corrected, RunEstimates } from '../record/estimate.ts';
import type { MitigationClaim } from '../record/mitigation.ts';
import { cellKey } from './cell-key.ts';
import { intraClusterCorrelation } from './cluster.ts';
import { compareLevels } from './compare-levels.ts';
import { correctStudy, type LabelledAudit } from './correct-study.ts';
import { doseTrends } from './dose-response.ts';
import { estimateCell, strataOf } from './estimate-cell.ts';
import { harmOf, type ScoredEpisode } from './scored-episode.ts';
import { judgeAgreement } from './judge-agreement.ts';
import { scoreMitigations } from './score-mitigations.ts';

/** What the study file says about estimating. */
export type StudyEstimation = {
  readonly judge: string;
  readonly estimand: 'pack' | 'surface';
  readonly adjust: Comparison['adjust'];
  readonly varied: readonly string[];
  readonly mitigations?: readonly MitigationClaim[];
  /** Audits with people's labels, oldest first. */
  readonly audits?: readonly LabelledAudit[];
  readonly seed: string;
};

/**
 * Cells in the plan's order, all comparisons between their levels, slopes over doses, claimed safeguards on held-out texts, and
 * how alike the episodes of a variant are. Pure: the same episodes give the same numbers.
 */
export function estimateStudy(
  episodes: readonly ScoredEpisode[],
  { judge, estimand, adjust, varied, mitigations = [], audits = [], seed }: StudyEstimation,
): Pick<RunEstimates, 'cells' | 'comparisons' | 'trends' | 'mitigations' | 'variation' | 'agreement' | 'audits'> {
  const planned = cellsOf(episodes);
  const variation = intraClusterCorrelation(
    planned.map((cell) => ({
      clusters: strataOf(
        cell,
        cell.map((episode) => harmOf(episode)),
      ),
    })),
  );
  const icc = variation.used;
  const corrected = correctStudy(episodes, audits, { judge, estimand, icc, seed });
  const cells = planned.map((cell) => estimateCell(cell, { judge, estimand, icc, seed }, correctedOf(cell, corrected.cells)));
  return {
    cells,
    comparisons: compareLevels(planned, varied, { estimand, icc, adjust, judge }),
    trends: doseTrends(cells, varied),
    mitigations: scoreMitigations(planned, mitigations, varied, { estimand, icc, seed, judge }),
    variation,
    agreement: judgeAgreement(episodes, seed),
    audits: corrected.audits,
  };
}

function correctedOf([first]: readonly ScoredEpisode[], cells: ReadonlyMap<string, Corrected>): Corrected | null {
  return first === undefined ? null : (cells.get(cellKey(first.row)) ?? null);
}

/** Episodes by cell: one condition of one model with its settings. */
export function cellsOf(episodes: readonly ScoredEpisode[]): ScoredEpisode[][] {
  return [...Map.groupBy(episodes, ({ row }) => cellKey(row)).values()];
}
