import { standingVerdicts } from '../judge-run.ts';
import type { WorldFacts } from '../record/facts.ts';
import type { PlanRow } from '../record/plan-row.ts';
import type { ReportTranscript } from '../report/report-input.ts';
import type { Verdict } from '../record/verdict.ts';
import type { RunStore } from '../store/run-store.ts';
import type { StoredTranscript } from '../store/transcript-table.ts';
import { isSimulatedId } from '../subjects/simulated-model.ts';

/**
 * The transcript of one episode, ended or not, with the verdict that stands. Facts are recorded when an episode ends;
 * until then those of the pack say who is who.
 */
export async function readTranscript(
  store: RunStore,
  row: PlanRow,
  factsOf: (row: PlanRow) => Promise<WorldFacts>,
): Promise<ReportTranscript> {
  const stored = store.transcript(row.key);
  const verdict = standingVerdicts(store, isSimulatedId).verdicts.get(row.key) ?? null;
  return toReportTranscript(stored, stored.facts ?? (await factsOf(row)), verdict);
}

/** A stored episode as the report reads it. */
export function toReportTranscript(
  { row, end, events, calls, reasoning, opening }: StoredTranscript,
  facts: WorldFacts,
  verdict: Verdict | null,
): ReportTranscript {
  const shown = (opening?.messages ?? []).map((message) => (message.role === 'user' ? message.text : ''));
  return {
    row,
    end,
    facts,
    events,
    calls: calls.map(({ turn, reply, messagesAdded }) => ({ turn, reply, added: messagesAdded })),
    reasoning,
    verdict,
    instructions: [opening?.system ?? '', ...shown].join('\n\n'),
  };
}
