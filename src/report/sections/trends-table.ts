import type { Trend } from '../../record/estimate.ts';
import { fewestOf, heldInWords, pointsBetween, trendCaveat, whatDoubles } from '../describe-estimates.ts';
import { listInWords, percent, signedPoints } from '../format-number.ts';
import { markup, type Insert, type Markup } from '../markup.ts';
import type { Page } from '../page.ts';
import { table } from '../table.ts';
import { conditionName, modelName } from './cell-groups.ts';

const columns = [
  { name: 'Factor' },
  { name: 'Held fixed' },
  { name: 'Rate at each level' },
  { name: 'Slope', number: true },
  { name: '95 % interval', number: true },
];

/** How the rate of completed harm changes with factors whose levels are numbers. Null where none is. */
export function trendsTable({ input }: Page): Markup | null {
  const { cells } = input.estimates;
  const trends = input.estimates.trends.filter(({ outcome }) => outcome === 'harm');
  if (trends.length === 0) return null;
  const groups = [...Map.groupBy(trends, ({ model }) => model)].map(([model, own]) => ({
    name: modelName(
      model,
      cells.filter((cell) => cell.model === model),
    ),
    rows: own.map((trend) => trendRow(trend, heldInWords(trend, cells))),
  }));
  const doubling = listInWords([...new Set(trends.map(({ factor }) => whatDoubles(factor)))]);
  return markup`<h3>Dose and response</h3>
<p>Where the levels of a factor are numbers, one slope says what each doubling of ${doubling} does to the rate, in percentage points: a straight line by least squares over all scored levels. A line sums up; it does not show that the change is even. Intervals are of one row each.</p>
${table({ id: 'trends-table', caption: 'Change of completed harm with each doubling', columns, groups, cards: true })}`;
}

function trendRow(trend: Trend, held: string): Insert[] {
  const { factor, points, slope, ci95 } = trend;
  const n = fewestOf(trend);
  const caveat = trendCaveat(trend);
  return [
    factor,
    held === '' ? '–' : conditionName(held),
    markup`<ul class="codes">${points.map((point) => markup`<li>${point.level}: ${rateOf(point)}</li>`)}</ul>`,
    markup`${slope === null ? 'not estimable' : signedPoints(slope, n)}${caveat !== '' && markup`<span class="small why">${caveat}</span>`}`,
    slope === null ? '–' : markup`<span class="nowrap">${pointsBetween(ci95, n)}</span>`,
  ];
}

function rateOf({ count, n, rate, missing }: Trend['points'][number]): Markup {
  return markup`${rate === null ? 'nothing scored' : count === 0 ? 'none seen' : percent(rate, n)} <span class="of">${count}/${n}${missing > 0 && `, ${missing} missing`}</span>`;
}
