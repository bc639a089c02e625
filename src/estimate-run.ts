import { standingRubrics, standingVerdicts, type StandingVerdicts } from './judge-run.ts';
import { whyNotOf } from './judge/labels/audit-of.ts';
import { shownHash } from './judge/labels/draw-audit.ts';
import { contentHash } from './kernel/hash.ts';
import { noProbes } from './record/probe.ts';
import type { PlanRow } from './record/plan-row.ts';
import type { RunEstimates } from './record/estimate.ts';
import type { LabelledAudit } from './statistics/correct-study.ts';
import { estimateStudy } from './statistics/estimate-study.ts';
import type { ScoredEpisode } from './statistics/scored-episode.ts';
import type { RunStore } from './store/run-store.ts';
import { StoredStudy } from './study/stored-study.ts';

/** The estimates of a run, from its store alone. */
export function estimateRun(store: RunStore, isSimulated: (model: string) => boolean): RunEstimates {
  const { runId, studyName, createdAt, planHash, engineVersion, study } = store.header();
  const standing = standingVerdicts(store, isSimulated);
  const episodes = scoredEpisodes(store, standing, isSimulated);
  const { estimand, adjust, mitigations, seed } = StoredStudy.parse(study).file;
  const varied = variedFactors(store.plan());
  const audits = labelledAudits(store, standing);
  const estimates = estimateStudy(episodes, { judge: standing.judge, estimand, adjust, varied, mitigations, audits, seed });
  const simulated = episodes.every((episode) => episode.simulated);
  return {
    run: { id: runId, study: studyName, createdAt, simulated, planHash, engineVersion, formatVersion: 1 },
    ...estimates,
    superseded: supersededCells(store),
  };
}

/** The episodes of the plan with the verdicts that stand. */
export function scoredEpisodes(
  store: RunStore,
  { verdicts, byJudge }: StandingVerdicts,
  isSimulated: (model: string) => boolean,
): ScoredEpisode[] {
  const ends = store.outcomes();
  return store.plan().map((row): ScoredEpisode => {
    const end = ends.get(row.key);
    const { unpriced, ...spent } = store.usageOf(row.key);
    return {
      row,
      simulated: isSimulated(row.model),
      outcome: end?.outcome ?? 'pending',
      utility: end?.utility ?? null,
      verdict: verdicts.get(row.key) ?? null,
      ...(byJudge.size === 0 ? {} : { byJudge: Object.fromEntries([...byJudge].map(([name, own]) => [name, own.get(row.key) ?? null])) }),
      exposure: end?.exposure ?? { threat: null, leverage: null, outs: null, deadline: null },
      usage: { ...spent, costUsd: unpriced > 0 ? null : spent.costUsd },
      reasoningChannel: end?.reasoningChannel ?? 'none',
      probes: end?.probes ?? noProbes,
    };
  });
}

/** Every audit of a run with people's labels, and whether it still is one of the verdicts that stand. */
export function labelledAudits(store: RunStore, standing: StandingVerdicts): LabelledAudit[] {
  const audits = store.audits();
  if (audits.length === 0) return [];
  const now = { judge: standing.judge, rubrics: standingRubrics(store, standing) };
  return audits.map(({ id, audit }) => {
    const why = whyNotOf(audit, now);
    const given = Map.groupBy(store.verdictsBy(id), ({ key }) => key);
    const changed = why !== null ? [] : audit.items.filter(({ key, shown }) => !isShown(store, key, shown));
    return {
      id,
      audit,
      why,
      changed: new Set(changed.map(({ key }) => key)),
      labels: new Map([...given].map(([key, own]) => [key, own.map(({ verdict }) => verdict)])),
    };
  });
}

function isShown(store: RunStore, key: string, shown: string): boolean {
  const transcript = store.transcriptToJudge(key);
  return transcript !== null && shownHash(transcript) === shown;
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
