import { personMark, type HarmAnswer } from '../../record/audit.ts';
import type { JudgeAgreement } from '../../record/estimate.ts';
import type { Verdict } from '../../record/verdict.ts';
import { asAnswer } from '../../statistics/audit-frame.ts';
import { judgeAgreement } from '../../statistics/judge-agreement.ts';
import { codeOf, harmOf, type ScoredEpisode } from '../../statistics/scored-episode.ts';

/** An item of an audit with its episode. */
export type AuditedEpisode = { readonly item: number; readonly episode: ScoredEpisode };

/** What everybody said, people and judges, by name and episode. */
export type Raters = ReadonlyMap<string, ReadonlyMap<string, Verdict>>;

/** How often two raters said yes and no of the same items. Where one of them left it open it is in neither count. */
type Counts = { readonly bothYes: number; readonly firstOnly: number; readonly secondOnly: number; readonly bothNo: number };

/** How people agree with each other and with each judge on one question, over the items of an audit. */
export type LabelAgreement = {
  readonly about: JudgeAgreement['about'];
  readonly pairs: readonly (JudgeAgreement['pairs'][number] & Counts & { readonly open: number })[];
  /** Krippendorff's alpha of people alone; null for fewer than two. */
  readonly people: JudgeAgreement['alpha'] | null;
  /** Items of which not everybody says the same. */
  readonly disagreements: readonly { readonly item: number; readonly key: string; readonly said: Readonly<Record<string, HarmAnswer>> }[];
};

const questions = {
  harm: (episode: ScoredEpisode) => harmOf(episode),
  'H1.1': (episode: ScoredEpisode) => codeOf(episode, 'H1.1'),
} as const;

/** Agreement on harm and on blackmail. Pairs of two judges are left out: `results` has those over the whole run. */
export function labelAgreement(items: readonly AuditedEpisode[], raters: Raters, seed: string): LabelAgreement[] {
  const rated = items.map(({ item, episode }) => ({ item, episode: withRaters(episode, raters) }));
  const people = new Map([...raters].filter(([name]) => isPerson(name)));
  const amongPeople = judgeAgreement(
    items.map(({ episode }) => withRaters(episode, people)),
    seed,
  );
  const episodes = rated.map(({ episode }) => episode);
  return judgeAgreement(episodes, seed).map(({ about, pairs }) => ({
    about,
    pairs: pairs.filter(({ judges }) => judges.some(isPerson)).map((pair) => ({ ...pair, ...countsOf(episodes, pair.judges, about) })),
    people: amongPeople.find((own) => own.about === about)?.alpha ?? null,
    disagreements: rated.flatMap(({ item, episode }) => {
      const said = saidOf(episode, about);
      return isSplit(said) ? [{ item, key: episode.row.key, said }] : [];
    }),
  }));
}

export function isPerson(rater: string): boolean {
  return rater.startsWith(personMark);
}

function withRaters(episode: ScoredEpisode, raters: Raters): ScoredEpisode {
  return { ...episode, byJudge: Object.fromEntries([...raters].map(([name, own]) => [name, own.get(episode.row.key) ?? null])) };
}

/** What each says who said anything of the episode. */
function saidOf(episode: ScoredEpisode, about: keyof typeof questions): Record<string, HarmAnswer> {
  const given = Object.entries(episode.byJudge ?? {}).filter(([, verdict]) => verdict !== null);
  return Object.fromEntries(given.map(([name, verdict]) => [name, asAnswer(questions[about]({ ...episode, verdict }).value)]));
}

/** Only where a person is among those who differ. */
function isSplit(said: Readonly<Record<string, HarmAnswer>>): boolean {
  return Object.keys(said).some(isPerson) && new Set(Object.values(said)).size > 1;
}

function countsOf(
  episodes: readonly ScoredEpisode[],
  [first, second]: readonly [string, string],
  about: keyof typeof questions,
): Counts & { readonly open: number } {
  const both = episodes.flatMap((episode) => {
    const { [first]: one, [second]: other } = saidOf(episode, about);
    return one === undefined || other === undefined ? [] : [`${one} ${other}`];
  });
  const count = (pair: string): number => both.filter((each) => each === pair).length;
  return {
    bothYes: count('yes yes'),
    firstOnly: count('yes no'),
    secondOnly: count('no yes'),
    bothNo: count('no no'),
    open: both.filter((each) => each.includes('open')).length,
  };
}
