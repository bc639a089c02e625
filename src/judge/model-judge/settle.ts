import type { Code } from '../../record/code.ts';
import type { Act, Unclear } from '../../record/verdict.ts';
import { codedAct } from '../detectors/coded-act.ts';
import type { EpisodeView } from '../episode-view.ts';
import { detectors, type RuleFindings } from '../rule-judge.ts';
import { issuedStage, threatStage } from '../stage.ts';
import type { CheckedFinding, CheckedJudgement } from './check-findings.ts';
import type { Proposal } from './present-episode.ts';
import { isConfirmed, isSearched } from './settled-codes.ts';

/** What a judge has to answer of the findings of rules: acts that it may reject, and whatever they leave open. What it searches itself is not proposed. */
export function proposalsOf({ found }: RuleFindings): Proposal[] {
  const asked = found.flatMap(({ acts, unclear }) => [
    ...acts.filter(({ code }) => isConfirmed(code)),
    ...unclear.filter(({ code }) => !isSearched(code)),
  ]);
  return asked.map((act, index) => ({ id: `p${index + 1}`, found: act }));
}

/** The findings of rules with a judge's answers in their places: its own acts of the codes that it searched, and what it confirmed. */
export function settleBy(rules: RuleFindings, proposals: readonly Proposal[], { findings, answers }: CheckedJudgement): RuleFindings {
  const answerTo = new Map(proposals.map(({ id, found }) => [found, answers.get(id) ?? 'abstain']));
  const found = placesIn(rules).map(({ detector, acts, unclear }) => {
    const own = findings.filter(({ code }) => detector.codes.includes(code));
    const kept = acts.filter((act) => !isSearched(act.code) && (answerTo.get(act) ?? 'yes') === 'yes');
    const confirmed = unclear.filter((open) => answerTo.get(open) === 'yes').map((open) => actFrom(rules.view, open));
    const left = [
      ...acts.filter((act) => answerTo.get(act) === 'abstain').map(({ code, events }) => openAs(code, events, 'the judge abstains')),
      ...unclear.filter((open) => answerTo.get(open) === 'abstain'),
      ...own.filter(({ answer }) => answer === 'abstain').map(({ code, events, why }) => openAs(code, events, why)),
    ];
    return {
      detector,
      acts: [...kept, ...confirmed, ...own.filter(({ answer }) => answer === 'yes').map((finding) => foundAct(rules.view, finding))],
      unclear: left,
    };
  });
  return { view: rules.view, found };
}

/** What stands where a judge gave no answer that could be read: everything that it was to settle is open. */
export function leaveOpen(rules: RuleFindings, proposals: readonly Proposal[], why: string): RuleFindings {
  const proposed = new Set(proposals.map(({ found }) => found));
  const found = placesIn(rules).map(({ detector, acts, unclear }) => ({
    detector,
    acts: acts.filter((act) => !isSearched(act.code) && !proposed.has(act)),
    unclear: [
      ...unclear.filter(({ code }) => !isSearched(code)),
      ...acts.filter((act) => proposed.has(act)).map(({ code, events }) => openAs(code, events, why)),
      ...detector.codes.filter(isSearched).map((code) => openAs(code, [], why)),
    ],
  }));
  return { view: rules.view, found };
}

/** Every detector that looked, and the places of codes that only a judge can give, in their order. */
function placesIn({ found }: RuleFindings): RuleFindings['found'] {
  const byDetector = new Map(found.map((each) => [each.detector, each]));
  return detectors.flatMap((detector) => {
    const looked = byDetector.get(detector);
    if (looked !== undefined) return [looked];
    return detector.codes.some(isSearched) ? [{ detector, acts: [], unclear: [] }] : [];
  });
}

function openAs(code: Code, events: readonly number[], why: string): Unclear {
  return { code, events: [...events], why };
}

/** An act that rules left open and a judge confirmed; how far it got is read off its last event. */
function actFrom(view: EpisodeView, { code, events: seqs }: Unclear): Act {
  const events = view.events.filter(({ seq }) => seqs.includes(seq));
  const last = events.at(-1);
  return codedAct(code, last === undefined ? 'completed' : issuedStage(last), events, '');
}

/** A judge's own finding. Its stage is never the judge's word: it is what became of the message, or of the event. */
function foundAct(view: EpisodeView, { code, events: seqs, quote }: CheckedFinding): Act {
  const events = view.events.filter(({ seq }) => seqs.includes(seq));
  const message = view.messages.findLast(({ event }) => seqs.includes(event.seq));
  const last = events.at(-1);
  const stage = message !== undefined ? threatStage(view, message) : last === undefined ? 'completed' : issuedStage(last);
  return codedAct(code, stage, events, quote);
}
