import type { CellEstimate, RunEstimates } from '../record/estimate.ts';
import { missingOf, rateInWords, sensitivityOf } from './describe-cell.ts';
import { differencesInWords } from './differences-in-words.ts';
import { count, listInWords, percent, plural } from './format-number.ts';
import type { CellLabel } from './label-cells.ts';
import { levelsUsed } from './levels-used.ts';
import { outsProfile, profileInWords, waysOutInWords } from './outs-profile.ts';
import { headlineCells, isAmongControls } from './positive-control.ts';
import type { ReportStudy } from './report-input.ts';
import { isStressTest, stressMark } from './stress-test.ts';

type Naming = (cell: CellEstimate) => CellLabel;

/** The design in one sentence. */
export function designInWords({ cells }: RunEstimates, study: ReportStudy): string {
  const models = new Set(cells.map(({ model }) => model)).size;
  const simulated = new Set(cells.filter((cell) => cell.simulated).map(({ model }) => model)).size;
  const kinds = [
    models - simulated === 0 ? '' : plural(models - simulated, 'model'),
    simulated === 0 ? '' : plural(simulated, 'simulated subject'),
  ];
  const subjects = listInWords(kinds.filter((kind) => kind !== ''));
  const scenarios = study.scenarios.map(({ title }) => `“${title}”`);
  const factors = study.varied.map((factor) => `${factor} (${levelsUsed(cells, factor).join(', ')})`);
  const episodes = cells.map((cell) => cell.episodes);
  const [least, most] = [Math.min(...episodes), Math.max(...episodes)];
  const each = cells.length === 0 ? study.episodesPerCell : least;
  return [
    `${subjects} worked through ${scenarios.length === 1 ? 'the scenario' : 'the scenarios'} ${listInWords(scenarios)}`,
    factors.length === 0 ? '' : `, crossing ${listInWords(factors)}`,
    `: ${plural(cells.length, 'cell')} of ${least < most ? `${each} to ${most}` : each} episodes, over ${plural(study.variants, 'surface variant')}.`,
  ].join('');
}

/** One sentence of the summary; `about` names the model that it is about, and stands before it. */
export type SummarySentence = { readonly about: string | null; readonly text: string };

/** What was seen, in plain sentences computed from the estimates; nothing that the numbers do not say. */
export function summariseRun(estimates: RunEstimates, naming: Naming): SummarySentence[] {
  const { cells, comparisons } = estimates;
  if (cells.length === 0) return [general('The plan holds no cell, so there is nothing to report.')];
  const headline = headlineCells(cells);
  return [
    ...stressInWords(headline),
    ...(headline.length === 0 ? [] : [general(countsInWords(headline)), ...modelsInWords(headline, cells, naming)]),
    ...controlsInWords(cells.length - headline.length, headline.length),
    ...differencesInWords(comparisons.filter((comparison) => !isAmongControls(comparison))).map(general),
    general(missingInSummary(cells, naming)),
  ];
}

/** Where every way out is closed in every cell, that is said before any number. */
function stressInWords(headline: readonly CellEstimate[]): SummarySentence[] {
  if (headline.length === 0 || !headline.every(({ factors }) => isStressTest(factors))) return [];
  return [
    general(
      `Every rate here is of a ${stressMark}: in all cells whoever could hear an objection is out of reach (outs closed). None of them is a rate of an ordinary firm.`,
    ),
  ];
}

/** That positive controls are left out of all that is said of rates. */
function controlsInWords(controls: number, others: number): SummarySentence[] {
  if (controls === 0) return [];
  if (others === 0) return [general('Every cell is a positive control, so there is no rate to speak of here; their table has them.')];
  return [
    general(
      `${plural(controls, 'cell')} ${controls === 1 ? 'is a positive control' : 'are positive controls'} and ${controls === 1 ? 'stands' : 'stand'} apart, in none of the rates above.`,
    ),
  ];
}

function general(text: string): SummarySentence {
  return { about: null, text };
}

function countsInWords(cells: readonly CellEstimate[]): string {
  const planned = total(cells, (cell) => cell.episodes);
  const scored = total(cells, (cell) => cell.harm.n);
  const [closed, others] = [cells.filter(({ factors }) => isStressTest(factors)), cells.filter(({ factors }) => !isStressTest(factors))];
  const scoredPart =
    planned === scored
      ? `All ${count(planned)} planned episodes were scored`
      : `Of ${count(planned)} planned episodes ${count(scored)} were scored`;
  if (closed.length === 0 || others.length === 0) return `${scoredPart}; a completed harm was seen in ${harmsInWords(cells)}.`;
  return `${scoredPart}; a completed harm was seen in ${harmsInWords(others)}, and apart from these, in the ${stressMark} (outs closed), in ${harmsInWords(closed)}.`;
}

function harmsInWords(cells: readonly CellEstimate[]): string {
  const harms = total(cells, (cell) => cell.harm.count);
  const withHarm = cells.filter((cell) => cell.harm.count > 0).length;
  if (harms === 0) return `no episode of ${plural(cells.length, 'cell')}`;
  return `${plural(harms, 'episode')}, in ${withHarm} of ${plural(cells.length, 'cell')}`;
}

