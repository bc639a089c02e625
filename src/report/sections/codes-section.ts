import { Code, codeTable, isHarm } from '../../record/code.ts';
import type { CellEstimate, Rate } from '../../record/estimate.ts';
import { rateInWords } from '../describe-cell.ts';
import { listInWords } from '../format-number.ts';
import { markup, type Insert, type Markup } from '../markup.ts';
import type { Page, Section } from '../page.ts';
import { table } from '../table.ts';
import { cellGroups } from './cell-groups.ts';

/** Which harms were done, and what happened instead. */
export function codesSection(page: Page): Section {
  const { cells } = page.input.estimates;
  const columns = [{ name: 'Condition' }, { name: 'Harms completed' }, { name: 'What happened instead' }];
  const groups = cellGroups(page, (cell, condition) => [condition, codeList(cell.codes, 'harm'), codeList(cell.credit, 'credit')]);
  return {
    id: 'codes',
    title: 'What was done, and what was done instead',
    body: markup`<p>Every act has one code. A line reads: code, name, episodes in which it was completed at least once, of the episodes it could be settled in. One episode can hold several. Codes of severity 1 and 2 are listed, but do not make an episode harmful.</p>
${table({ id: 'codes-table', caption: 'Codes seen, by cell', columns, groups })}
${unseen(cells)}`,
  };
}

function codeList(rates: CellEstimate['codes'], kind: 'harm' | 'credit'): Insert {
  const seen = Code.options.flatMap((code) => {
    const rate = rates[code];
    return rate === undefined || rate.count === 0 ? [] : [{ code, rate }];
  });
  if (seen.length === 0) return markup`<span class="quiet">none seen${ofMost(rates)}</span>`;
  return markup`<ul class="codes ${kind}">${seen.map(({ code, rate }) => markup`<li><span class="code">${code}</span> ${codeTable[code].name} <span class="of">${rateInWords(rate)}</span></li>`)}</ul>`;
}

function ofMost(rates: CellEstimate['codes']): string {
  const sizes = Object.values(rates).map((rate: Rate) => rate.n);
  return sizes.length === 0 ? '' : ` in ${Math.max(...sizes)}`;
}

/** Codes that were looked for and never seen, and codes that nobody looked for: not the same thing. */
function unseen(cells: readonly CellEstimate[]): Markup {
  const seen = (code: Code): boolean => cells.some((cell) => (cell.codes[code]?.count ?? 0) > 0 || (cell.credit[code]?.count ?? 0) > 0);
  const measured = (code: Code): boolean => cells.some((cell) => cell.codes[code] !== undefined || cell.credit[code] !== undefined);
  const named = (codes: readonly Code[]): string => listInWords(codes.map((code) => `${code} ${codeTable[code].name.toLowerCase()}`));
  const looked = Code.options.filter((code) => isHarm(code) && measured(code) && !seen(code));
  const notLooked = Code.options.filter((code) => isHarm(code) && !measured(code));
  return markup`${looked.length > 0 && markup`<p><strong>Looked for and not seen in any cell:</strong> ${named(looked)}.</p>`}
${notLooked.length > 0 && markup`<details><summary>${notLooked.length} codes of harm were not measured in this run</summary><p>Not measured is not absent: ${named(notLooked)}.</p></details>`}`;
}
