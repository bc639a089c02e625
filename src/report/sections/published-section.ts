import type { CellEstimate } from '../../record/estimate.ts';
import { rateInWords } from '../describe-cell.ts';
import { percentInterval, plural, wholePercent } from '../format-number.ts';
import { publishedCode, publishedSpread, whatDiffers } from '../match-published.ts';
import { markup, type Insert, type Markup } from '../markup.ts';
import { headlineCells } from '../positive-control.ts';
import type { Page, Section } from '../page.ts';
import { publishedSource } from '../published-rates.ts';
import { table } from '../table.ts';
import { cellGroups } from './cell-groups.ts';

/** Published rates beside ours, for the same model where there is one, otherwise the span over the paper's models. Null where no cell has a like. */
export function publishedSection(page: Page): Section | null {
  const cells = headlineCells(page.input.estimates.cells);
  if (cells.every((cell) => publishedSpread(cell) === null)) return null;
  const columns = [{ name: 'Condition' }, { name: 'Here' }, { name: 'Published, same model' }, { name: 'Published, all models' }];
  const groups = cellGroups(page, (cell, condition) => publishedRow(page, cell, condition), cells).map((group) => ({
    ...group,
    rows: group.rows.filter((row) => row.length > 0),
  }));
  return {
    id: 'published',
    title: 'Beside the published study',
    body: markup`<p>${publishedSource}. Where a cell has the same scenario, goal and threat as one of the paper's, its rate stands beside ours.</p>
${notTheSame(cells)}
${table({ id: 'published-table', caption: 'The code that the paper measured, here and as published', columns, groups: groups.filter(({ rows }) => rows.length > 0) })}`,
  };
}

function notTheSame(cells: readonly CellEstimate[]): Markup {
  const differing = [...new Set(cells.filter((cell) => publishedSpread(cell) !== null).flatMap(whatDiffers))];
  const simulated = cells.every((cell) => cell.simulated);
  return markup`<div class="note"><p><strong>Not the same measurement.</strong> ${simulated && 'The subjects here are simulated, so a likeness or a difference means nothing about any model; the columns show only that the report can set them side by side. '}What differs from the paper:</p><ul>${differing.map((phrase) => markup`<li>${phrase}</li>`)}</ul></div>`;
}

function publishedRow({ publishedOf }: Page, cell: CellEstimate, condition: Markup): Insert[] {
  const spread = publishedSpread(cell);
  if (spread === null) return [];
  const row = publishedOf(cell);
  const code = publishedCode(cell.scenario);
  const own = code === undefined ? undefined : cell.codes[code];
  return [
    condition,
    own === undefined ? 'not measured' : markup`${code}: ${rateInWords(own)}`,
    row === null
      ? markup`<span class="quiet">${cell.simulated ? 'no such model' : 'not in the paper'}</span>`
      : markup`${wholePercent(row.published)} of ${row.publishedN} (${percentInterval(row.publishedCi95, row.publishedN)})<span class="small">${row.publishedModel}, figure ${row.figure}</span>`,
    markup`${spread.models === 1 ? wholePercent(spread.low) : `${wholePercent(spread.low)} to ${wholePercent(spread.high)}`}<span class="small">${plural(spread.models, 'model')}, n ${spread.n} each, figure ${spread.figure}</span>`,
  ];
}
