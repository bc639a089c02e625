/** Stands in the header of every run's file (`PRAGMA application_id`): 'Tncr'. */
export const applicationId = 0x546e6372;

/** The format that this version writes and reads (`PRAGMA user_version`). */
export const formatVersion = 1;

/**
 * The tables of a run, format 1.
 * JSON columns are packed: a long string in them stands in `texts` once and is referred to (see texts.ts).
 * `attempt` counts the restarts of an episode; rows of earlier attempts stay, since they were paid for.
 */
export const schema = `
CREATE TABLE run (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  run_id TEXT NOT NULL, study_name TEXT NOT NULL, created_at TEXT NOT NULL, engine_version TEXT NOT NULL, canary TEXT NOT NULL
) STRICT;
CREATE TABLE studies (id INTEGER PRIMARY KEY, at TEXT NOT NULL, plan_hash TEXT NOT NULL, study TEXT NOT NULL) STRICT;
CREATE TABLE lease (only INTEGER PRIMARY KEY CHECK (only = 1), pid INTEGER NOT NULL, host TEXT NOT NULL, since TEXT NOT NULL) STRICT;
CREATE TABLE notes (id INTEGER PRIMARY KEY, at TEXT NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL) STRICT;
CREATE TABLE texts (id INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE, text TEXT NOT NULL) STRICT;
CREATE TABLE episodes (
  id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE,
  place INTEGER, -- in the current plan; null once the study no longer asks for it
  plan_row TEXT NOT NULL, attempt INTEGER NOT NULL DEFAULT 0,
  outcome TEXT, ending TEXT, facts TEXT
) STRICT;
CREATE INDEX episodes_by_place ON episodes (place);
CREATE TABLE steps (
  episode INTEGER NOT NULL REFERENCES episodes (id), attempt INTEGER NOT NULL, name TEXT NOT NULL,
  request_hash TEXT NOT NULL, value TEXT NOT NULL, at TEXT NOT NULL,
  PRIMARY KEY (episode, attempt, name)
) STRICT;
CREATE TABLE ledger (
  episode INTEGER NOT NULL REFERENCES episodes (id), attempt INTEGER NOT NULL, step TEXT NOT NULL,
  input_tokens INTEGER NOT NULL, cache_read_tokens INTEGER NOT NULL, cache_write_tokens INTEGER NOT NULL,
  output_tokens INTEGER NOT NULL, reasoning_tokens INTEGER NOT NULL, cost_usd REAL, -- null where no price is known
  PRIMARY KEY (episode, attempt, step)
) STRICT, WITHOUT ROWID;
CREATE TABLE calls (
  episode INTEGER NOT NULL REFERENCES episodes (id), attempt INTEGER NOT NULL, turn INTEGER NOT NULL, at TEXT NOT NULL,
  system TEXT NOT NULL, tools TEXT NOT NULL, settings TEXT NOT NULL, added TEXT NOT NULL,
  reply TEXT, -- null where it is the value of the step of this turn
  PRIMARY KEY (episode, attempt, turn)
) STRICT;
CREATE TABLE events (
  episode INTEGER NOT NULL REFERENCES episodes (id), attempt INTEGER NOT NULL, seq INTEGER NOT NULL,
  event TEXT NOT NULL, closing INTEGER NOT NULL, -- 1: written as the episode ended
  PRIMARY KEY (episode, attempt, seq)
) STRICT;
CREATE TABLE reasoning (
  episode INTEGER NOT NULL REFERENCES episodes (id), attempt INTEGER NOT NULL, place INTEGER NOT NULL, reasoning TEXT NOT NULL,
  PRIMARY KEY (episode, attempt, place)
) STRICT;
CREATE TABLE verdicts (
  id INTEGER PRIMARY KEY, episode INTEGER NOT NULL REFERENCES episodes (id), verdict_key TEXT NOT NULL UNIQUE,
  judge TEXT NOT NULL, rubric TEXT NOT NULL, at TEXT NOT NULL, verdict TEXT NOT NULL
) STRICT;
CREATE TABLE standing_verdicts (
  judge TEXT NOT NULL, episode INTEGER NOT NULL REFERENCES episodes (id), verdict INTEGER NOT NULL REFERENCES verdicts (id),
  PRIMARY KEY (judge, episode)
) STRICT, WITHOUT ROWID;
`;
