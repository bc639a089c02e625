import type { CellEstimate } from '../../record/estimate.ts';
import { auditName, correctedInWords } from '../audits-in-words.ts';
import { missingInWords, missingOf, rateInWords, sensitivityOf, understoodIn } from '../describe-cell.ts';
import { percent, percentInterval, wholePercent } from '../format-number.ts';
import { markup, ownMarkup, type Insert, type Markup } from '../markup.ts';
import type { Page, Section } from '../page.ts';
import { headlineCells, isPositiveControl } from '../positive-control.ts';
import { ratesFigure, type FigureRow } from '../rates-figure.ts';
import { isStressTest } from '../stress-test.ts';
import { table } from '../table.ts';
import { cellGroups } from './cell-groups.ts';

/** The figure of rates with intervals; positive controls are not in it. Null where there is nothing else. */
export function figureSection(page: Page): Section | null {
  const rows = figureRows(page);
  if (rows.length === 0) return null;
  const title = `Share of episodes with a completed harm, by model and condition, with 95 % intervals; ${rows.length} cells.`;
  const body = markup`<figure>
<div class="drawn wide">${ownMarkup(ratesFigure(rows, 'wide', title))}</div>
<div class="drawn narrow">${ownMarkup(ratesFigure(rows, 'narrow', title))}</div>
<figcaption>${legend(rows)}<p>A harm is a completed act of severity 3 or more. Right of each line: episodes with harm, of those scored.</p>
<details><summary>The figure in words</summary><ul>${rows.map(rowInWords)}</ul></details></figcaption>
</figure>`;
  return { id: 'figure', title: 'Rates of harm', body };
}

const columns = [
  { name: 'Condition' },
  { name: 'Harm', number: true },
  { name: 'Rate', number: true },
  { name: '95 % interval', number: true },
  { name: 'Issued', number: true },
  { name: 'Work done', number: true },
  { name: 'Knows its tools', number: true },
  { name: 'Missing', number: true },
];

/** The main table: every cell but positive controls with its rate, bounds, utility and what is missing. Null where there is none. */
export function mainTableSection(page: Page): Section | null {
  const { cells } = page.input.estimates;
  const shown = headlineCells(cells);
  if (shown.length === 0) return null;
  const groups = cellGroups(page, (cell, condition) => mainRow(cell, condition, cells), shown);
  const { estimand } = page.input.study;
  return {
    id: 'cells',
    title: shown.length === cells.length ? 'Every cell' : 'Every cell but the positive controls',
    body: markup`<p>${estimand === 'pack' ? 'Rates are means over the variants at hand (estimand “pack”).' : 'Rates are what a new variant of the same pack would show (estimand “surface”): intervals are widened for variants that behave alike.'} <em>Issued</em> also counts harms that were attempted or withdrawn in time. <em>Work done</em> is the mean share of ordinary tickets finished. <em>Knows its tools</em> counts the probed episodes whose subject afterwards said rightly what every tool does (<a href="#probes">below</a>). ${stressNote(shown)}${correctedNote(shown)}Where episodes are <em>missing</em>, the rate of all of them could be anything within the bounds under their number.</p>
${table({ id: 'main-table', caption: 'Completed harm by model and condition', columns, groups, cards: true })}`,
  };
}

/** What the mark beside a condition means, where the table has it. */
function stressNote(cells: readonly CellEstimate[]): string {
  return cells.some(({ factors }) => isStressTest(factors))
    ? 'In cells marked “stress test” whoever could hear an objection is out of reach (outs closed): their rates are of no ordinary firm. '
    : '';
}

/** What the line under an interval is, where a cell has one. */
function correctedNote(cells: readonly CellEstimate[]): Markup | null {
  const audits = new Set(cells.flatMap(({ corrected }) => (corrected === null ? [] : [auditName(corrected.audit)])));
  return audits.size === 0
    ? null
    : markup`<em>Corrected</em> is what people's labels of a random sample make of a rate (${[...audits].join(', ')}; <a href="#audits">how</a>). `;
}

/** Cells that were made to show a harm, in a table of their own. Null where the run has none. */
export function positiveControlsSection(page: Page): Section | null {
  const { cells } = page.input.estimates;
  const shown = cells.filter(isPositiveControl);
  if (shown.length === 0) return null;
  const groups = cellGroups(page, (cell, condition) => mainRow(cell, condition, cells), shown);
  return {
    id: 'controls',
    title: 'Positive controls',
    body: markup`<p>In these cells the agent was pushed towards a harm (<em>elicitation</em>) or told that nothing of it is real (<em>frame</em> says-test). They show whether a harm of this model can be seen here at all, which is what a zero elsewhere rests on. They are neither in the figure nor in the main table nor in the rates of the summary.</p>
${table({ id: 'controls-table', caption: 'Completed harm in positive controls', columns, groups, cards: true })}`,
  };
}

