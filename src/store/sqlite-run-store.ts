import { StoreError } from '../errors.ts';
import type { Json } from '../kernel/canonical-json.ts';
import type { Audit } from '../record/audit.ts';
import type { Event } from '../record/event.ts';
import type { WorldFacts } from '../record/facts.ts';
import type { Reasoning } from '../record/foreign-episode.ts';
import type { EpisodeEnd } from '../record/outcome.ts';
import type { PlanRow } from '../record/plan-row.ts';
import type { Pulse } from '../record/pulse.ts';
import type { Verdict } from '../record/verdict.ts';
import { AuditTable } from './audit-table.ts';
import type { StoredAudit } from './audit-table.ts';
import type { Database } from './database.ts';
import { countRun } from './count-run.ts';
import { EpisodeTable } from './episode-table.ts';
import type { EpisodeRef, PlanChange } from './episode-table.ts';
import { Ledger } from './ledger.ts';
import type { Spent } from './ledger.ts';
import { NoteTable } from './note-table.ts';
import type { Note } from './note-table.ts';
import { PulseTable } from './pulse-table.ts';
import { HeaderTable } from './run-header.ts';
import type { RunHeader } from './run-header.ts';
import { holderOf } from './run-lease.ts';
import type { Lease, RunLease } from './run-lease.ts';
import type { RunCounts, RunStore, TurnRecord } from './run-store.ts';
import { StepTable, turnStep } from './step-table.ts';
import type { Steps } from './steps.ts';
import { Texts } from './texts.ts';
import { TranscriptTable } from './transcript-table.ts';
import type { CallRecord, FinishedTranscript, StoredTranscript, TranscriptToJudge } from './transcript-table.ts';
import { VerdictTable } from './verdict-table.ts';
import type { GivenVerdict, VerdictRecord } from './verdict-table.ts';

/** An open file, and for one that may be written its lease. */
export type OpenFile = {
  readonly database: Database;
  readonly lockPath: string;
  readonly lease: RunLease | null;
  readonly now: () => Date;
};

/** A run's record in one SQLite file. */
export class SqliteRunStore implements RunStore {
  readonly #file: OpenFile;
  readonly #headers: HeaderTable;
  readonly #episodes: EpisodeTable;
  readonly #ledger: Ledger;
  readonly #steps: StepTable;
  readonly #transcripts: TranscriptTable;
  readonly #verdicts: VerdictTable;
  readonly #audits: AuditTable;
  readonly #notes: NoteTable;
  readonly #pulses: PulseTable;

  constructor(file: OpenFile) {
    const { database, now } = file;
    const texts = new Texts(database);
    this.#file = file;
    this.#headers = new HeaderTable(database, texts);
    this.#episodes = new EpisodeTable(database, texts);
    this.#ledger = new Ledger(database);
    this.#steps = new StepTable({ database, texts, episodes: this.#episodes, ledger: this.#ledger, now, mayWrite: () => this.#mayWrite() });
    this.#transcripts = new TranscriptTable({ database, texts, episodes: this.#episodes, steps: this.#steps });
    this.#verdicts = new VerdictTable(database, texts);
    this.#audits = new AuditTable(database, texts);
    this.#notes = new NoteTable(database);
    this.#pulses = new PulseTable(database);
  }

  header(): RunHeader {
    return this.#headers.read();
  }

  setStudy(study: Json, planHash: string): void {
    this.#write(() => this.#headers.setStudy(study, planHash, this.#time()));
  }

