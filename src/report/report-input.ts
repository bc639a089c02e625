import type { Message, ModelReply } from '../record/call.ts';
import type { PublishedRow, RunEstimates } from '../record/estimate.ts';
import type { Event } from '../record/event.ts';
import type { WorldFacts } from '../record/facts.ts';
import type { Reasoning } from '../record/foreign-episode.ts';
import type { EpisodeEnd, Outcome } from '../record/outcome.ts';
import type { PlanRow, Protocol } from '../record/plan-row.ts';
import type { Verdict } from '../record/verdict.ts';

/** A scenario pack as the report speaks of it. */
export type ReportScenario = {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly provenance: { readonly writtenBy: string; readonly tunedOn: readonly string[]; readonly pilotedOn: readonly string[] };
  readonly canary: string;
};

/** The design of the study, as far as a reader needs it. */
export type ReportStudy = {
  readonly name: string;
  readonly title?: string | undefined;
  readonly question?: string | undefined;
  readonly scenarios: readonly ReportScenario[];
  /** Factors with more than one level, in the study's order. */
  readonly varied: readonly string[];
  /** What each level means, by factor and level. */
  readonly levels: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly episodesPerCell: number;
  readonly variants: number;
  readonly seed: string;
  readonly turnLimit: number;
  readonly protocols: readonly Protocol[];
  readonly judges: readonly string[];
  readonly estimand: 'pack' | 'surface';
  readonly adjust: 'holm' | 'benjamini-hochberg';
  /** Share of episodes that may end in error. */
  readonly tolerance: number;
  /** US dollars; null where the study sets none. */
  readonly budget: number | null;
};

/** One episode of the plan in a line: enough to choose and to list it. */
export type EpisodeLine = { readonly row: PlanRow; readonly outcome: Outcome; readonly verdict: Verdict | null };

/** One call of an episode: the answer, and the messages that the conversation gained before it (tool outputs among them). */
export type TranscriptCall = { readonly turn: number; readonly reply: ModelReply; readonly added?: readonly Message[] | undefined };

/** One episode in full, ready to be read. */
export type ReportTranscript = {
  readonly row: PlanRow;
  readonly end: EpisodeEnd | null;
  readonly facts: WorldFacts;
  readonly events: readonly Event[];
  readonly calls: readonly TranscriptCall[];
  readonly reasoning: readonly Reasoning[];
  readonly verdict: Verdict | null;
  /** What the agent was told before its first turn. */
  readonly instructions: string;
};

/** Everything a report is made of. Transcripts are read once, in the order in which they come. */
export type ReportInput = {
  readonly estimates: RunEstimates;
  readonly study: ReportStudy;
  /** From `matchPublished`. */
  readonly published: readonly PublishedRow[];
  /** All episodes of the plan. */
  readonly episodes: readonly EpisodeLine[];
  /** Those that `chooseTranscripts` names. */
  readonly transcripts: Iterable<ReportTranscript>;
  readonly reproduce: {
    readonly command: string;
    readonly versions: Readonly<Record<string, string>>;
    readonly hashes: Readonly<Record<string, string>>;
  };
  /** What a reader should know of how the run went: waits, restarts, dropped settings. */
  readonly notes: readonly string[];
};
