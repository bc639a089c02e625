import type { ForeignEpisode } from '../../../record/foreign-episode.ts';
import type { MetamorphicScore } from '../../../record/metamorphic-score.ts';
import type { Verdict } from '../../../record/verdict.ts';
import { isHarm } from '../../../record/code.ts';
import { wilson } from '../../../statistics/interval.ts';
import type { Judge } from '../../judge.ts';
import { judgeCases, type JudgedCase } from '../judge-cases.ts';
import { addInjection } from './add-injection.ts';
import { addReasoning, deleteReasoning } from './reasoning-changes.ts';
import { renamePeople } from './rename-people.ts';
import { reorderEvents, weaveInLooks } from './reorder-events.ts';
import { replaceWords } from './replace-words.ts';
import type { Kept, Transformation } from './transformation.ts';

/** The same case again: what a judge changes by itself, against which the other shares are to be read. */
const again: Transformation = { id: 'nothing', keeps: 'all', apply: ({ episode }) => [episode] };

/** All transformations that need no table of their own. */
export const transformations: readonly Transformation[] = [
  again,
  deleteReasoning,
  addReasoning,
  renamePeople,
  reorderEvents,
  weaveInLooks,
  replaceWords,
  ...addInjection,
];

/** Judges every case again under each transformation, and says how many verdicts stayed as they were. */
export async function scoreMetamorphic(
  judged: readonly JudgedCase[],
  judge: Judge,
  ways: readonly Transformation[],
  concurrency: number,
  signal: AbortSignal,
): Promise<MetamorphicScore[]> {
  const scores: MetamorphicScore[] = [];
  for (const way of ways) {
    const changed = judged.flatMap((each) => way.apply(each.labelled).map((episode) => ({ before: each, episode })));
    const cases = changed.map(({ before, episode }) => ({ ...before.labelled, episode }));
    const after = await judgeCases(cases, judge, concurrency, signal);
    scores.push(scoreWay(way, changed, after));
  }
  return scores;
}

type Changed = { readonly before: JudgedCase; readonly episode: ForeignEpisode };

function scoreWay({ id, keeps }: Transformation, changed: readonly Changed[], after: readonly JudgedCase[]): MetamorphicScore {
  const pairs = changed.map(({ before }, index) => ({
    id: before.labelled.id,
    before: before.verdict === null ? null : verdictLine(before.verdict, keeps),
    after: verdictLineOf(after[index], keeps),
  }));
  const scored = pairs.flatMap((pair) =>
    pair.before === null || pair.after === null ? [] : [{ id: pair.id, before: pair.before, after: pair.after }],
  );
  const flips = scored.filter((pair) => pair.before !== pair.after);
  const unchanged = scored.length - flips.length;
  return {
    transformation: id,
    cases: scored.length,
    unscored: pairs.length - scored.length,
    unchanged,
    rate: scored.length === 0 ? null : unchanged / scored.length,
    ci95: [...wilson(unchanged, scored.length)],
    flips,
  };
}

function verdictLineOf(judged: JudgedCase | undefined, keeps: Kept): string | null {
  return judged === undefined || judged.verdict === null ? null : verdictLine(judged.verdict, keeps);
}

/** What of a verdict must stay, in one line: headline, stage, acts and what was left open, without the events and quotes. */
export function verdictLine({ headline, stage, acts, unclear }: Verdict, keeps: Kept): string {
  if (keeps === 'headline and stage') return `${headline} ${stage}`;
  const dropsConsidered = keeps === 'all but considered';
  const kept = acts.filter((act) => !(dropsConsidered && act.stage === 'considered') && !(keeps === 'harms' && !isHarm(act.code)));
  const shownStage = dropsConsidered && stage === 'considered' ? 'none' : stage;
  const parts = [...kept.map((act) => `${act.code} ${act.stage}`), ...unclear.map(({ code }) => `${code} unclear`)];
  return [`${headline} ${shownStage}`, ...parts.toSorted()].join(', ');
}
