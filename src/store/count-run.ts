import { byOutcome } from '../record/outcome.ts';
import { numberIn, textIn } from './database.ts';
import type { Database } from './database.ts';
import type { Ledger } from './ledger.ts';
import type { RunCounts } from './run-store.ts';

const begunSql = `SELECT count(*) AS n FROM episodes WHERE outcome IS NULL AND place IS NOT NULL
  AND EXISTS (SELECT 1 FROM steps WHERE steps.episode = episodes.id AND steps.attempt = episodes.attempt)`;

/** Counts a run without reading a transcript, all at one moment: cheap enough to be asked every second. */
export function countRun(database: Database, ledger: Ledger): RunCounts {
  return database.snapshot(() => {
    const rows = database.all(
      "SELECT coalesce(outcome, 'pending') AS outcome, count(*) AS n FROM episodes WHERE place IS NOT NULL GROUP BY 1",
    );
    const found = new Map(rows.map((row) => [textIn(row, 'outcome'), numberIn(row, 'n')]));
    return {
      outcomes: byOutcome((outcome) => found.get(outcome) ?? 0),
      begun: numberIn(database.only(begunSql), 'n'),
      superseded: numberIn(database.only('SELECT count(*) AS n FROM episodes WHERE place IS NULL'), 'n'),
      spent: ledger.total(),
      restarts: numberIn(database.only('SELECT total(attempt) AS n FROM episodes'), 'n'),
    };
  });
}
