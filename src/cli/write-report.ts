import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from '../errors.ts';
import { standingVerdicts } from '../judge-run.ts';
import { estimateRun } from '../estimate-run.ts';
import type { Verdict } from '../record/verdict.ts';
import { buildReport } from '../report/build-report.ts';
import { chooseTranscripts } from '../report/choose-transcripts.ts';
import { matchPublished } from '../report/match-published.ts';
import type { EpisodeLine, ReportInput, ReportStudy, ReportTranscript } from '../report/report-input.ts';
import type { RunStore } from '../store/run-store.ts';
import { packageVersion } from './package-version.ts';
import { toReportTranscript } from './read-transcript.ts';
import { publishedNames } from '../study/published-names.ts';
import { StoredStudy } from '../study/stored-study.ts';
import { isSimulatedId } from '../subjects/simulated-model.ts';

/** Writes the HTML report of a run, made from its store alone, and gives the file's path. */
export async function writeReport(store: RunStore, dir: string, file: string = join(dir, 'report.html')): Promise<string> {
  const report = buildReport(reportInput(store));
  await writeFile(file, report).catch((cause: unknown) => {
    const hint = 'Name a file in a folder that exists and may be written: turncoat report RUN --out FILE.';
    throw new UsageError('REPORT_NOT_WRITTEN', `${file} cannot be written`, { place: file, hint, cause });
  });
  return file;
}

/** Everything that a report says, from the store of a run. */
export function reportInput(store: RunStore): ReportInput {
  const header = store.header();
  const study = StoredStudy.parse(header.study);
  const estimates = estimateRun(store, isSimulatedId);
  const { verdicts } = standingVerdicts(store, isSimulatedId);
  const ends = store.outcomes();
  const episodes = store
    .plan()
    .map((row): EpisodeLine => ({ row, outcome: ends.get(row.key)?.outcome ?? 'pending', verdict: verdicts.get(row.key) ?? null }));
  return {
    estimates,
    study: reportStudy(
      study,
      estimates.comparisons.map((each) => each.factor),
    ),
    published: matchPublished(estimates, publishedNames(study.file)),
    episodes,
    transcripts: readTranscripts(store, chooseTranscripts(episodes, study.file.seed), verdicts),
    reproduce: {
      command: study.command,
      versions: { turncoat: packageVersion, engine: header.engineVersion, node: process.version },
      hashes: { plan: header.planHash, run: header.runId },
    },
    notes: [...new Set(store.notes().map((note) => note.text))].slice(0, 20),
  };
}

function reportStudy({ file, packs }: StoredStudy, compared: readonly string[]): ReportStudy {
  return {
    name: file.name,
    title: file.title,
    scenarios: packs.map(({ id, title, summary, provenance, canary }) => ({ id, title, summary, provenance, canary })),
    varied: [...new Set(compared)],
    levels: Object.assign({}, ...packs.map((pack) => pack.levels)),
    episodesPerCell: file.episodes,
    variants: file.variants ?? Math.max(0, ...packs.map((pack) => pack.variants)),
    seed: file.seed,
    turnLimit: file.turnLimit,
    protocols: file.protocol,
    judges: file.judges.map((entry) => (typeof entry === 'string' ? entry : entry.id)),
    estimand: file.estimand,
    adjust: file.adjust,
    tolerance: file.tolerance,
    budget: file.budget ?? null,
  };
}

function* readTranscripts(store: RunStore, keys: readonly string[], verdicts: ReadonlyMap<string, Verdict>): Generator<ReportTranscript> {
  for (const stored of store.transcripts(keys)) yield toReportTranscript(stored, stored.facts, verdicts.get(stored.row.key) ?? null);
}
