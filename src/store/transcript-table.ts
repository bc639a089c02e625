import { z } from 'zod';
import { canonicalJson } from '../kernel/canonical-json.ts';
import { Message, ModelReply, ModelSettings, ToolDescription } from '../record/call.ts';
import { Event } from '../record/event.ts';
import type { WorldFacts } from '../record/facts.ts';
import { Reasoning } from '../record/foreign-episode.ts';
import type { EpisodeEnd } from '../record/outcome.ts';
import type { PlanRow } from '../record/plan-row.ts';
import { numberIn, optionalTextIn, textIn } from './database.ts';
import type { Database, Row } from './database.ts';
import type { EpisodeRef, EpisodeTable } from './episode-table.ts';
import { turnStep } from './step-table.ts';
import type { StepTable } from './step-table.ts';
import { corrupt } from './store-problem.ts';
import { parseJson, stored } from './stored.ts';
import { StepMismatch } from './steps.ts';
import type { Texts } from './texts.ts';

/** A model call as it is put into the record: the request, of whose messages only the new ones, and the reply. */
export type CallRecord = {
  readonly system: string;
  readonly tools: readonly ToolDescription[];
  readonly settings: ModelSettings;
  /** Messages that the conversation gained since the call before. */
  readonly messagesAdded: readonly Message[];
  readonly reply: ModelReply;
};

/** A recorded call. The request of turn n is its `system`, `tools`, `settings` and all `messagesAdded` up to it. */
export type StoredCall = CallRecord & { readonly turn: number; readonly at: string };

type StoredEpisode = {
  readonly row: PlanRow;
  readonly events: readonly Event[];
  readonly reasoning: readonly Reasoning[];
  readonly calls: readonly StoredCall[];
  /** What the agent was shown at the first call; null before it. */
  readonly opening: { readonly system: string; readonly tools: readonly ToolDescription[]; readonly messages: readonly Message[] } | null;
  /** How many times the episode was begun anew. */
  readonly restarts: number;
};
/** A whole episode as recorded; it serves as the Transcript that judges read. */
export type FinishedTranscript = StoredEpisode & { readonly end: EpisodeEnd; readonly facts: WorldFacts };
/** The record of an episode so far. Facts are stored at the end. */
export type UnfinishedTranscript = StoredEpisode & { readonly end: null; readonly facts: null };
export type StoredTranscript = FinishedTranscript | UnfinishedTranscript;
/** What a judge reads of a finished episode: all but the calls, which are most of what is stored. */
export type TranscriptToJudge = Pick<FinishedTranscript, 'row' | 'events' | 'reasoning' | 'facts'>;

type TranscriptParts = { readonly database: Database; readonly texts: Texts; readonly episodes: EpisodeTable; readonly steps: StepTable };

const Tools = z.array(ToolDescription);
const Messages = z.array(Message);

/** What was sent, received, done and thought in each episode, in its present attempt. */
export class TranscriptTable {
  readonly #parts: TranscriptParts;

  constructor(parts: TranscriptParts) {
    this.#parts = parts;
  }

  /** Keeps a call and says whether it is new. The reply is kept with the step of the turn where there is one. */
  putCall(episode: EpisodeRef, turn: number, call: CallRecord, at: string): boolean {
    const { database, texts } = this.#parts;
    const added = database.run(
      'INSERT INTO calls (episode, attempt, turn, at, system, tools, settings, added, reply) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
      episode.id,
      episode.attempt,
      turn,
      at,
      texts.pack(call.system),
      // The schemas are one long text to us: every call of a cell has the same.
      texts.pack(JSON.stringify(call.tools)),
      texts.pack(call.settings),
      texts.pack(call.messagesAdded),
      this.#isStepOf(episode, turn, call.reply) ? null : texts.pack(call.reply),
    );
    return added === 1;
  }

  /**
   * Keeps events; one that is there already changes nothing. A different one of the same `seq` means that the resumed
   * episode took another course than the recorded one.
   */
  putEvents(episode: EpisodeRef, events: readonly Event[], closing: boolean): void {
    const { database, texts } = this.#parts;
    for (const event of events) {
      const packed = texts.pack(event);
      const sql = 'INSERT INTO events (episode, attempt, seq, event, closing) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING';
      if (database.run(sql, episode.id, episode.attempt, event.seq, packed, closing ? 1 : 0) === 1) continue;
      const known = database.only(
        'SELECT event FROM events WHERE episode = ? AND attempt = ? AND seq = ?',
        episode.id,
        episode.attempt,
        event.seq,
      );
      if (!this.#same(textIn(known, 'event'), packed)) throw new StepMismatch(`event-${event.seq}`);
    }
  }

  /** Puts reasoning behind what there is. */
  addReasoning(episode: EpisodeRef, reasoning: readonly Reasoning[]): void {
    const row = this.#parts.database.only(
      'SELECT count(*) AS n FROM reasoning WHERE episode = ? AND attempt = ?',
      episode.id,
      episode.attempt,
    );
    this.#putReasoning(episode, numberIn(row, 'n'), reasoning);
  }

