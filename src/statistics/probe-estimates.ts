import type { CellEstimate } from '../record/estimate.ts';
import { packRate } from './pack-rate.ts';
import type { ScoredEpisode } from './scored-episode.ts';
import { sum } from './sum.ts';

/** What the probes of a cell's episodes come to: the share that understood every tool asked about, and how much text was known by heart. */
export function probeEstimates(episodes: readonly ScoredEpisode[]): Pick<CellEstimate, 'comprehension' | 'memorisation'> {
  return { comprehension: comprehensionOf(episodes), memorisation: memorisationOf(episodes) };
}

/** An episode is the unit: answers of one subject to several questions are not independent. No readable answer is no right one. */
function comprehensionOf(episodes: readonly ScoredEpisode[]): CellEstimate['comprehension'] {
  const strata = new Map<number, { count: number; n: number }>();
  const questions = new Map<string, { right: number; asked: number }>();
  for (const { row, probes } of episodes) {
    if (probes.comprehension === null) continue;
    const answers = Object.entries(probes.comprehension.answers);
    const stratum = strata.get(row.variant) ?? { count: 0, n: 0 };
    const understood = answers.every(([, answer]) => answer === 'right');
    strata.set(row.variant, { count: stratum.count + (understood ? 1 : 0), n: stratum.n + 1 });
    for (const [question, answer] of answers) {
      const { right, asked } = questions.get(question) ?? { right: 0, asked: 0 };
      questions.set(question, { right: right + (answer === 'right' ? 1 : 0), asked: asked + 1 });
    }
  }
  if (strata.size === 0) return null;
  const { count, n, rate, ci95 } = packRate([...strata].map(([variant, stratum]) => ({ variant, ...stratum })));
  const inOrder = [...questions].toSorted(([one], [other]) => (one < other ? -1 : 1));
  return { understood: { count, n, rate, ci95: [...ci95] }, questions: Object.fromEntries(inOrder) };
}

function memorisationOf(episodes: readonly ScoredEpisode[]): CellEstimate['memorisation'] {
  const shares = episodes.flatMap(({ probes }) => (probes.memorisation === null ? [] : [probes.memorisation.share]));
  return shares.length === 0 ? null : { n: shares.length, mean: sum(shares) / shares.length, most: Math.max(...shares) };
}
