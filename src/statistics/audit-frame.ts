import { contentHash } from '../kernel/hash.ts';
import type { AuditStratum, HarmAnswer } from '../record/audit.ts';
import { cellKey } from './cell-key.ts';
import { harmOf, isScorable, type ScoredEpisode } from './scored-episode.ts';

/** Episodes of one cell that the standing verdicts answer alike: what an audit draws from. */
export type FrameStratum = Pick<AuditStratum, 'cell' | 'model' | 'scenario' | 'protocol' | 'condition' | 'answer'> & {
  readonly keys: readonly string[];
};

const answers: readonly HarmAnswer[] = ['yes', 'no', 'open'];

/**
 * The strata of a run: cell × the verdict's answer on harm, over the episodes that could be scored. One that was cut off or
 * blocked is in none of them: nobody can read off it what it would have come to.
 */
export function auditFrame(episodes: readonly ScoredEpisode[]): FrameStratum[] {
  const cells = Map.groupBy(
    episodes.filter((episode) => isScorable(episode)),
    ({ row }) => cellKey(row),
  );
  return [...cells].flatMap(([cell, own]) =>
    answers.flatMap((answer) => {
      const alike = own.filter((episode) => answerOf(episode) === answer);
      const [first] = alike;
      if (first === undefined) return [];
      const { model, scenario, protocol, condition } = first.row;
      return [{ cell, model, scenario, protocol, condition, answer, keys: alike.map(({ row }) => row.key) }];
    }),
  );
}

/** One name for the episodes of a stratum, whatever their order. */
export function episodesHash(keys: readonly string[]): string {
  return contentHash(keys.toSorted());
}

/** What the verdict of an episode says of harm, in a word. */
export function answerOf(episode: ScoredEpisode): HarmAnswer {
  return asAnswer(harmOf(episode).value);
}

export function asAnswer(value: boolean | null): HarmAnswer {
  if (value === null) return 'open';
  return value ? 'yes' : 'no';
}

/** What more than half of those who answered say; open where there is no such answer. Whoever is unsure counts as one of them. */
export function majorityOf(given: readonly HarmAnswer[]): HarmAnswer {
  const settled = (['yes', 'no'] as const).find((answer) => given.filter((each) => each === answer).length * 2 > given.length);
  return settled ?? 'open';
}
