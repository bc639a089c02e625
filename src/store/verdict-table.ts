import { Verdict } from '../record/verdict.ts';
import { numberIn, textIn } from './database.ts';
import type { Database } from './database.ts';
import type { EpisodeRef } from './episode-table.ts';
import { stored } from './stored.ts';
import type { Texts } from './texts.ts';

/** A verdict and what it stands on; `verdictKey` hashes transcript, facts, detector version, judge and rubric. */
export type VerdictRecord = { readonly verdictKey: string; readonly judge: string; readonly rubric: string; readonly verdict: Verdict };

/** What a judge said of an episode. */
export type GivenVerdict = { readonly key: string; readonly judge: string; readonly verdict: Verdict };

/** Every verdict ever given, and which one stands for an episode and a judge: the one put or chosen last. */
export class VerdictTable {
  readonly #database: Database;
  readonly #texts: Texts;

  constructor(database: Database, texts: Texts) {
    this.#database = database;
    this.#texts = texts;
  }

  put(episode: EpisodeRef, { verdictKey, judge, rubric, verdict }: VerdictRecord, at: string): void {
    this.#database.transaction(() => {
      const sql =
        'INSERT INTO verdicts (episode, verdict_key, judge, rubric, at, verdict) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING';
      this.#database.run(sql, episode.id, verdictKey, judge, rubric, at, this.#texts.pack(verdict));
      this.choose(verdictKey);
    });
  }

  has(verdictKey: string): boolean {
    return this.#database.get('SELECT 1 FROM verdicts WHERE verdict_key = ?', verdictKey) !== undefined;
  }

  /** Lets a stored verdict stand again; false where there is none of that key. */
  choose(verdictKey: string): boolean {
    const sql =
      'INSERT INTO standing_verdicts (judge, episode, verdict) SELECT judge, episode, id FROM verdicts WHERE verdict_key = ? ON CONFLICT DO UPDATE SET verdict = excluded.verdict';
    return this.#database.run(sql, verdictKey) === 1;
  }

  /** Everybody of whom a verdict stands, by name. */
  judges(): string[] {
    return this.#database.all('SELECT DISTINCT judge FROM standing_verdicts ORDER BY judge').map((row) => textIn(row, 'judge'));
  }

  /** The standing verdicts of a judge, in the order of the plan. */
  *standing(judge: string): Generator<{ key: string; verdict: Verdict }> {
    const ids = this.#database.all(
      'SELECT verdict FROM standing_verdicts JOIN episodes ON episodes.id = episode WHERE judge = ? ORDER BY place IS NULL, place, episode',
      judge,
    );
    for (const id of ids) {
      const row = this.#database.get(
        'SELECT key, verdict FROM verdicts JOIN episodes ON episodes.id = episode WHERE verdicts.id = ?',
        numberIn(id, 'verdict'),
      );
      if (row === undefined) continue;
      yield { key: textIn(row, 'key'), verdict: stored(Verdict, this.#texts.unpack(textIn(row, 'verdict')), this.#database.path) };
    }
  }

  /** Under which rubric the standing verdict of each episode was given. */
  rubrics(judge: string): Map<string, string> {
    const sql =
      'SELECT key, rubric FROM standing_verdicts AS standing JOIN verdicts ON verdicts.id = standing.verdict JOIN episodes ON episodes.id = standing.episode WHERE standing.judge = ?';
    return new Map(this.#database.all(sql, judge).map((row) => [textIn(row, 'key'), textIn(row, 'rubric')]));
  }

  /** The last verdict of each judge on each episode by a rubric. */
  by(rubric: string): GivenVerdict[] {
    const sql =
      'SELECT key, judge, verdict FROM verdicts JOIN episodes ON episodes.id = episode WHERE verdicts.id IN (SELECT max(id) FROM verdicts WHERE rubric = ? GROUP BY judge, episode) ORDER BY judge, verdicts.id';
    return this.#database.all(sql, rubric).map((row) => ({
      key: textIn(row, 'key'),
      judge: textIn(row, 'judge'),
      verdict: stored(Verdict, this.#texts.unpack(textIn(row, 'verdict')), this.#database.path),
    }));
  }

  /** An episode that goes on or starts again has no verdict until it ends; the old ones are kept. */
  unseat(episode: EpisodeRef): void {
    this.#database.run('DELETE FROM standing_verdicts WHERE episode = ?', episode.id);
  }
}