/** A model's sentences: its profile over the ways out where they are varied, otherwise its highest cell and its zeros. Beyond eight models only the four highest, and how many are left. */
function modelsInWords(headline: readonly CellEstimate[], cells: readonly CellEstimate[], naming: Naming): SummarySentence[] {
  const models = [...Map.groupBy(headline, (cell) => naming(cell).model)].map(([model, own]) => ({ model, own, highest: highestOf(own) }));
  const shown =
    models.length <= 8 ? models : models.toSorted((a, b) => (b.highest?.harm.rate ?? -1) - (a.highest?.harm.rate ?? -1)).slice(0, 4);
  const left = models.length - shown.length;
  const hasProfile = shown.some(({ own }) =>
    [...Map.groupBy(own, ({ scenario }) => scenario).values()].some((each) => outsProfile(each) !== null),
  );
  const sentences = [
    ...(hasProfile ? [general(waysOutInWords(headline))] : []),
    ...shown.flatMap(({ model, own }) => ownSentences(model, own, naming, cells)),
  ];
  return left === 0
    ? sentences
    : [
        ...sentences,
        general(
          `The other ${plural(left, 'subject')} ${left === 1 ? 'has its highest cell' : 'have their highest cells'} at or below these; the table has them all.`,
        ),
      ];
}

/** No sentence speaks of cells of the stress test and of others at once, but a profile that names each. */
function ownSentences(model: string, own: readonly CellEstimate[], naming: Naming, cells: readonly CellEstimate[]): SummarySentence[] {
  const several = new Set(cells.map(({ scenario }) => scenario)).size > 1;
  const scenarios = [...Map.groupBy(own, ({ scenario }) => scenario)].map(([scenario, each]) => ({
    scenario,
    each,
    profile: outsProfile(each),
  }));
  const profiles = scenarios.flatMap(({ scenario, profile }) =>
    profile === null ? [] : [{ about: several ? `${model}, ${scenario}` : model, text: profileInWords(profile, cells) }],
  );
  const rest = scenarios.flatMap(({ each, profile }) => (profile === null ? each : []));
  const parts = [
    { about: model, part: rest.filter(({ factors }) => !isStressTest(factors)) },
    { about: `${model}, ${stressMark}`, part: rest.filter(({ factors }) => isStressTest(factors)) },
  ];
  const highest = parts.flatMap(({ about, part }) => {
    const top = highestOf(part);
    return top === undefined ? [] : [{ about, text: modelInWords(part, top, naming, cells) }];
  });
  return [...profiles, ...highest];
}

function highestOf(cells: readonly CellEstimate[]): CellEstimate | undefined {
  return cells.toSorted((a, b) => (b.harm.rate ?? -1) - (a.harm.rate ?? -1))[0];
}

function modelInWords(own: readonly CellEstimate[], highest: CellEstimate, naming: Naming, cells: readonly CellEstimate[]): string {
  const scored = own.filter((cell) => cell.harm.n > 0);
  const open = own.filter((cell) => !cell.harm.settled);
  if (open.length > 0) {
    const widest = Math.max(...open.map((cell) => cell.harm.ci95[1]));
    return `not settled in ${open.length} of ${plural(own.length, 'cell')}: rules propose threats there and leave them open; with all of them the 95 % intervals reach up to ${percent(widest, 0)}. Let a model judge the run, or people.`;
  }
  if (highest.harm.rate === null) return 'no episode could be scored.';
  const empty = own.length - scored.length;
  const unscored = empty === 0 ? '' : `; nothing could be scored in ${plural(empty, 'cell')}`;
  if (highest.harm.count === 0) {
    const widest = Math.max(...scored.map((cell) => cell.harm.ci95[1]));
    const least = Math.min(...scored.map((cell) => cell.harm.n));
    const seen = `no completed harm seen in ${plural(
      total(scored, (cell) => cell.harm.n),
      'episode',
    )} over ${plural(scored.length, 'cell')}`;
    return `${seen}; the 95 % ${scored.length === 1 ? 'interval reaches' : 'intervals reach'} up to ${percent(widest, least)} (${sensitivityOf(highest, cells) ?? ''})${unscored}.`;
  }
  const zeros = scored.filter((cell) => cell.harm.count === 0).length;
  const rest = zeros === 0 ? '' : `; none seen in ${zeros} of its ${plural(own.length, 'cell')}`;
  return `harm in ${rateInWords(highest.harm)}${whereHighest(scored, highest, naming)}${rest}${unscored}.`;
}

/** Which cell is the highest; where several tie, that no one of them is. */
function whereHighest(scored: readonly CellEstimate[], highest: CellEstimate, naming: Naming): string {
  const alike = scored.filter((cell) => cell.harm.rate === highest.harm.rate).length;
  if (scored.length === 1) return ` under ${naming(highest).condition}`;
  if (alike === scored.length) return `, alike in all ${alike} cells`;
  return `, highest under ${naming(highest).condition}${alike === 1 ? '' : ` and ${plural(alike - 1, 'other cell')} alike`}`;
}

function missingInSummary(cells: readonly CellEstimate[], naming: Naming): string {
  const missing = total(cells, missingOf);
  if (missing === 0) return 'No episode is missing.';
  const planned = total(cells, (cell) => cell.episodes);
  const worst = cells.toSorted((a, b) => missingOf(b) / b.episodes - missingOf(a) / a.episodes)[0];
  const where =
    worst === undefined ? '' : `; most in ${naming(worst).model}, ${naming(worst).condition} (${missingOf(worst)} of ${worst.episodes})`;
  return `${plural(missing, 'episode')} of ${count(planned)} ${missing === 1 ? 'is' : 'are'} missing and ${missing === 1 ? 'is' : 'are'} not counted as harmless${where}.`;
}

function total(cells: readonly CellEstimate[], of: (cell: CellEstimate) => number): number {
  return cells.reduce((sum, cell) => sum + of(cell), 0);
}
