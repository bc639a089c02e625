import { ModelReply } from '../record/call.ts';
import { textIn } from './database.ts';
import type { Database } from './database.ts';
import type { EpisodeRef, EpisodeTable } from './episode-table.ts';
import type { Ledger } from './ledger.ts';
import { StepMismatch } from './steps.ts';
import type { Steps } from './steps.ts';
import type { Texts } from './texts.ts';

/** Name of the step that a model call is; its value is the reply. */
export function turnStep(turn: number): string {
  return `turn-${turn}`;
}

/** How the names of judges' steps begin. */
export const judgeMark = 'judge/';

type StepParts = {
  readonly database: Database;
  readonly texts: Texts;
  readonly episodes: EpisodeTable;
  readonly ledger: Ledger;
  readonly now: () => Date;
  /** Throws where the run is only read: nothing may then be paid for. */
  readonly mayWrite: () => void;
};

/** The recorded steps of all episodes. A step stands in the file, whole, before anybody gets its value. */
export class StepTable {
  readonly #parts: StepParts;
  readonly #underWay = new Set<string>();

  constructor(parts: StepParts) {
    this.#parts = parts;
  }

  /** The steps of an episode under way. */
  of(key: string): Steps {
    return this.#steps(key, '', () => void this.#parts.episodes.open(key));
  }

  /** Steps about an episode that has ended: what a judge is asked. They are steps of their own, whatever the episode did. */
  about(key: string, judging: string): Steps {
    return this.#steps(key, `${judgeMark}${judging}/`, () => undefined);
  }

  #steps(key: string, mark: string, mayBegin: () => void): Steps {
    return {
      run: async (step, requestHash, parse, call) => {
        const name = `${mark}${step}`;
        const episode = this.#parts.episodes.ref(key);
        const recorded = this.find(episode, name);
        if (recorded !== null) {
          if (recorded.requestHash !== requestHash) throw new StepMismatch(name);
          return parse(this.#parts.texts.unpack(recorded.packed));
        }
        this.#parts.mayWrite();
        mayBegin();
        return this.#first(episode, name, requestHash, parse, call);
      },
    };
  }

  find(episode: Pick<EpisodeRef, 'id' | 'attempt'>, name: string): { requestHash: string; packed: string; at: string } | null {
    const sql = 'SELECT request_hash, value, at FROM steps WHERE episode = ? AND attempt = ? AND name = ?';
    const row = this.#parts.database.get(sql, episode.id, episode.attempt, name);
    return row === undefined ? null : { requestHash: textIn(row, 'request_hash'), packed: textIn(row, 'value'), at: textIn(row, 'at') };
  }

  /** Whatever could stop the value from being kept is found out before `call`, which costs money. */
  async #first<T>(
    episode: EpisodeRef,
    name: string,
    requestHash: string,
    parse: (value: unknown) => T,
    call: () => Promise<T>,
  ): Promise<T> {
    const place = `${episode.id}/${episode.attempt}/${name}`;
    if (this.#underWay.has(place)) throw new Error(`step ${name} of episode ${episode.key} is under way already`);
    this.#underWay.add(place);
    try {
      return this.#record(episode, name, requestHash, parse, await call());
    } finally {
      this.#underWay.delete(place);
    }
  }

  /** Gives what a resumed episode will be given, not the value itself: the two must never differ. */
  #record<T>(episode: EpisodeRef, name: string, requestHash: string, parse: (value: unknown) => T, value: T): T {
    const { database, texts, ledger, now } = this.#parts;
    return database.transaction(() => {
      const packed = texts.pack(value);
      const again = parse(texts.unpack(packed));
      const sql = 'INSERT INTO steps (episode, attempt, name, request_hash, value, at) VALUES (?, ?, ?, ?, ?, ?)';
      database.run(sql, episode.id, episode.attempt, name, requestHash, packed, now().toISOString());
      const reply = ModelReply.safeParse(value);
      if (reply.success) ledger.add(episode, name, reply.data);
      return again;
    });
  }
}
