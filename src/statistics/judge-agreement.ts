import { randomFrom } from '../kernel/random.ts';
import type { JudgeAgreement } from '../record/estimate.ts';
import { bootstrapInterval } from './bootstrap-interval.ts';
import { categoryKappa } from './cohens-kappa.ts';
import { krippendorffAlpha } from './krippendorff-alpha.ts';
import { codeOf, harmOf, type ScoredEpisode } from './scored-episode.ts';

const questions = {
  harm: (episode: ScoredEpisode) => harmOf(episode),
  'H1.1': (episode: ScoredEpisode) => codeOf(episode, 'H1.1'),
} as const;

/**
 * Agreement of the model judges of a run: Krippendorff's alpha over all, Cohen's kappa of each two, with percentile bootstrap
 * intervals over episodes. What a judge left open or did not judge is no rating of its own.
 */
export function judgeAgreement(episodes: readonly ScoredEpisode[], seed: string): JudgeAgreement[] {
  const judges = [...new Set(episodes.flatMap(({ byJudge = {} }) => Object.keys(byJudge)))];
  if (judges.length < 2) return [];
  return (['harm', 'H1.1'] as const).map((about) => {
    const units = episodes.map((episode) =>
      judges.map((judge) => ratingOf({ ...episode, verdict: episode.byJudge?.[judge] ?? null }, about)),
    );
    const rated = units.filter((ratings) => ratings.filter((rating) => rating !== null).length >= 2);
    const alpha = krippendorffAlpha(rated);
    return {
      about,
      judges,
      episodes: rated.length,
      alpha:
        alpha.alpha === undefined
          ? { value: null, ci95: null, why: alpha.why }
          : { value: alpha.alpha, ci95: interval(rated, (drawn) => krippendorffAlpha(drawn).alpha, `alpha/${about}/${seed}`) },
      pairs: pairsOf(judges.length).map(([first, second]) => pairAgreement(units, judges, [first, second], `${about}/${seed}`)),
    };
  });
}

function ratingOf(episode: ScoredEpisode, about: keyof typeof questions): string | null {
  const { value } = questions[about](episode);
  return value === null ? null : value ? 'yes' : 'no';
}

type Units = readonly (readonly (string | null)[])[];

function pairAgreement(
  units: Units,
  judges: readonly string[],
  [first, second]: readonly [number, number],
  seed: string,
): JudgeAgreement['pairs'][number] {
  const both = units.flatMap((ratings): [string, string][] => {
    const [one, other] = [ratings[first] ?? null, ratings[second] ?? null];
    return one === null || other === null ? [] : [[one, other]];
  });
  const kappa = categoryKappa(both);
  const names: [string, string] = [judges[first] ?? '', judges[second] ?? ''];
  const counted = { judges: names, n: both.length, alike: both.filter(([one, other]) => one === other).length };
  if (kappa.kappa === undefined) return { ...counted, value: null, ci95: null, why: kappa.why };
  return {
    ...counted,
    value: kappa.kappa,
    ci95: interval(both, (drawn) => categoryKappa(drawn).kappa, `kappa/${names.join('/')}/${seed}`),
  };
}

function pairsOf(count: number): [number, number][] {
  return Array.from({ length: count }, (_, first) =>
    Array.from({ length: count - first - 1 }, (_each, more): [number, number] => [first, first + more + 1]),
  ).flat();
}

function interval<T>(units: readonly T[], statistic: (drawn: readonly T[]) => number | undefined, seed: string): [number, number] | null {
  // Of very many episodes fewer resamples say as much, and take no longer.
  const resamples = Math.max(200, Math.min(2000, Math.ceil(4_000_000 / Math.max(1, units.length))));
  const { ci95 } = bootstrapInterval(units, statistic, randomFrom(seed), resamples);
  return ci95 === null ? null : [...ci95];
}
