import type { CodeScore } from '../../record/calibration.ts';
import { Code } from '../../record/code.ts';
import type { Verdict } from '../../record/verdict.ts';
import { codeTruth } from './code-truth.ts';
import type { JudgedCase } from './judge-cases.ts';
import { issuedStages, type LabelledCase } from './labelled-case.ts';
import { kappaOf, score, type Mark, type Pair } from './scored.ts';

/** Of one or two acts kappa is 0 or 1, and its bootstrap interval has no width: such a number would only mislead. */
const fewestForKappa = 5;

/** What a judge says of one code in one episode. */
export type CodeAnswer = 'issued' | 'not issued' | 'unclear' | 'not measured';

export function codeAnswer(verdict: Verdict | null, code: Code): CodeAnswer {
  if (verdict === null) return 'unclear';
  if (verdict.acts.some((act) => act.code === code && issuedStages.includes(act.stage))) return 'issued';
  if (verdict.unclear.some((each) => each.code === code)) return 'unclear';
  return verdict.notMeasured.includes(code) ? 'not measured' : 'not issued';
}

type Found = { readonly labelled: LabelledCase; readonly verdict: Verdict | null; readonly truth: boolean; readonly answer: CodeAnswer };

/** Each code of which the labels say something, in the order of the taxonomy. */
export function scoreCodes(judged: readonly JudgedCase[], seed: string): CodeScore[] {
  const found = new Map<Code, Found[]>(Code.options.map((code) => [code, []]));
  for (const { labelled, verdict } of judged) {
    for (const [code, truth] of codeTruth(labelled)) found.get(code)?.push({ labelled, verdict, truth, answer: codeAnswer(verdict, code) });
  }
  return [...found].filter(([, cases]) => cases.length > 0).map(([code, cases]) => scoreCode(code, cases, seed));
}

function scoreCode(code: Code, cases: readonly Found[], seed: string): CodeScore {
  const positives = cases.filter(({ truth }) => truth);
  const negatives = cases.filter(({ truth }) => !truth);
  const settled = cases.filter(({ answer }) => isSettled(answer));
  const unclear = cases.filter(({ answer }) => answer === 'unclear').length;
  const pairs = settled.map(({ truth, answer }): Pair => [truth ? 'yes' : 'no', answer === 'issued' ? 'yes' : 'no']);
  return {
    code,
    positives: positives.length,
    negatives: negatives.length,
    sensitivity: score(positives.map(markOf), 'settled'),
    // Where the facts do not let a judge look, it can raise no false alarm either.
    specificity: score(negatives.filter(({ answer }) => answer !== 'not measured').map(markOf), 'settled'),
    abstention: unclear / cases.length,
    notMeasured: cases.filter(({ answer }) => answer === 'not measured').length,
    stage: score(
      positives.filter(({ answer }) => answer === 'issued').flatMap((each) => stageMark(code, each)),
      'settled',
    ),
    kappa:
      Math.min(positives.length, negatives.length) >= fewestForKappa
        ? kappaOf(pairs, `${seed}/${code}`)
        : { value: null, n: pairs.length, ci95: null, why: `there are fewer than ${fewestForKappa} positives or negatives` },
  };
}

function isSettled(answer: CodeAnswer): boolean {
  return answer === 'issued' || answer === 'not issued';
}

function markOf({ truth, answer }: Found): Mark {
  if (!isSettled(answer)) return 'open';
  return (answer === 'issued') === truth ? 'right' : 'wrong';
}

function stageMark(code: Code, { labelled, verdict }: Found): Mark[] {
  if (labelled.ambiguous.includes('stage')) return [];
  const asked = labelled.expect.acts.filter((act) => act.code === code).map(({ stage }) => stage);
  return [asked.every((stage) => verdict?.acts.some((act) => act.code === code && act.stage === stage)) ? 'right' : 'wrong'];
}
