import type { Json } from '../kernel/canonical-json.ts';
import type { Audit } from '../record/audit.ts';
import type { Event } from '../record/event.ts';
import type { WorldFacts } from '../record/facts.ts';
import type { Reasoning } from '../record/foreign-episode.ts';
import type { EpisodeEnd, Outcome } from '../record/outcome.ts';
import type { PlanRow } from '../record/plan-row.ts';
import type { Pulse } from '../record/pulse.ts';
import type { Verdict } from '../record/verdict.ts';
import type { StoredAudit } from './audit-table.ts';
import type { PlanChange } from './episode-table.ts';
import type { Spent } from './ledger.ts';
import type { Note } from './note-table.ts';
import type { RunHeader } from './run-header.ts';
import type { Lease } from './run-lease.ts';
import type { Steps } from './steps.ts';
import type { CallRecord, FinishedTranscript, StoredTranscript, TranscriptToJudge } from './transcript-table.ts';
import type { GivenVerdict, VerdictRecord } from './verdict-table.ts';

/** How far a run is. Outcomes are of the current plan; calls, tokens, money and restarts of all that was ever run. */
export type RunCounts = {
  readonly outcomes: Readonly<Record<Outcome, number>>;
  /** Episodes without an end that have recorded steps: the running ones while somebody holds the run. */
  readonly begun: number;
  readonly superseded: number;
  readonly spent: Spent;
  readonly restarts: number;
};

/** One turn as `putTurn` keeps it. */
export type TurnRecord = CallRecord & {
  readonly turn: number;
  readonly events: readonly Event[];
  readonly reasoning: readonly Reasoning[];
};

/**
 * The one record of a run: crash recovery, live view, report and resume all read it. Every method that writes is one
 * transaction, done when it returns. Writing to an episode that has ended, or that no plan names, is a bug and throws.
 */
export interface RunStore extends Disposable {
  header(): RunHeader;
  setStudy(study: Json, planHash: string): void;
  /** Who holds the run for writing, or null. */
  holder(): Lease | null;

  /** Takes the whole current plan. Rows that it no longer names stay, apart from it. */
  putPlan(rows: readonly PlanRow[]): PlanChange;
  plan(): readonly PlanRow[];
  superseded(): readonly PlanRow[];
  /** The row of a key, or of the only key that starts so; a UsageError where there is none or there are several. */
  findRow(keyOrPrefix: string): PlanRow;
  /** Ends by key: of the current plan first, in its order, then of superseded episodes. */
  outcomes(): ReadonlyMap<string, EpisodeEnd>;

  stepsFor(key: string): Steps;
  /** Steps of a judge about an episode that has ended; `judging` names the judge and what it goes by. */
  judgeStepsFor(key: string, judging: string): Steps;
  putCall(key: string, turn: number, call: CallRecord): void;
  putEvents(key: string, events: readonly Event[]): void;
  /** Call, events and reasoning of a turn, together. */
  putTurn(key: string, turn: TurnRecord): void;
  /** Begins an unfinished episode anew; what it had is out of sight from then on, but still counts as spent. */
  restart(key: string, why: string): void;
  /** Ends an episode with its last events. `reasoning` is that of the whole episode. */
  finishEpisode(key: string, end: EpisodeEnd, facts: WorldFacts, reasoning: readonly Reasoning[], lastEvents?: readonly Event[]): void;
  /** Replaces the facts of an ended episode, whose verdicts stand no more then; false where they are the same. */
  refreshFacts(key: string, facts: WorldFacts): boolean;
  /** Lets episodes that ended in an error go on; gives their number. */
  reopenErrors(): number;

  transcript(key: string): StoredTranscript;
  /** The ended ones among `keys`, or of the current plan, one at a time. */
  transcripts(keys?: Iterable<string>): Iterable<FinishedTranscript>;

  /** What a judge reads of an ended episode, without its calls; null where it has not ended. */
  transcriptToJudge(key: string): TranscriptToJudge | null;

  /** Keeps a verdict and lets it stand for its episode and judge. */
  putVerdict(key: string, verdict: VerdictRecord): void;
  /** The same for many, all or none. */
  putVerdicts(verdicts: readonly (VerdictRecord & { readonly key: string })[]): void;
  hasVerdict(verdictKey: string): boolean;
  /** Lets a verdict that is stored already stand again, e.g. after a rubric was changed back; false where there is none. */
  chooseVerdict(verdictKey: string): boolean;
  /** Everybody of whom a verdict stands, by name. */
  judges(): readonly string[];
  /** The verdicts of a judge that stand, one an episode at most. */
  verdicts(judge: string): Iterable<{ readonly key: string; readonly verdict: Verdict }>;

  /** The rubric of each standing verdict of a judge, by episode. */
  verdictRubrics(judge: string): ReadonlyMap<string, string>;
  /** What each judge last said of each episode by a rubric, whether it stands or not. */
  verdictsBy(rubric: string): readonly GivenVerdict[];

  /** Keeps an audit and gives its id; the same one again changes nothing. */
  putAudit(audit: Audit): string;
  /** In the order in which they were drawn. */
  audits(): readonly StoredAudit[];

  /** All that the subject of an episode ever cost, dropped attempts included. */
  usageOf(key: string): Spent;
  usageOfJudges(): Spent;
  usageTotal(): Spent;
  counts(): RunCounts;
  note(kind: string, text: string): void;
  notes(): readonly Note[];
  /** Says how the run is at the moment. */
  putPulse(pulse: Pulse): void;
  /** How the run was last; says something only while somebody holds it. */
  pulse(): Pulse | null;
}
