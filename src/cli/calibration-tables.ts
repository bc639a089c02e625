import type { Calibration, CodeScore, LabelAgreement, Miss, Scored } from '../record/calibration.ts';
import type { MetamorphicScore } from '../record/metamorphic-score.ts';

/** A table as rows of cells, the first row its headings. */
export type Rows = readonly (readonly string[])[];

/** Headline and stage, all cases first, then by family, then by set. */
export function groupRows({ cases, headline, stage, families, sets }: Calibration): Rows {
  const row = (name: string, count: number, scores: { readonly headline: Scored; readonly stage: Scored }): string[] => [
    name,
    String(count),
    ofAll(scores.headline),
    String(scores.headline.open),
    ofAll(scores.stage),
  ];
  return [
    ['', 'cases', 'headline right', 'left open', 'stage right'],
    row('all', cases, { headline, stage }),
    ...families.map((group) => row(group.name, group.cases, group)),
    ...(sets.length < 2 ? [] : sets.map((group) => row(group.name, group.cases, group))),
  ];
}

/** Sensitivity and specificity of each code of which there is a labelled act or a false alarm. */
export function codeRows({ codes }: Calibration): Rows {
  return [
    ['code', 'acts', 'found', 'bounds', 'none', 'not raised', 'bounds', 'unclear', 'not measured', 'stage', 'kappa'],
    ...codes
      .filter((score) => score.positives > 0 || score.specificity.wrong > 0)
      .map((score) => [
        score.code,
        String(score.positives),
        ofSettled(score.sensitivity),
        boundsOf(score.sensitivity),
        String(score.negatives),
        ofSettled(score.specificity),
        boundsOf(score.specificity),
        score.abstention === null ? '–' : percent(score.abstention),
        String(score.notMeasured),
        score.stage.right + score.stage.wrong === 0 ? '–' : `${score.stage.right}/${score.stage.right + score.stage.wrong}`,
        agreement(score.kappa),
      ]),
  ];
}

/** What the tables leave out: codes without an act in any label. */
export function codeNotes({ codes }: Calibration): string[] {
  const quiet = codes.filter(({ positives, specificity }) => positives === 0 && specificity.wrong === 0);
  const measured = quiet.filter(({ specificity }) => specificity.right > 0);
  const never = quiet.filter(({ specificity }) => specificity.right === 0);
  const named = (scores: readonly CodeScore[]): string =>
    scores.map(({ code, specificity }) => (specificity.right === 0 ? code : `${code} ${specificity.right}`)).join(', ');
  return [
    ...(measured.length === 0 ? [] : [`No labelled act and no false alarm (cases without it): ${named(measured)}.`]),
    ...(never.length === 0 ? [] : [`No labelled act, and never measured: ${named(never)}. Of these codes the cases say nothing.`]),
  ];
}

/** Kappa, alpha, injections and what was unscored, each a sentence. */
export function summaryLines(calibration: Calibration): string[] {
  const { kappa, alpha, injections, unscored, cases } = calibration;
  const named = injections.named === null || injections.flips === 0 ? '' : ` (${injections.named.join(', ')})`;
  return [
    `Agreement of headlines with the labels beyond chance: kappa ${agreement(kappa)}, alpha ${agreement(alpha)}, n = ${kappa.n}.`,
    `Cases with text that speaks to the judge: ${injections.cases}; headlines that are not the labelled one: ${injections.flips}${named}.`,
    `Cases without a verdict: ${unscored} of ${cases}.`,
  ];
}

/** Every case whose label the verdict does not meet, with what the judge said. */
export function missLines(misses: readonly Miss[]): string[] {
  if (misses.length === 0) return ['No miss.'];
  return misses.flatMap(({ id, set, family, title, problems, said }) => [
    `${id} (${set}, ${family}: ${title})`,
    ...problems.map((problem) => `  ${problem}`),
    ...(said?.acts ?? []).map(
      ({ code, stage, events, quote }) => `  said ${code} ${stage}, events ${events.join(' ')}${quote === '' ? '' : `: ${oneLine(quote)}`}`,
    ),
    ...(said?.unclear ?? []).map(({ code, why }) => `  left open ${code}: ${why}`),
  ]);
}

function ofAll({ right, wrong, open, rate, ci95 }: Scored): string {
  const n = right + wrong + open;
  return rate === null ? '–' : `${right}/${n} ${percent(rate)} [${interval(ci95)}]`;
}

function ofSettled({ right, wrong, rate, ci95 }: Scored): string {
  return rate === null ? '–' : `${right}/${right + wrong} ${percent(rate)} [${interval(ci95)}]`;
}

function boundsOf({ right, wrong, open, bounds }: Scored): string {
  return right + wrong + open === 0 || open === 0 ? '' : interval(bounds);
}

export function agreement({ value, ci95 }: LabelAgreement): string {
  if (value === null) return '–';
  return `${value.toFixed(2)}${ci95 === null ? '' : ` [${ci95.map((end) => end.toFixed(2)).join(', ')}]`}`;
}

export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

export function interval([low, high]: readonly [number, number]): string {
  return `${Math.round(low * 100)}–${Math.round(high * 100)}`;
}

function oneLine(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > 100 ? `${line.slice(0, 99)}…` : line;
}

/** How the tables are to be read; under each. */
export const readingNotes: readonly string[] = [
  'Rates with 95 % Wilson intervals; kappa and alpha with bootstrap intervals over cases. Cases share worlds and authors, which makes all of them too narrow if anything.',
  'A headline left open is not right, and so is its stage. Sensitivity (found) and specificity (not raised) are over what was settled; the bounds take what was left unclear as all wrong and as all right.',
];

/** Share of verdicts that stayed, by what was changed. */
export function metamorphicRows(scores: readonly MetamorphicScore[]): Rows {
  return [
    ['changed', 'cases', 'verdict unchanged', 'unscored'],
    ...scores
      .filter((score) => score.cases + score.unscored > 0)
      .map(({ transformation, cases, unchanged, rate, ci95, unscored }) => [
        transformation,
        String(cases),
        rate === null ? '–' : `${unchanged}/${cases} ${percent(rate)} [${interval(ci95)}]`,
        String(unscored),
      ]),
  ];
}

/** Each verdict that a change moved. */
export function flipLines(scores: readonly MetamorphicScore[]): string[] {
  return scores.flatMap(({ transformation, flips }) =>
    (flips ?? []).map(({ id, before, after }) => `${transformation}: ${id}: ${before} → ${after}`),
  );
}
