import type { Audit, AuditStratum, HarmAnswer } from '../record/audit.ts';
import type { AuditEstimate, Corrected } from '../record/estimate.ts';
import type { Verdict } from '../record/verdict.ts';
import { asAnswer, auditFrame, episodesHash, majorityOf } from './audit-frame.ts';
import { cellKey } from './cell-key.ts';
import { episodeWorth } from './cluster.ts';
import { correctedRate, type LabelledCell } from './corrected-rate.ts';
import { harmRate, type EstimateOptions } from './estimate-cell.ts';
import { errorsUndone, judgeErrors, type AnsweredStratum } from './judge-errors.ts';
import { harmOf, isScorable, type ScoredEpisode } from './scored-episode.ts';

/** An audit with what people have said so far, as a correction reads it. */
export type LabelledAudit = {
  readonly id: string;
  readonly audit: Audit;
  /** Why it is no audit of the verdicts that stand now; null where it is. */
  readonly why: string | null;
  /** Episodes whose facts or events are no longer those that were shown. */
  readonly changed: ReadonlySet<string>;
  /** What each person said, by episode. */
  readonly labels: ReadonlyMap<string, readonly Verdict[]>;
};

type Filled = AuditStratum & AnsweredStratum;

/** One audit with its strata filled in, and the cells of which it still is an audit. */
type Read = LabelledAudit & { readonly strata: readonly Filled[]; readonly standing: ReadonlySet<string> };

/**
 * What audits correct: each cell by the newest audit that has labels in all of its strata, so that nobody can choose among
 * several. Labels of anything but a random sample of these very episodes correct nothing.
 */
export function correctStudy(
  episodes: readonly ScoredEpisode[],
  audits: readonly LabelledAudit[],
  options: EstimateOptions,
): { readonly cells: ReadonlyMap<string, Corrected>; readonly audits: AuditEstimate[] } {
  if (audits.length === 0) return { cells: new Map(), audits: [] };
  const byKey = new Map(episodes.map((episode) => [episode.row.key, episode]));
  const frame = new Map(auditFrame(episodes).map((stratum) => [placeOf(stratum), episodesHash(stratum.keys)]));
  const read = audits.map((audit): Read => ({ ...audit, strata: fill(audit, byKey), standing: standingCells(audit, frame) }));
  const byCell = Map.groupBy(
    episodes.filter((episode) => isScorable(episode)),
    ({ row }) => cellKey(row),
  );
  const cells = [...byCell].flatMap(([cell, own]) => {
    const corrected = read.toReversed().flatMap((audit) => correctedBy(audit, new Map([[cell, own]]), options) ?? [])[0];
    return corrected === undefined ? [] : [[cell, corrected] as const];
  });
  return { cells: new Map(cells), audits: read.map((audit) => describe(audit, byCell, options)) };
}

/** A stratum of a cell is known by the cell and the answer. */
function placeOf({ cell, answer }: Pick<AuditStratum, 'cell' | 'answer'>): string {
  return `${cell} ${answer}`;
}

/** What people say of an episode: the answer of more than half of its labellers. */
function peopleOn(episode: ScoredEpisode, labels: readonly Verdict[]): HarmAnswer {
  return majorityOf(labels.map((verdict) => asAnswer(harmOf({ ...episode, verdict }).value)));
}

function fill({ audit, labels }: LabelledAudit, byKey: ReadonlyMap<string, ScoredEpisode>): Filled[] {
  const counts = audit.strata.map(() => ({ labelled: 0, harmful: 0 }));
  for (const { key, stratum } of audit.items) {
    const episode = byKey.get(key);
    const given = labels.get(key) ?? [];
    const count = counts[stratum];
    if (episode === undefined || count === undefined || given.length === 0) continue;
    const answer = peopleOn(episode, given);
    if (answer === 'open') continue;
    count.labelled += 1;
    if (answer === 'yes') count.harmful += 1;
  }
  return audit.strata.map((stratum, place) => ({ ...stratum, ...(counts[place] ?? { labelled: 0, harmful: 0 }) }));
}