  holder(): Lease | null {
    return holderOf(this.#file.lockPath, this.#file.database);
  }

  putPlan(rows: readonly PlanRow[]): PlanChange {
    return this.#write(() => this.#episodes.putPlan(rows));
  }

  plan(): readonly PlanRow[] {
    return this.#episodes.plan();
  }

  superseded(): readonly PlanRow[] {
    return this.#episodes.superseded();
  }

  findRow(keyOrPrefix: string): PlanRow {
    return this.#episodes.find(keyOrPrefix);
  }

  outcomes(): ReadonlyMap<string, EpisodeEnd> {
    return this.#episodes.outcomes();
  }

  stepsFor(key: string): Steps {
    return this.#steps.of(key);
  }

  judgeStepsFor(key: string, judging: string): Steps {
    return this.#steps.about(key, judging);
  }

  putCall(key: string, turn: number, call: CallRecord): void {
    this.#write(() => this.#putCall(this.#episodes.open(key), turn, call));
  }

  putEvents(key: string, events: readonly Event[]): void {
    this.#write(() => this.#transcripts.putEvents(this.#episodes.open(key), events, false));
  }

  putTurn(key: string, { turn, events, reasoning, ...call }: TurnRecord): void {
    this.#write(() => {
      const episode = this.#episodes.open(key);
      const isNew = this.#putCall(episode, turn, call);
      this.#transcripts.putEvents(episode, events, false);
      if (isNew) this.#transcripts.addReasoning(episode, reasoning);
    });
  }

  restart(key: string, why: string): void {
    this.#write(() => {
      const episode = this.#episodes.open(key);
      this.#episodes.restart(episode);
      this.#verdicts.unseat(episode);
      this.#notes.add(this.#time(), 'restart', `Episode ${key} starts again: ${why}`);
    });
  }

  finishEpisode(key: string, end: EpisodeEnd, facts: WorldFacts, reasoning: readonly Reasoning[], lastEvents: readonly Event[] = []): void {
    this.#write(() => {
      const episode = this.#episodes.open(key);
      this.#transcripts.putEvents(episode, lastEvents, true);
      this.#transcripts.completeReasoning(episode, reasoning);
      this.#episodes.finish(episode, end, facts);
    });
  }

  refreshFacts(key: string, facts: WorldFacts): boolean {
    return this.#write(() => {
      const episode = this.#episodes.ref(key);
      if (!this.#episodes.replaceFacts(episode, facts)) return false;
      this.#verdicts.unseat(episode);
      return true;
    });
  }

  reopenErrors(): number {
    return this.#write(() => {
      const episodes = this.#episodes.reopenErrors();
      for (const episode of episodes) {
        this.#transcripts.dropClosing(episode);
        this.#verdicts.unseat(episode);
      }
      if (episodes.length > 0) this.#notes.add(this.#time(), 'reopened', `Episodes that ended in an error and go on: ${episodes.length}.`);
      return episodes.length;
    });
  }

  transcript(key: string): StoredTranscript {
    return this.#transcripts.read(key);
  }

  *transcripts(keys?: Iterable<string>): Generator<FinishedTranscript> {
    for (const key of keys ?? this.#episodes.endedKeys()) {
      const transcript = this.#transcripts.read(key);
      if (transcript.end !== null) yield transcript;
    }
  }

  transcriptToJudge(key: string): TranscriptToJudge | null {
    return this.#transcripts.readToJudge(key);
  }

  putVerdict(key: string, verdict: VerdictRecord): void {
    this.#write(() => this.#verdicts.put(this.#episodes.ref(key), verdict, this.#time()));
  }

  putVerdicts(verdicts: readonly (VerdictRecord & { readonly key: string })[]): void {
    this.#write(() => {
      for (const { key, ...verdict } of verdicts) this.#verdicts.put(this.#episodes.ref(key), verdict, this.#time());
    });
  }

  hasVerdict(verdictKey: string): boolean {
    return this.#verdicts.has(verdictKey);
  }

  chooseVerdict(verdictKey: string): boolean {
    return this.#write(() => this.#verdicts.choose(verdictKey));
  }

  judges(): readonly string[] {
    return this.#verdicts.judges();
  }

  verdicts(judge: string): Iterable<{ readonly key: string; readonly verdict: Verdict }> {
    return this.#verdicts.standing(judge);
  }

  verdictRubrics(judge: string): ReadonlyMap<string, string> {
    return this.#verdicts.rubrics(judge);
  }

  verdictsBy(rubric: string): readonly GivenVerdict[] {
    return this.#verdicts.by(rubric);
  }

  putAudit(audit: Audit): string {
    return this.#write(() => this.#audits.put(audit, this.#time()));
  }

  audits(): readonly StoredAudit[] {
    return this.#audits.all();
  }

  usageOf(key: string): Spent {
    return this.#ledger.ofEpisode(this.#episodes.ref(key));
  }

  usageOfJudges(): Spent {
    return this.#ledger.ofJudges();
  }

  usageTotal(): Spent {
    return this.#ledger.total();
  }

  counts(): RunCounts {
    return countRun(this.#file.database, this.#ledger);
  }

  note(kind: string, text: string): void {
    this.#write(() => this.#notes.add(this.#time(), kind, text));
  }

  notes(): readonly Note[] {
    return this.#notes.all();
  }

  putPulse(pulse: Pulse): void {
    this.#write(() => this.#pulses.put(pulse));
  }

  pulse(): Pulse | null {
    return this.#pulses.last();
  }

  [Symbol.dispose](): void {
    try {
      this.#file.lease?.[Symbol.dispose]();
    } finally {
      this.#file.database[Symbol.dispose]();
    }
  }

  #write<T>(work: () => T): T {
    this.#mayWrite();
    return this.#file.database.transaction(work);
  }

  #mayWrite(): void {
    const place = this.#file.database.path;
    if (this.#file.lease === null) throw new StoreError('STORE_OPENED_TO_READ', 'The run was opened to be read only.', { place });
  }

  #putCall(episode: EpisodeRef, turn: number, call: CallRecord): boolean {
    this.#ledger.add(episode, turnStep(turn), call.reply);
    return this.#transcripts.putCall(episode, turn, call, this.#time());
  }

  #time(): string {
    return this.#file.now().toISOString();
  }
}
