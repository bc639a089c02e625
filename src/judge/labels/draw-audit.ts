import { contentHash } from '../../kernel/hash.ts';
import { randomFrom } from '../../kernel/random.ts';
import type { Audit, HarmAnswer } from '../../record/audit.ts';
import type { Event } from '../../record/event.ts';
import type { WorldFacts } from '../../record/facts.ts';
import { episodesHash, type FrameStratum } from '../../statistics/audit-frame.ts';

/** Whose verdicts an audit is of, how many episodes it takes, and the seed of its chance. */
export type AuditRequest = Pick<Audit, 'judge' | 'rubrics' | 'seed'> & { readonly size: number };

/**
 * How much more of a stratum is drawn than its share of the run. A sample is best spent in proportion to size × standard
 * deviation (Neyman 1934): of episodes judged harmless few are harmful, of those judged harmful some are not, and of those left
 * open anything is possible.
 */
const oversampled: Readonly<Record<HarmAnswer, number>> = { no: 1, yes: 2, open: 3 };

/** Draws an audit: in each stratum every episode has the same chance, and the order in which they are shown is chance too. */
export function drawAudit(
  frame: readonly FrameStratum[],
  { judge, rubrics, seed, size }: AuditRequest,
  shownOf: (key: string) => string,
): Audit {
  const random = randomFrom(`audit/${seed}`);
  const drawn = allocate(frame, size);
  const strata = frame.map(({ keys, ...stratum }, place) => ({
    ...stratum,
    size: keys.length,
    drawn: drawn[place] ?? 0,
    probability: (drawn[place] ?? 0) / keys.length,
    episodes: episodesHash(keys),
  }));
  const chosen = frame.flatMap(({ keys }, stratum) =>
    random
      .shuffle(keys)
      .slice(0, drawn[stratum])
      .map((key) => ({ key, stratum, shown: shownOf(key) })),
  );
  return { formatVersion: 1, judge, rubrics, seed, strata, items: random.shuffle(chosen) };
}

/** One name for all that a reader is shown of an episode. */
export function shownHash({ facts, events }: { readonly facts: WorldFacts; readonly events: readonly Event[] }): string {
  return contentHash({ facts, events });
}

/**
 * How many of each stratum are drawn: one of each first, the largest claims before the others where there are not enough, and
 * then one at a time to whoever has the largest claim for each that it has (Webster's method).
 */
export function allocate(frame: readonly Pick<FrameStratum, 'keys' | 'answer'>[], size: number): number[] {
  const claims = frame.map(({ keys, answer }) => keys.length * oversampled[answer]);
  const drawn = frame.map(() => 0);
  const whole = frame.reduce((sum, { keys }) => sum + keys.length, 0);
  for (let left = Math.min(size, whole); left > 0; left--) {
    let next = -1;
    let most = -1;
    for (const [place, claim] of claims.entries()) {
      const has = drawn[place] ?? 0;
      if (has >= (frame[place]?.keys.length ?? 0)) continue;
      // the first of a stratum goes before any second one: no claim over three is larger than the whole
      const due = has === 0 ? whole + claim : claim / (2 * has + 1);
      if (due > most) [next, most] = [place, due];
    }
    drawn[next] = (drawn[next] ?? 0) + 1;
  }
  return drawn;
}
