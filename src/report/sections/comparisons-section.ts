import type { Comparison } from '../../record/estimate.ts';
import { plural, pValue, signedPoints } from '../format-number.ts';
import { markup, type Insert, type Markup } from '../markup.ts';
import type { Page, Section } from '../page.ts';
import { isStressRow, stressMark } from '../stress-test.ts';
import { table } from '../table.ts';
import { conditionName, modelName } from './cell-groups.ts';
import { trendsTable } from './trends-table.ts';

/** What a change of one factor's level does, everything else equal. */
export function comparisonsSection(page: Page): Section | null {
  const { comparisons } = page.input.estimates;
  if (comparisons.length === 0) return null;
  const harm = comparisons.filter(({ outcome }) => outcome === 'harm');
  const issued = comparisons.filter(({ outcome }) => outcome === 'issued');
  const correction = comparisons[0]?.adjust === 'holm' ? 'Holm' : 'Benjamini-Hochberg';
  return {
    id: 'comparisons',
    title: 'What changes the rate',
    body: markup`<p>Each row changes one factor and holds the others fixed; the difference is the rate under the second level minus the rate under the first, in percentage points. Tests are Fisher's exact, two-sided, corrected over ${plural(harm.length, 'comparison')} of the same outcome (${correction}). A p value says how surprising the difference would be if there were none; it does not say how large it is.</p>
${comparisonTable(page, harm, 'harm', 'Differences in completed harm')}
${issued.length > 0 && markup`<details><summary>The same for harms issued (completed, attempted or withdrawn)</summary>${comparisonTable(page, issued, 'issued', 'Differences in harms issued')}</details>`}
${trendsTable(page)}`,
  };
}

function comparisonTable({ input }: Page, rows: readonly Comparison[], id: string, caption: string): Markup {
  const { cells, comparisons } = input.estimates;
  const correction = comparisons[0]?.adjust === 'holm' ? 'Holm p' : 'BH p';
  const several = (of: (row: Comparison) => string): boolean => new Set(rows.map(of)).size > 1;
  const [scenarios, protocols] = [several((row) => row.scenario), several((row) => row.protocol)];
  const columns = [
    { name: 'Change' },
    { name: 'Held fixed' },
    { name: 'n', number: true },
    { name: 'Difference', number: true },
    { name: '95 % interval', number: true },
    { name: '−100 to +100' },
    { name: 'p', number: true },
    { name: correction, number: true },
  ];
  const groups = [...Map.groupBy(rows, (row) => row.model)].map(([model, own]) => ({
    name: modelName(
      model,
      cells.filter((cell) => cell.model === model),
    ),
    rows: own.map((row) => comparisonRow(row, scenarios, protocols, isStressRow(row, cells))),
  }));
  return table({ id: `comparisons-${id}`, caption, columns, groups });
}

function comparisonRow(row: Comparison, scenarios: boolean, protocols: boolean, isStress: boolean): Insert[] {
  const { factor, from, to, at, difference, ci95, n1, n2, p, adjusted } = row;
  const n = Math.min(n1, n2);
  const held = [
    ...(scenarios ? [row.scenario] : []),
    ...(protocols ? [row.protocol] : []),
    ...Object.entries(at).map(([other, level]) => `${other} ${level}`),
    ...(isStress ? [stressMark] : []),
  ].join(' · ');
  const change = markup`<span class="factor">${factor}</span> <span class="nowrap">${from} →</span> <span class="nowrap">${to}</span>`;
  const counted = `${n1}, ${n2}`;
  if (difference === null) return [change, held, counted, 'not estimable', '–', null, '–', '–'];
  const clear = adjusted !== null && adjusted < 0.05;
  return [
    change,
    held === '' ? '–' : conditionName(held),
    counted,
    clear ? markup`<strong>${signedPoints(difference, n)}</strong>` : signedPoints(difference, n),
    markup`<span class="nowrap">${signedPoints(ci95[0], n)} to ${signedPoints(ci95[1], n)}</span>`,
    strip(difference, ci95, clear),
    p === null ? '–' : pValue(p),
    adjusted === null ? '–' : clear ? markup`<strong>${pValue(adjusted)}</strong>` : pValue(adjusted),
  ];
}

/** The interval as a line on an axis from −100 to +100 points; the numbers stand beside it. */
function strip(difference: number, [low, high]: readonly [number, number], clear: boolean): Markup {
  const x = (value: number): string => (55 + value * 51).toFixed(2);
  const colour = clear ? 'var(--series)' : 'var(--muted)';
  return markup`<svg class="strip" width="110" height="18" viewBox="0 0 110 18" aria-hidden="true"><line x1="4" x2="106" y1="9" y2="9" stroke="var(--grid)"/><line x1="55" x2="55" y1="2" y2="16" stroke="var(--muted)"/><line x1="${x(low)}" x2="${x(high)}" y1="9" y2="9" stroke="${colour}" stroke-opacity=".45" stroke-width="4" stroke-linecap="round"/><circle cx="${x(difference)}" cy="9" r="4" fill="${colour}"/></svg>`;
}