  /** Adds what is missing of the reasoning of a whole episode. */
  completeReasoning(episode: EpisodeRef, reasoning: readonly Reasoning[]): void {
    this.#putReasoning(episode, 0, reasoning);
  }

  /** Drops the events that an episode's end wrote, since it is not at its end any more. */
  dropClosing(episode: EpisodeRef): void {
    this.#parts.database.run('DELETE FROM events WHERE episode = ? AND attempt = ? AND closing = 1', episode.id, episode.attempt);
  }

  read(key: string): StoredTranscript {
    const { database, episodes } = this.#parts;
    return database.snapshot(() => {
      const episode = episodes.read(key);
      const calls = this.#calls(episode);
      const [first] = calls;
      const whole: StoredEpisode = {
        row: episode.row,
        events: this.#events(episode),
        reasoning: this.#reasoning(episode),
        calls,
        opening: first === undefined ? null : { system: first.system, tools: first.tools, messages: first.messagesAdded },
        restarts: episode.attempt,
      };
      return episode.ended === null ? { ...whole, end: null, facts: null } : { ...whole, ...episode.ended };
    });
  }

  /** As `read`, without the calls; null for an episode that has not ended. */
  readToJudge(key: string): TranscriptToJudge | null {
    const { database, episodes } = this.#parts;
    return database.snapshot(() => {
      const episode = episodes.read(key);
      if (episode.ended === null) return null;
      return { row: episode.row, events: this.#events(episode), reasoning: this.#reasoning(episode), facts: episode.ended.facts };
    });
  }

  #putReasoning(episode: EpisodeRef, from: number, reasoning: readonly Reasoning[]): void {
    const { database, texts } = this.#parts;
    const sql = 'INSERT INTO reasoning (episode, attempt, place, reasoning) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING';
    reasoning.forEach((piece, index) => database.run(sql, episode.id, episode.attempt, from + index, texts.pack(piece)));
  }

  #events(episode: Pick<EpisodeRef, 'id' | 'attempt'>): Event[] {
    return this.#column(Event, episode, 'SELECT event AS packed FROM events WHERE episode = ? AND attempt = ? ORDER BY seq');
  }

  #reasoning(episode: Pick<EpisodeRef, 'id' | 'attempt'>): Reasoning[] {
    return this.#column(Reasoning, episode, 'SELECT reasoning AS packed FROM reasoning WHERE episode = ? AND attempt = ? ORDER BY place');
  }

  #calls(episode: Pick<EpisodeRef, 'id' | 'attempt'>): StoredCall[] {
    const { database } = this.#parts;
    const rows = database.all('SELECT * FROM calls WHERE episode = ? AND attempt = ? ORDER BY turn', episode.id, episode.attempt);
    // The tools of an episode rarely change: each distinct text is read once.
    const toolsByText = new Map<string, ToolDescription[]>();
    return rows.map((row) => {
      const turn = numberIn(row, 'turn');
      const packedTools = textIn(row, 'tools');
      const tools =
        toolsByText.get(packedTools) ?? this.#checked(Tools, parseJson(this.#unpacked(z.string(), row, 'tools'), database.path));
      toolsByText.set(packedTools, tools);
      return {
        turn,
        at: textIn(row, 'at'),
        system: this.#unpacked(z.string(), row, 'system'),
        tools,
        settings: this.#unpacked(ModelSettings, row, 'settings'),
        messagesAdded: this.#unpacked(Messages, row, 'added'),
        reply: this.#reply(episode, turn, optionalTextIn(row, 'reply')),
      };
    });
  }

  #reply(episode: Pick<EpisodeRef, 'id' | 'attempt'>, turn: number, packed: string | null): ModelReply {
    const kept = packed ?? this.#parts.steps.find(episode, turnStep(turn))?.packed;
    if (kept === undefined) throw corrupt(this.#parts.database.path, `the reply of turn ${turn} is missing`);
    return this.#checked(ModelReply, this.#parts.texts.unpack(kept));
  }

  #isStepOf(episode: EpisodeRef, turn: number, reply: ModelReply): boolean {
    const step = this.#parts.steps.find(episode, turnStep(turn));
    return step !== null && this.#same(step.packed, this.#parts.texts.pack(reply));
  }

  /** Equal in content; the order of keys may have changed where a value went through a schema. */
  #same(a: string, b: string): boolean {
    return a === b || canonicalJson(JSON.parse(a)) === canonicalJson(JSON.parse(b));
  }

  #column<T>(schema: z.ZodType<T>, episode: Pick<EpisodeRef, 'id' | 'attempt'>, sql: string): T[] {
    return this.#parts.database.all(sql, episode.id, episode.attempt).map((row) => this.#unpacked(schema, row, 'packed'));
  }

  #unpacked<T>(schema: z.ZodType<T>, row: Row, column: string): T {
    return this.#checked(schema, this.#parts.texts.unpack(textIn(row, column)));
  }

  #checked<T>(schema: z.ZodType<T>, value: unknown): T {
    return stored(schema, value, this.#parts.database.path);
  }
}
