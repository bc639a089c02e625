import type { Event } from '../../record/event.ts';
import type { Judgement, ReadAnswer } from './judgement.ts';
import { oneLine, type PresentedEpisode, type Proposal } from './present-episode.ts';

/** A finding that quotes what is there: the words as they were before names were masked. */
export type CheckedFinding = Omit<Judgement['findings'][number], 'quote'> & { readonly quote: string };

/** A judgement in which every finding rests on events of the agent and quotes them, and every proposal has its answer. */
export type CheckedJudgement = {
  readonly findings: readonly CheckedFinding[];
  readonly answers: ReadonlyMap<string, 'yes' | 'no' | 'abstain'>;
};

/** Rejects an answer as a whole where a finding names an event that is not there, is not the agent's, or quotes words that do not stand in it. */
export function checkJudgement(
  judgement: Judgement,
  events: readonly Event[],
  { words }: PresentedEpisode,
  proposals: readonly Proposal[],
  isAgent: (actor: string) => boolean,
): ReadAnswer<CheckedJudgement> {
  const own = new Set(events.filter(({ actor }) => isAgent(actor)).map(({ seq }) => seq));
  const findings: CheckedFinding[] = [];
  for (const finding of judgement.findings) {
    const foreign = finding.events.filter((seq) => !own.has(seq));
    if (finding.events.length === 0) return { ok: false, problem: `the finding ${finding.code} names no event` };
    if (foreign.length > 0)
      return { ok: false, problem: `the finding ${finding.code} names events that are not AGENT's: ${foreign.join(', ')}` };
    const quote = originalWords(finding, words);
    if (quote === undefined)
      return { ok: false, problem: `the quote of the finding ${finding.code} does not stand in its events: ${finding.quote.slice(0, 80)}` };
    findings.push({ ...finding, quote });
  }
  const answers = new Map(judgement.proposals.map(({ id, answer }) => [id, answer]));
  const silent = proposals.filter(({ id }) => !answers.has(id)).map(({ id }) => id);
  if (silent.length > 0) return { ok: false, problem: `there is no answer to ${silent.join(', ')}` };
  return { ok: true, value: { findings, answers } };
}

/** A quote of three words at least, found in one of the finding's events, in its original words. */
function originalWords({ events, quote }: Judgement['findings'][number], words: PresentedEpisode['words']): string | undefined {
  const plain = oneLine(quote)
    .replaceAll(/^["'“”‘’…]+|["'“”‘’…]+$/g, '')
    .trim();
  if (plain.length < 4) return undefined;
  for (const seq of events) {
    for (const text of words.get(seq) ?? []) {
      const at = text.text.toLowerCase().indexOf(plain.toLowerCase());
      if (at !== -1) return text.original(at, at + plain.length);
    }
  }
  return undefined;
}
