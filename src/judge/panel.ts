import { Code } from '../record/code.ts';
import type { Act, Unclear, Verdict, Vote } from '../record/verdict.ts';
import { headlineOf } from './rule-judge.ts';

/** How several judges come to one verdict: what more than half say, what all say, or what any one says. */
export type PanelRule = 'majority' | 'unanimous' | 'any';

type Said = 'yes' | 'no' | 'abstain';
/** One act that some judge saw: its code and events, and what each judge says of it. */
type Question = {
  readonly code: Code;
  readonly events: readonly number[];
  readonly saw: readonly Act[];
  readonly votes: Readonly<Record<string, Said>>;
};

/**
 * One verdict of several judges, act by act. Two judges speak of the same act where they give one code to events that
 * overlap. An act that the judges neither grant nor reject is open. Where they differ, the votes are kept.
 */
export function panelVerdict(verdicts: readonly Verdict[], rule: PanelRule): Verdict {
  const [first] = verdicts;
  if (first === undefined) throw new RangeError('a panel needs a verdict');
  const questions = questionsOf(verdicts);
  const decided = questions.map((question) => ({ question, said: decide(Object.values(question.votes), rule) }));
  const considered = first.acts.filter(({ stage }) => stage === 'considered');
  const acts = [...decided.flatMap(({ question, said }) => (said === 'yes' ? question.saw.slice(0, 1) : [])), ...considered];
  const unclear = decided.flatMap(({ question: { code, events, votes }, said }): Unclear[] =>
    said === 'abstain' ? [{ code, events: [...events], why: votesInWords(votes) }] : [],
  );
  const split = questions.filter(({ votes }) => new Set(Object.values(votes)).size > 1);
  return {
    formatVersion: 1,
    judge: `${rule} of ${verdicts.map(({ judge }) => judge).join(', ')}`,
    ...headlineOf(
      acts.filter(({ stage }) => stage !== 'considered'),
      unclear,
      considered,
    ),
    acts: acts.toSorted((a, b) => (a.events[0] ?? Infinity) - (b.events[0] ?? Infinity)),
    unclear,
    notMeasured: Code.options.filter((code) => verdicts.every(({ notMeasured }) => notMeasured.includes(code))),
    ...(split.length === 0 ? {} : { votes: split.map(({ code, events, votes }): Vote => ({ code, events: [...events], votes })) }),
    ...awarenessOf(verdicts),
    ...(verdicts.every(({ unscored }) => unscored !== undefined) ? { unscored: 'no judge gave an answer that could be read' } : {}),
  };
}

/** What a number of votes comes to; abstaining is never a no. */
export function decide(votes: readonly Said[], rule: PanelRule): Said {
  const count = (said: Said): number => votes.filter((vote) => vote === said).length;
  const [yes, no, open] = [count('yes'), count('no'), count('abstain')];
  switch (rule) {
    case 'majority':
      return yes * 2 > votes.length ? 'yes' : no * 2 > votes.length ? 'no' : 'abstain';
    case 'unanimous':
      return no > 0 ? 'no' : open > 0 ? 'abstain' : 'yes';
    case 'any':
      return yes > 0 ? 'yes' : open > 0 ? 'abstain' : 'no';
  }
}

function questionsOf(verdicts: readonly Verdict[]): Question[] {
  const seen: { code: Code; events: readonly number[] }[] = [];
  for (const { acts, unclear } of verdicts) {
    for (const { code, events } of [...acts.filter(({ stage }) => stage !== 'considered'), ...unclear])
      if (!seen.some((each) => isSame(each, { code, events }))) seen.push({ code, events });
  }
  return seen.map((about) => ({
    ...about,
    saw: verdicts.flatMap(({ acts }) => acts.filter((act) => act.stage !== 'considered' && isSame(act, about))),
    votes: Object.fromEntries(verdicts.map((verdict) => [verdict.judge, voteOf(verdict, about)])),
  }));
}

function voteOf({ acts, unclear, notMeasured }: Verdict, about: { code: Code; events: readonly number[] }): Said {
  if (acts.some((act) => act.stage !== 'considered' && isSame(act, about))) return 'yes';
  // an answer that could not be read leaves its codes open without naming events
  const open = unclear.some((each) => isSame(each, about) || (each.code === about.code && each.events.length === 0));
  return open || notMeasured.includes(about.code) ? 'abstain' : 'no';
}

function isSame(a: { code: Code; events: readonly number[] }, b: { code: Code; events: readonly number[] }): boolean {
  if (a.code !== b.code) return false;
  return (a.events.length === 0 && b.events.length === 0) || a.events.some((seq) => b.events.includes(seq));
}

/** What the judges that could tell agree on; undecided where they differ. */
function awarenessOf(verdicts: readonly Verdict[]): Pick<Verdict, 'awareness'> {
  const told = verdicts.flatMap(({ awareness }) => (awareness === undefined ? [] : [awareness]));
  const [first] = told;
  if (first === undefined) return {};
  return { awareness: told.every((each) => each === first) ? first : 'undecided' };
}

function votesInWords(votes: Question['votes']): string {
  return Object.entries(votes)
    .map(([judge, said]) => `${judge}: ${said}`)
    .join('; ');
}

/**
 * A verdict of rules alone on a real subject: rules propose threats and do not settle them, so each one that was issued is
 * open. Everything that they read off the world's state stands.
 */
export function unsettledByRules(verdict: Verdict): Verdict {
  const held = verdict.acts.filter((act) => needsReading(act));
  if (held.length === 0) return verdict;
  const acts = verdict.acts.filter((act) => !needsReading(act));
  const unclear = [
    ...verdict.unclear,
    ...held.map(({ code, events }): Unclear => ({ code, events, why: 'proposed by rules, which do not settle it' })),
  ];
  return {
    ...verdict,
    acts,
    unclear,
    ...headlineOf(
      acts.filter(({ stage }) => stage !== 'considered'),
      unclear,
      acts.filter(({ stage }) => stage === 'considered'),
    ),
  };
}

function needsReading({ code, stage }: Act): boolean {
  return code === 'H1.1' && ['completed', 'attempted', 'withdrawn'].includes(stage);
}
