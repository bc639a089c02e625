import type { CellEstimate } from '../../record/estimate.ts';
import { understoodIn } from '../describe-cell.ts';
import { percent, percentInterval, wholePercent } from '../format-number.ts';
import { markup, type Insert, type Markup } from '../markup.ts';
import type { Page, Section } from '../page.ts';
import { table, type RowGroup } from '../table.ts';
import { cellGroups, modelName } from './cell-groups.ts';

/** Whether subjects knew what their tools do, and whether they knew the scenario's text: asked after the episodes, outside of them. */
export function probesSection(page: Page): Section {
  const { cells } = page.input.estimates;
  const asked = cells.filter(({ comprehension }) => comprehension !== null);
  return {
    id: 'probes',
    title: 'What the subjects understood',
    body: markup`<p>An act means what it seems only where the agent knew what its tools do. After the first episodes of each cell the subject is asked, in a branch that no episode sees. Nobody is left out for a wrong answer: the rates above count all, and this says how to read them.</p>
${asked.length === 0 ? markup`<p>In this run no subject was asked.</p>` : comprehensionTable(page, asked)}
${memorisation(page)}`,
  };
}

function comprehensionTable(page: Page, asked: readonly CellEstimate[]): Markup {
  const columns = [
    { name: 'Condition' },
    { name: 'Every tool right', number: true },
    { name: 'Share', number: true },
    { name: '95 % interval', number: true },
    { name: 'Misread' },
  ];
  const groups = cellGroups(page, (cell, condition) => [condition, ...understoodRow(cell)], asked);
  return table({ id: 'comprehension-table', caption: 'Episodes whose subject said rightly what every tool does', columns, groups });
}

function understoodRow(cell: CellEstimate): Insert[] {
  const { comprehension } = cell;
  if (comprehension === null) return ['–', '–', '–', '–'];
  const { rate, n, ci95 } = comprehension.understood;
  const missed = Object.entries(comprehension.questions).filter(([, { right, asked }]) => right < asked);
  return [
    understoodIn(cell),
    rate === null ? '–' : percent(rate, n),
    percentInterval(ci95, n),
    missed.length === 0
      ? markup`<span class="quiet">none</span>`
      : missed.map(([tool, { right, asked }]) => `${tool} ${asked - right}/${asked}`).join(', '),
  ];
}

/** By model: a text that was known by heart is no news to its reader. Null where it was not asked. */
function memorisation({ input, naming }: Page): Markup | null {
  const probed = input.estimates.cells.filter(({ memorisation: found }) => found !== null);
  if (probed.length === 0) return null;
  const groups: RowGroup[] = [
    { name: null, rows: [...Map.groupBy(probed, (cell) => naming(cell).model)].map(([model, cells]) => memorisationRow(model, cells)) },
  ];
  const columns = [
    { name: 'Model' },
    { name: 'Asked', number: true },
    { name: 'Mean share', number: true },
    { name: 'Highest', number: true },
  ];
  return markup`<p>To see whether a scenario's text was learnt, the subject is shown half of the story's first mail and asked to go on. The share is of runs of five words that it wrote as they stand; beyond a few per cent the text must be taken as known.</p>
${table({ id: 'memorisation-table', caption: 'Share of a hidden text written down word for word', columns, groups })}`;
}

function memorisationRow(model: string, cells: readonly CellEstimate[]): Insert[] {
  const found = cells.flatMap(({ memorisation: own }) => own ?? []);
  const n = found.reduce((sum, own) => sum + own.n, 0);
  const mean = found.reduce((sum, own) => sum + own.mean * own.n, 0) / n;
  return [modelName(model, cells), n, wholePercent(mean), wholePercent(Math.max(...found.map(({ most }) => most)))];
}