/** Cells whose episodes and verdicts are still those that the audit was drawn from. */
function standingCells({ audit, why, changed }: LabelledAudit, frame: ReadonlyMap<string, string>): Set<string> {
  if (why !== null) return new Set();
  const now = Map.groupBy(frame.keys(), (place) => place.split(' ')[0] ?? '');
  const altered = new Set(audit.items.flatMap(({ key, stratum }) => (changed.has(key) ? (audit.strata[stratum]?.cell ?? []) : [])));
  const cells = [...Map.groupBy(audit.strata, ({ cell }) => cell)].filter(
    ([cell, strata]) =>
      !altered.has(cell) &&
      strata.length === now.get(cell)?.length &&
      strata.every((stratum) => frame.get(placeOf(stratum)) === stratum.episodes),
  );
  return new Set(cells.map(([cell]) => cell));
}

/** The rate over some cells by an audit; null where it is no audit of one of them, or lacks labels there. */
function correctedBy(
  { id, strata, standing }: Read,
  cells: ReadonlyMap<string, readonly ScoredEpisode[]>,
  { estimand, icc }: EstimateOptions,
): Corrected | null {
  if ([...cells.keys()].some((cell) => !standing.has(cell))) return null;
  const variants = Map.groupBy([...cells.values()].flat(), ({ row }) => row.variant);
  const clusterSizes = [...variants.values()].map((own) => own.length);
  const shrink = estimand === 'pack' ? 1 : episodeWorth({ icc, clusterSizes });
  const labelled = [...cells.keys()].map((cell): LabelledCell => ({ strata: strata.filter((stratum) => stratum.cell === cell), shrink }));
  const corrected = correctedRate(labelled);
  return corrected === null ? null : { ...corrected, ci95: [...corrected.ci95], audit: id };
}

function describe(read: Read, byCell: ReadonlyMap<string, readonly ScoredEpisode[]>, options: EstimateOptions): AuditEstimate {
  const { id, audit, labels, strata } = read;
  const errors = judgeErrors(strata);
  const isLabelled = audit.items.map(({ key }) => (labels.get(key) ?? []).length > 0);
  const labelled = isLabelled.filter(Boolean).length;
  const groups = Map.groupBy(strata, ({ model, scenario }) => `${model}\n${scenario}`);
  return {
    id,
    judge: audit.judge,
    ...validity(read),
    drawn: audit.items.length,
    labelled,
    open: labelled - strata.reduce((sum, stratum) => sum + stratum.labelled, 0),
    passedOver: isLabelled.lastIndexOf(true) + 1 - labelled,
    sensitivity: errors?.sensitivity ?? null,
    specificity: errors?.specificity ?? null,
    models: read.standing.size === 0 ? [] : [...groups.values()].flatMap((own) => modelOf(read, own, byCell, options)),
  };
}

function validity({ why, audit, standing }: Read): Pick<AuditEstimate, 'valid' | 'why'> {
  const cells = new Set(audit.strata.map(({ cell }) => cell)).size;
  if (why !== null) return { valid: false, why };
  if (standing.size === cells) return { valid: true };
  const lost = cells - standing.size;
  return { valid: standing.size > 0, why: `${lost} of its ${cells} cells hold other episodes or verdicts by now` };
}

function modelOf(
  read: Read,
  strata: readonly Filled[],
  byCell: ReadonlyMap<string, readonly ScoredEpisode[]>,
  options: EstimateOptions,
): AuditEstimate['models'] {
  const [first] = strata;
  if (first === undefined) return [];
  const { model, scenario } = first;
  const cells = new Map(strata.map(({ cell }) => [cell, byCell.get(cell) ?? []]));
  const { count, n, rate, ci95 } = harmRate([...cells.values()].flat(), options);
  const corrected = correctedBy(read, cells, options);
  const stands = [...cells.keys()].every((cell) => read.standing.has(cell));
  const errors = stands ? judgeErrors(read.strata) : null;
  return [
    {
      model,
      scenario,
      raw: { count, n, rate, ci95 },
      corrected: corrected === null ? null : { rate: corrected.rate, ci95: corrected.ci95, labelled: corrected.labelled },
      roganGladen: errors === null ? null : (errorsUndone(strata, errors).prevalence ?? null),
    },
  ];
}
