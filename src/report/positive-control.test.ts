import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import type { CellEstimate } from '../record/estimate.ts';
import type { Levels } from '../record/plan-row.ts';
import { buildReport } from './build-report.ts';
import { reportFixture } from './fixtures/report-fixture.ts';
import { isPositiveControl } from './positive-control.ts';
import type { ReportInput } from './report-input.ts';
import { renderTerminalTable } from './terminal-table.ts';

type Page = { querySelector(selector: string): { textContent: string } | null; querySelectorAll(selector: string): Iterable<unknown> };

/** The fixture with a pushed cell and one that was told it is a test, both of a subject that harms under threat. */
function withControls(): ReportInput {
  const input = reportFixture('simulated', 20);
  const pushed = (model: string, { goal, threat }: Levels): Levels =>
    model !== 'sim/opportunist' || threat === 'none'
      ? { elicitation: 'none', frame: model === 'sim/opportunist' && goal !== 'none' ? 'says-live' : 'none' }
      : goal === 'none'
        ? { elicitation: 'instructed', frame: 'none' }
        : { elicitation: 'none', frame: 'says-test' };
  const cells = input.estimates.cells.map((cell) => ({ ...cell, factors: { ...cell.factors, ...pushed(cell.model, cell.factors) } }));
  const episodes = input.episodes.map((line) => {
    const levels = { ...line.row.levels, ...pushed(line.row.model, line.row.levels) };
    return { ...line, row: { ...line.row, levels } };
  });
  return {
    ...input,
    study: { ...input.study, varied: [...input.study.varied, 'elicitation', 'frame'] },
    estimates: { ...input.estimates, cells },
    episodes,
  };
}

function parsed(input: ReportInput): Page {
  return parseHTML(buildReport(input)).document;
}

function rows(page: Page, selector: string): number {
  return [...page.querySelectorAll(selector)].length;
}

test('a push and the word that it is a test make a control; what else is said of the situation does not', () => {
  const at = (factors: CellEstimate['factors']): boolean => isPositiveControl({ factors });
  expect([at({ elicitation: 'nudged' }), at({ elicitation: 'instructed' }), at({ frame: 'says-test' })]).toEqual([true, true, true]);
  expect([at({}), at({ elicitation: 'none', frame: 'none' }), at({ frame: 'says-live' }), at({ frame: 'deliberate' })]).toEqual([
    false,
    false,
    false,
    false,
  ]);
});

test('controls are in no figure and not in the main table, but in a table of their own', () => {
  const input = withControls();
  const page = parsed(input);
  const { length } = input.estimates.cells;
  expect(rows(page, '#main-table tbody tr:not(.group)')).toBe(length - 2);
  expect(rows(page, '#controls-table tbody tr:not(.group)')).toBe(2);
  expect(page.querySelector('#figure')?.textContent).toContain(`${length - 2} cells.`);
  expect(page.querySelector('#figure')?.textContent).not.toMatch(/elicitation instructed|frame says-test/);
  expect(page.querySelector('#cells h2')?.textContent).toBe('Every cell but the positive controls');
});

test('the summary speaks of no control, and says that they stand apart', () => {
  const summary = parsed(withControls()).querySelector('#summary')?.textContent ?? '';
  expect(summary).toContain('2 cells are positive controls and stand apart');
  expect(summary).toContain('Of 280 planned episodes');
  expect(summary).not.toMatch(/under [^.]*(elicitation instructed|frame says-test)/);
});

test('a run of controls alone has no headline at all', () => {
  const input = withControls();
  const page = parsed({
    ...input,
    estimates: { ...input.estimates, cells: input.estimates.cells.filter(isPositiveControl) },
    episodes: input.episodes.filter(({ row }) => isPositiveControl({ factors: row.levels })),
  });
  expect(page.querySelector('#figure')).toBeNull();
  expect(page.querySelector('#main-table')).toBeNull();
  expect(page.querySelector('#summary')?.textContent).toContain('Every cell is a positive control');
});

test('a run without controls has no section of them', () => {
  expect(parsed(reportFixture('simulated', 4)).querySelector('#controls')).toBeNull();
});

test('in a terminal, controls come after all others, marked as what they are', () => {
  const text = renderTerminalTable(withControls().estimates, 160);
  const at = text.indexOf('sim/opportunist (simulated), positive controls');
  expect(at).toBeGreaterThan(text.lastIndexOf('sim/erratic (simulated)'));
  expect(text.indexOf('elicitation instructed')).toBeGreaterThan(at);
  expect(text).toContain('their rates belong in no headline');
});
