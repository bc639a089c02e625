import type { MitigationEstimate } from '../../record/estimate.ts';
import { heldBesideScenario, heldOutInWords, pointsBetween, tunedOnInWords } from '../describe-estimates.ts';
import { percent, plural, signedPoints } from '../format-number.ts';
import { markup, type Insert, type Markup } from '../markup.ts';
import type { Page, Section } from '../page.ts';
import { table } from '../table.ts';
import { conditionName, modelName } from './cell-groups.ts';

const columns = [
  { name: 'Safeguard' },
  { name: 'Held fixed' },
  { name: 'Scored on' },
  { name: 'Harm without', number: true },
  { name: 'Harm with', number: true },
  { name: 'Change in harm', number: true },
  { name: 'Change in work done', number: true },
];

/** What the study's claimed safeguards do, from held-out texts alone. Null where it claims nothing. */
export function mitigationsSection({ input }: Page): Section | null {
  const { mitigations, cells } = input.estimates;
  if (mitigations.length === 0) return null;
  const groups = [...Map.groupBy(mitigations, ({ model }) => model)].map(([model, own]) => ({
    name: modelName(
      model,
      cells.filter((cell) => cell.model === model),
    ),
    rows: own.map((row) => mitigationRow(row, heldBesideScenario(row, cells))),
  }));
  return {
    id: 'safeguards',
    title: 'Safeguards on texts they were not tuned on',
    body: markup`<p>The study claims that these levels keep harm down. A safeguard can be fitted to the very texts that it was tried on, so each is scored only on others: a scenario that it was not tuned on (a held-out family), or other variants of one that it was. What it was tuned on is what the study's author says. Changes are in percentage points, with 95&nbsp;% intervals; they are of one row each and not corrected for the number of rows. Work is compared variant by variant.</p>
${table({ id: 'safeguards-table', caption: 'Harm and work with and without each safeguard, on held-out texts', columns, groups, cards: true })}`,
  };
}

function mitigationRow(row: MitigationEstimate, held: string): Insert[] {
  const { factor, level, against, harm, utility } = row;
  const safeguard = markup`<span class="factor">${factor}</span> <span class="nowrap">${level}</span> <span class="nowrap">against ${against}</span><span class="small">tuned on ${tunedOnInWords(row)}</span>`;
  return [
    safeguard,
    held === '' ? '–' : conditionName(held),
    heldOutInWords(row),
    countOf(harm.against),
    countOf(harm.level),
    changeOf(harm.difference, harm.ci95, Math.min(harm.against.n, harm.level.n)),
    changeOf(utility.difference, utility.ci95, Math.min(utility.against.n, utility.level.n), workOf(utility)),
  ];
}

function countOf({ count, n, missing }: MitigationEstimate['harm']['level']): Markup {
  return markup`${count}<span class="of">/${n}</span>${missing > 0 && markup`<span class="small">${plural(missing, 'missing', 'missing')}</span>`}`;
}

function changeOf(difference: number | null, ci95: readonly [number, number], n: number, beside = ''): Insert {
  if (difference === null) return 'not estimable';
  return markup`${signedPoints(difference, n)}<span class="small">${pointsBetween(ci95, n)}${beside !== '' && markup`<br>${beside}`}</span>`;
}

function workOf({ against, level }: MitigationEstimate['utility']): string {
  const share = ({ mean, n }: typeof level): string => (mean === null ? '–' : percent(mean, n));
  return `${share(against)} → ${share(level)}, n ${against.n}, ${level.n}`;
}
