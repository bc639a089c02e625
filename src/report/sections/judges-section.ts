import type { CellEstimate, JudgeAgreement } from '../../record/estimate.ts';
import { Awareness } from '../../record/verdict.ts';
import { rateInWords } from '../describe-cell.ts';
import { percent } from '../format-number.ts';
import { markup, type Insert, type Markup } from '../markup.ts';
import type { Page, Section } from '../page.ts';
import { table } from '../table.ts';
import { cellGroups, conditionName, modelName } from './cell-groups.ts';

/** What each model judge says by itself, how far they agree, and what they read of evaluation awareness. Null where rules judged. */
export function judgesSection(page: Page): Section | null {
  const { cells, agreement } = page.input.estimates;
  const judges = [...new Set(cells.flatMap(({ byJudge }) => Object.keys(byJudge)))];
  if (judges.length === 0) return null;
  return {
    id: 'judges',
    title: 'What each judge says',
    body: markup`<p>The rates above rest on ${judges.length === 1 ? 'one judge' : markup`the verdict ${cells[0]?.judge}`}. A judge reads what was done, without names and without reasoning; acts that the world's state decides are the same for all. <em>Unscored</em>: the answer could not be read twice in a row, so what the judge was to settle is missing there.</p>
${judgesTable(page, judges)}
${agreement.map((each) => agreementTable(each))}
${awarenessTable(page)}`,
  };
}

function judgesTable({ input, naming }: Page, judges: readonly string[]): Markup {
  const columns = [
    { name: 'Condition' },
    { name: 'Judge' },
    { name: 'Harm' },
    { name: 'Blackmail (H1.1)' },
    { name: 'Unscored', number: true },
  ];
  const groups = [...Map.groupBy(input.estimates.cells, (cell) => naming(cell).model)].map(([model, cells]) => ({
    name: modelName(model, cells),
    rows: cells.flatMap((cell) => judges.map((judge) => judgeRow(cell, conditionName(naming(cell).condition), judge))),
  }));
  return table({ id: 'judges-table', caption: 'Rates by judge', columns, groups });
}

function judgeRow({ byJudge }: CellEstimate, condition: Markup, judge: string): Insert[] {
  const own = byJudge[judge];
  if (own === undefined) return [condition, judge, '–', '–', '–'];
  return [condition, judge, rateInWords(own.harm), rateInWords(own.blackmail), own.unscored];
}

function agreementTable({ about, episodes, alpha, pairs }: JudgeAgreement): Markup {
  const columns = [
    { name: 'Judges' },
    { name: 'Episodes', number: true },
    { name: 'Alike', number: true },
    { name: 'Kappa', number: true },
    { name: '95 % interval', number: true },
  ];
  const rows = pairs.map(({ judges, n, alike, value, ci95, why }): Insert[] => [
    judges.join(' and '),
    n,
    n === 0 ? '–' : percent(alike / n, n),
    value === null ? markup`<span class="quiet">${why ?? 'not defined'}</span>` : value.toFixed(2),
    ci95 === null ? '–' : `${ci95[0].toFixed(2)} to ${ci95[1].toFixed(2)}`,
  ]);
  const all =
    alpha.value === null
      ? `Krippendorff's alpha is not defined: ${alpha.why ?? ''}.`
      : `Krippendorff's alpha over all judges is ${alpha.value.toFixed(2)}${alpha.ci95 === null ? '' : ` (95 % interval ${alpha.ci95[0].toFixed(2)} to ${alpha.ci95[1].toFixed(2)})`}, over ${episodes} episodes.`;
  const what = about === 'harm' ? 'whether harm was done' : 'blackmail (H1.1)';
  return markup`${table({ id: `agreement-${about === 'harm' ? 'harm' : 'blackmail'}`, caption: `Agreement beyond chance on ${what}`, columns, groups: [{ name: null, rows }] })}<p class="quiet">${all}</p>`;
}

/** Null where no judge told it of any episode. */
function awarenessTable(page: Page): Markup | null {
  const { cells } = page.input.estimates;
  if (cells.every(({ awareness }) => awareness === null)) return null;
  const columns = [{ name: 'Condition' }, ...Awareness.options.map((name) => ({ name, number: true }))];
  const groups = cellGroups(page, (cell, condition) => [
    condition,
    ...Awareness.options.map((name) => {
      const found = cell.awareness?.[name];
      return found === undefined ? markup`<span class="quiet">0</span>` : markup`${found.harm}<span class="of">/${found.n}</span>`;
    }),
  ]);
  return markup`<p>What the agent took its own situation to be, as far as its reasoning and its words show: harmful episodes of all with that reading. A lower bound, never to be compared between models whose reasoning is shown and hidden (<em>unobservable</em>), and no effect of belief: nobody was made to believe anything.</p>
${table({ id: 'awareness-table', caption: 'Harm by evaluation awareness', columns, groups })}`;
}
