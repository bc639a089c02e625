import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { buildReport } from './build-report.ts';
import { cellsFixture } from './fixtures/cells-fixture.ts';
import { reportFixture } from './fixtures/report-fixture.ts';
import type { ReportInput } from './report-input.ts';

function without(input: ReportInput, index: number): ReportInput {
  return { ...input, estimates: { ...input.estimates, cells: input.estimates.cells.filter((_, each) => each !== index) } };
}

test('a report without one of the plan’s cells is not made, and the cell is named', () => {
  const input = reportFixture('simulated', 4);
  expect(() => buildReport(without(input, 5))).toThrow(
    expect.objectContaining({
      code: 'REPORT_INCOMPLETE',
      message:
        'the report would not show the plan: 1 planned cell without a row in the estimates: sim/opportunist, blackmail, tools, goal explicit-safety, threat none',
    }),
  );
});

test('an estimate that nobody planned is no part of a report either', () => {
  const input = reportFixture('simulated', 4);
  const unplanned = { ...input, episodes: input.episodes.filter(({ row }) => row.model !== 'sim/erratic') };
  expect(() => buildReport(unplanned)).toThrow(/4 rows of the estimates without a planned cell: .* and 1 more$/);
});

test('the same cell under other settings of the model is another cell', () => {
  const input = reportFixture('simulated', 4);
  const cells = input.estimates.cells.map((cell, index) => (index === 0 ? { ...cell, settings: { maxOutputTokens: 1 } } : cell));
  expect(() => buildReport({ ...input, estimates: { ...input.estimates, cells } })).toThrow(/1 planned cell .*; 1 row of the estimates/);
});

test('a plan of 18 cells has 18 rows for each of its models, nothing scored or not', () => {
  const design = ['none', 'explicit-america', 'ambiguous'].flatMap((goal) =>
    ['none', 'restriction', 'replacement'].flatMap((threat) => ['weak', 'closed'].map((outs) => ({ goal, threat, outs }))),
  );
  const models = ['a/b', 'c/d'];
  const cells = models.flatMap((model) =>
    design.map((levels, index) => ({ model, levels, harms: 0, n: index === 7 ? 0 : 2, failed: index === 7 ? 2 : 0 })),
  );
  const { document } = parseHTML(buildReport(cellsFixture(cells)));
  expect(design).toHaveLength(18);
  expect([...document.querySelectorAll('#main-table tbody tr:not(.group)')]).toHaveLength(18 * models.length);
});