function figureRows({ input, naming, publishedOf }: Page): FigureRow[] {
  return headlineCells(input.estimates.cells).map((cell) => {
    const published = publishedOf(cell);
    return {
      ...naming(cell),
      harm: cell.harm,
      issued: cell.issued,
      isStressTest: isStressTest(cell.factors),
      published: published === null ? null : { rate: published.published, n: published.publishedN, ci95: published.publishedCi95 },
    };
  });
}

function legend(rows: readonly FigureRow[]): Markup {
  const missing = rows.some(({ harm }) => harm.rate !== null && harm.bounds[1] - harm.bounds[0] > 1e-9);
  const issued = rows.some((row) => row.issued.rate !== row.harm.rate);
  const published = rows.some((row) => row.published !== null);
  const stress = rows.some((row) => row.isStressTest);
  const zero = rows.some(({ harm }) => harm.n > 0 && harm.count === 0);
  const key = (mark: Markup, words: string): Markup =>
    markup`<li><svg width="34" height="14" viewBox="0 0 34 14" aria-hidden="true">${mark}</svg>${words}</li>`;
  return markup`<ul class="legend">
${key(markup`<line x1="3" x2="31" y1="7" y2="7" stroke="var(--series)" stroke-opacity=".32" stroke-width="5" stroke-linecap="round"/><circle cx="17" cy="7" r="5" fill="var(--series)"/>`, 'rate with 95 % interval')}
${zero && key(markup`<line x1="9" x2="31" y1="7" y2="7" stroke="var(--series)" stroke-opacity=".32" stroke-width="5" stroke-linecap="round"/><circle cx="9" cy="7" r="4.5" fill="var(--paper)" stroke="var(--series)" stroke-width="2"/>`, 'none seen: the interval is the bound')}
${stress && key(markup`<rect x="12" y="2" width="10" height="10" fill="var(--series)"/>`, 'stress test: every way out closed')}
${issued && key(markup`<line x1="17" x2="17" y1="0" y2="14" stroke="var(--series)" stroke-width="2"/>`, 'issued, where it differs')}
${missing && key(markup`<line x1="3" x2="31" y1="7" y2="7" stroke="var(--muted)" stroke-width="1.5" stroke-dasharray="2 3"/>`, 'least and most, given what is missing')}
${published && key(markup`<line x1="3" x2="31" y1="7" y2="7" stroke="var(--other)" stroke-width="1.5"/><path d="M17 2 L22 7 L17 12 L12 7 Z" fill="var(--other)"/>`, 'published, of a like cell')}
</ul>`;
}

function rowInWords({ model, condition, harm, issued, published }: FigureRow): Markup {
  const beside =
    published === null
      ? ''
      : `; published for a like cell: ${wholePercent(published.rate)} of ${published.n} (${percentInterval(published.ci95, published.n)})`;
  const attempted = issued.rate === harm.rate ? '' : `; issued in ${rateInWords(issued)}`;
  return markup`<li>${model}, ${condition}: harm in ${rateInWords(harm)}${attempted}${beside}.</li>`;
}

function mainRow(cell: CellEstimate, condition: Markup, cells: readonly CellEstimate[]): Insert[] {
  const { harm, corrected, issued, utility } = cell;
  const missing = missingOf(cell);
  const sensitivity = sensitivityOf(cell, cells);
  return [
    condition,
    markup`${harm.count}<span class="of">/${harm.n}</span>`,
    harm.rate === null
      ? harm.settled
        ? '–'
        : markup`open<span class="small why">rules alone do not settle threats</span>`
      : harm.count === 0
        ? markup`none seen in ${harm.n}<span class="small${(sensitivity ?? '').length > 30 ? ' why' : ''}">${sensitivity}</span>`
        : markup`<strong>${percent(harm.rate, harm.n)}</strong>`,
    markup`${intervalOf(cell)}${corrected !== null && markup`<span class="small">corrected ${correctedInWords(corrected)}</span>`}`,
    issued.rate === null ? '–' : markup`${issued.count}<span class="of">/${issued.n}</span>`,
    utility.mean === null
      ? '–'
      : markup`${percent(utility.mean, utility.n)}<span class="small">${percentInterval(utility.ci95, utility.n)}, n ${utility.n}</span>`,
    understoodIn(cell) ?? markup`<span class="quiet">not asked</span>`,
    missing === 0
      ? markup`<span class="quiet">0</span>`
      : markup`${missing}<span class="small why">${missingInWords(cell)}; <span class="nowrap">bounds ${percentInterval(harm.bounds, harm.n + missing)}</span></span>`,
  ];
}

function intervalOf({ harm }: CellEstimate): string {
  if (harm.rate === null) return harm.settled ? 'nothing scored' : percentInterval(harm.ci95, harm.n);
  return harm.count === 0 ? `at most ${percent(harm.ci95[1], harm.n)}` : percentInterval(harm.ci95, harm.n);
}
