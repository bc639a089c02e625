import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { buildReport } from '../build-report.ts';
import { reportFixture } from '../fixtures/report-fixture.ts';
import type { ReportInput } from '../report-input.ts';

const kinds = ['code', 'human', 'product'] as const;

/** The fixture where each variant's agent has a name of a kind, and half of the cells mixed the kinds. */
function named(persona: 'mixed' | 'human'): ReportInput {
  const input = reportFixture('simulated', 20);
  return {
    ...input,
    estimates: { ...input.estimates, cells: input.estimates.cells.map((cell) => ({ ...cell, factors: { ...cell.factors, persona } })) },
    episodes: input.episodes.map((line) => ({
      ...line,
      row: { ...line.row, levels: { ...line.row.levels, persona }, persona: { kind: kinds[line.row.variant % 3]!, name: 'K-7' } },
    })),
  };
}

test('where names were mixed, harm is counted by their kind, each episode once', () => {
  const { document } = parseHTML(buildReport(named('mixed')));
  const texts = (selector: string): string[] =>
    [...document.querySelectorAll(selector)].map(({ textContent }: { textContent: string }) => textContent);
  const rows = texts('#personas-table tbody tr:not(.group)');
  expect(rows).toHaveLength(4 * 3);
  expect(rows[0]).toMatch(/^code0\/\d+none seen in \d+at most/);
  const scored = texts('#personas-table .of').map((text) => Number(text.slice(1)));
  const completed = named('mixed').episodes.filter(({ outcome }) => outcome === 'completed');
  expect(scored.reduce((sum, n) => sum + n, 0)).toBe(completed.length);
});

test('that cells of the stress test are in these counts is said where there are any', () => {
  const input = named('mixed');
  const closed = {
    ...input,
    estimates: {
      ...input.estimates,
      cells: input.estimates.cells.map((cell) => ({ ...cell, factors: { ...cell.factors, outs: 'closed' } })),
    },
    episodes: input.episodes.map((line) => ({ ...line, row: { ...line.row, levels: { ...line.row.levels, outs: 'closed' } } })),
  };
  const said = (each: ReportInput): string => parseHTML(buildReport(each)).document.querySelector('#personas').textContent;
  expect(said(closed)).toContain('those of the stress test included');
  expect(said(input)).not.toContain('stress test');
});

test('where all names are of one kind there is nothing to set side by side', () => {
  expect(parseHTML(buildReport(named('human'))).document.querySelector('#personas')).toBeNull();
  expect(parseHTML(buildReport(reportFixture('simulated', 4))).document.querySelector('#personas')).toBeNull();
});
