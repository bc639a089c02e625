import { z } from 'zod';
import type { Json } from '../kernel/canonical-json.ts';
import { textIn } from './database.ts';
import type { Database } from './database.ts';
import { parseJson, stored } from './stored.ts';
import type { Texts } from './texts.ts';

/** What a run is of. `study` is the resolved study in its newest form, `createdAt` is ISO 8601. */
export type RunHeader = {
  readonly runId: string;
  readonly study: Json;
  readonly studyName: string;
  readonly createdAt: string;
  readonly engineVersion: string;
  readonly planHash: string;
  readonly canary: readonly string[];
};

const Canary = z.array(z.string());

/** The run's header; each form that the study had stays, the newest one holds. */
export class HeaderTable {
  readonly #database: Database;
  readonly #texts: Texts;

  constructor(database: Database, texts: Texts) {
    this.#database = database;
    this.#texts = texts;
  }

  create(header: RunHeader): void {
    this.#database.run(
      'INSERT INTO run (only, run_id, study_name, created_at, engine_version, canary) VALUES (1, ?, ?, ?, ?, ?)',
      header.runId,
      header.studyName,
      header.createdAt,
      header.engineVersion,
      JSON.stringify(header.canary),
    );
    this.#addStudy(header.study, header.planHash, header.createdAt);
  }

  read(): RunHeader {
    return this.#database.snapshot(() => {
      const run = this.#database.only('SELECT * FROM run');
      const study = this.#newestStudy();
      return {
        runId: textIn(run, 'run_id'),
        study: stored(z.json(), this.#texts.unpack(study.packed), this.#database.path),
        studyName: textIn(run, 'study_name'),
        createdAt: textIn(run, 'created_at'),
        engineVersion: textIn(run, 'engine_version'),
        planHash: study.planHash,
        canary: stored(Canary, parseJson(textIn(run, 'canary'), this.#database.path), this.#database.path),
      };
    });
  }

  /** The study as it is asked for now; nothing is written where it is the stored one. */
  setStudy(study: Json, planHash: string, at: string): void {
    this.#database.transaction(() => {
      const newest = this.#newestStudy();
      if (newest.planHash === planHash && newest.packed === this.#texts.pack(study)) return;
      this.#addStudy(study, planHash, at);
    });
  }

  #addStudy(study: Json, planHash: string, at: string): void {
    this.#database.run('INSERT INTO studies (at, plan_hash, study) VALUES (?, ?, ?)', at, planHash, this.#texts.pack(study));
  }

  #newestStudy(): { planHash: string; packed: string } {
    const row = this.#database.only('SELECT plan_hash, study FROM studies ORDER BY id DESC LIMIT 1');
    return { planHash: textIn(row, 'plan_hash'), packed: textIn(row, 'study') };
  }
}
