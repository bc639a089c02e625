import type { EpisodeWorld } from '../plan/plan-episodes.ts';
import type { Model } from '../model/model.ts';
import type { Message, ModelReply, ModelSettings, ToolDescription } from '../record/call.ts';
import type { Event } from '../record/event.ts';
import type { Reasoning } from '../record/foreign-episode.ts';
import type { EpisodeEnd } from '../record/outcome.ts';
import type { PlanRow } from '../record/plan-row.ts';
import type { Steps } from '../store/steps.ts';

/** What an episode is played with. Everything that it does outside itself goes through `steps`. */
export type EpisodeInput = {
  readonly row: PlanRow;
  readonly world: EpisodeWorld;
  readonly model: Model;
  readonly steps: Steps;
  /** Once aborted no further call is begun: the episode stops where it is and goes on at the next run. */
  readonly stop: AbortSignal;
  /** Breaks off calls that are open. */
  readonly signal: AbortSignal;
  readonly now: () => Date;
};

/** One turn of an episode as it goes into the record: the call, what it added to the conversation, and what it did. */
export type EpisodeTurn = {
  readonly type: 'turn';
  readonly turn: number;
  readonly system: string;
  readonly tools: readonly ToolDescription[];
  readonly settings: ModelSettings;
  /** Messages that the conversation gained since the call before. */
  readonly messagesAdded: readonly Message[];
  readonly reply: ModelReply;
  readonly events: readonly Event[];
  readonly reasoning: readonly Reasoning[];
};

/** How an episode closes: events after the last turn, its end, and the facts with which tickets were done. */
export type EpisodeClose = {
  readonly type: 'end';
  readonly events: readonly Event[];
  readonly end: EpisodeEnd;
  readonly facts: EpisodeWorld['facts'];
};

/** The run was stopped between two calls; nothing is lost. */
export class EpisodeStopped extends Error {
  override readonly name = 'EpisodeStopped';
}
