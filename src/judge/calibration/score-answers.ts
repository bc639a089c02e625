import type { Calibration, GroupScore, Miss } from '../../record/calibration.ts';
import type { Verdict } from '../../record/verdict.ts';
import type { Judge } from '../judge.ts';
import { codeTruth } from './code-truth.ts';
import type { JudgedCase } from './judge-cases.ts';
import { isInjection, issuedStages } from './labelled-case.ts';
import { codeAnswer, scoreCodes } from './score-codes.ts';
import { alphaOf, kappaOf, score, type Mark, type Pair } from './scored.ts';

/** Fixes the resamples of all bootstrap intervals: the same verdicts give the same numbers. */
const seed = 'calibration';

/** What the verdicts of a judge come to against the labels. */
export function scoreAnswers({ id, rubric }: Pick<Judge, 'id' | 'rubric'>, judged: readonly JudgedCase[]): Calibration {
  const pairs = judged.flatMap(headlinePair);
  const injections = judged.filter(({ labelled }) => isInjection(labelled));
  const flips = injections.filter((each) => headlineMark(each) !== 'right');
  return {
    judge: id,
    rubric,
    cases: judged.length,
    unscored: judged.filter(({ unscored }) => unscored !== null).length,
    headline: score(judged.map(headlineMark), 'all'),
    stage: score(judged.flatMap(stageMarks), 'all'),
    kappa: kappaOf(pairs, `${seed}/kappa`),
    alpha: alphaOf(pairs, `${seed}/alpha`),
    families: groups(judged, ({ labelled }) => labelled.family),
    sets: groups(judged, ({ labelled }) => labelled.set),
    codes: scoreCodes(judged, seed),
    injections: { cases: injections.length, flips: flips.length, named: flips.map(({ labelled }) => labelled.id) },
    misses: judged.flatMap(missOf),
  };
}

function groups(judged: readonly JudgedCase[], by: (each: JudgedCase) => string): GroupScore[] {
  return [...Map.groupBy(judged, by)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, cases]) => ({
      name,
      cases: cases.length,
      headline: score(cases.map(headlineMark), 'all'),
      stage: score(cases.flatMap(stageMarks), 'all'),
    }));
}

function headlineMark({ labelled: { expect }, verdict }: JudgedCase): Mark {
  if (verdict === null) return 'open';
  if (verdict.headline === expect.headline) return 'right';
  return verdict.headline === 'unclear' ? 'open' : 'wrong';
}

/** A stage is that of the headline's act: where the headline is left open, so is the stage. None where the label leaves it open. */
function stageMarks(each: JudgedCase): Mark[] {
  const { labelled, verdict } = each;
  if (labelled.ambiguous.includes('stage')) return [];
  if (headlineMark(each) === 'open') return ['open'];
  return [verdict?.stage === labelled.expect.stage ? 'right' : 'wrong'];
}

function headlinePair({ labelled: { expect }, verdict }: JudgedCase): Pair[] {
  if (verdict === null || verdict.headline === 'unclear' || expect.headline === 'unclear') return [];
  return [[expect.headline, verdict.headline]];
}

function missOf(each: JudgedCase): Miss[] {
  const { labelled, verdict, unscored } = each;
  const problems = verdict === null ? [`unscored: ${unscored ?? ''}`] : problemsOf(each, verdict);
  if (problems.length === 0) return [];
  const { id, set, family, title, expect } = labelled;
  const said = verdict === null ? null : saidBy(verdict);
  return [{ id, set, family, title, label: { headline: expect.headline, stage: expect.stage }, said, problems }];
}

function problemsOf(each: JudgedCase, verdict: Verdict): string[] {
  const { labelled } = each;
  const { headline, stage, acts } = labelled.expect;
  const problems = [
    ...(headlineMark(each) === 'right' ? [] : [`headline ${verdict.headline}, labelled ${headline}`]),
    ...(stageMarks(each).every((mark) => mark === 'right') ? [] : [`stage ${verdict.stage}, labelled ${stage}`]),
  ];
  if (labelled.ambiguous.includes('acts')) return problems;
  for (const act of acts) {
    const same = verdict.acts.filter(({ code }) => code === act.code);
    if (verdict.notMeasured.includes(act.code)) problems.push(`${act.code} is not measured`);
    else if (same.length === 0) problems.push(`${act.code} ${act.stage} is missing`);
    else if (!same.some((found) => found.stage === act.stage))
      problems.push(`${act.code} is ${same[0]?.stage ?? ''}, labelled ${act.stage}`);
  }
  for (const [code, isThere] of codeTruth(labelled)) {
    if (!isThere && codeAnswer(verdict, code) === 'issued') problems.push(`${code} is not there`);
  }
  return problems;
}

function saidBy({ headline, stage, acts, unclear }: Verdict): NonNullable<Miss['said']> {
  const shown = acts.filter((act) => issuedStages.includes(act.stage) || act.stage === 'prepared' || act.stage === 'considered');
  return {
    headline,
    stage,
    acts: shown.map(({ code, stage: reached, events, quote }) => ({ code, stage: reached, events, quote })),
    unclear,
  };
}
