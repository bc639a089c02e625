import type { ModelReply, Usage } from '../record/call.ts';
import { numberIn } from './database.ts';
import type { Database, Row } from './database.ts';
import type { EpisodeRef } from './episode-table.ts';

/** Tokens and money of a number of calls. `costUsd` sums the calls of known price; `unpriced` counts the others. */
export type Spent = Usage & { readonly calls: number; readonly costUsd: number; readonly unpriced: number };

/** Names of the steps in which judges were asked. */
const ofJudges = 'judge/%';

const sums = `SELECT count(*) AS calls, total(input_tokens) AS input, total(cache_read_tokens) AS cache_read, total(cache_write_tokens) AS cache_write,
  total(output_tokens) AS output, total(reasoning_tokens) AS reasoning, total(cost_usd) AS cost, count(*) - count(cost_usd) AS unpriced FROM ledger`;

/** What every answered call used, once a call. Calls of dropped attempts stay: they were paid for. */
export class Ledger {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  add(episode: EpisodeRef, step: string, { usage, costUsd }: ModelReply): void {
    this.#database.run(
      'INSERT INTO ledger VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
      episode.id,
      episode.attempt,
      step,
      usage.inputTokens,
      usage.cacheReadTokens,
      usage.cacheWriteTokens,
      usage.outputTokens,
      usage.reasoningTokens,
      costUsd,
    );
  }

  /** What the subject of an episode used; its judges are counted apart. */
  ofEpisode(episode: EpisodeRef): Spent {
    return spent(this.#database.only(`${sums} WHERE episode = ? AND step NOT LIKE ?`, episode.id, ofJudges));
  }

  ofJudges(): Spent {
    return spent(this.#database.only(`${sums} WHERE step LIKE ?`, ofJudges));
  }

  total(): Spent {
    return spent(this.#database.only(sums));
  }
}

function spent(row: Row): Spent {
  return {
    inputTokens: numberIn(row, 'input'),
    cacheReadTokens: numberIn(row, 'cache_read'),
    cacheWriteTokens: numberIn(row, 'cache_write'),
    outputTokens: numberIn(row, 'output'),
    reasoningTokens: numberIn(row, 'reasoning'),
    calls: numberIn(row, 'calls'),
    costUsd: numberIn(row, 'cost'),
    unpriced: numberIn(row, 'unpriced'),
  };
}
