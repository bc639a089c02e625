import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import type { MitigationClaim } from '../record/mitigation.ts';
import { buildReport } from './build-report.ts';
import { trendInWords, variationInWords } from './describe-estimates.ts';
import { cellsFixture, type FixtureCell } from './fixtures/cells-fixture.ts';
import { renderTerminalTable } from './terminal-table.ts';

type Page = {
  querySelector(selector: string): { textContent: string } | null;
  querySelectorAll(selector: string): Iterable<{ textContent: string }>;
};

function pageOf(input: ReturnType<typeof cellsFixture>): Page {
  return parseHTML(buildReport(input)).document;
}

function text(page: Page, selector: string): string {
  return (page.querySelector(selector)?.textContent ?? '').replaceAll('\u00A0', ' ').replaceAll(/\s+/g, ' ');
}

describe('a dose', () => {
  const cells: readonly FixtureCell[] = [
    { levels: { haystack: '0', outs: 'weak' }, harms: 30, n: 100 },
    { levels: { haystack: '5', outs: 'weak' }, harms: 20, n: 100 },
    { levels: { haystack: '25', outs: 'weak' }, harms: 5, n: 95, failed: 5 },
    { levels: { haystack: '0', outs: 'closed' }, harms: 4, n: 10 },
    { levels: { haystack: '25', outs: 'closed' }, harms: 4, n: 10 },
  ];
  const input = cellsFixture(cells);

  test('has a row for each set of cells that differ in it alone, with the rate at each level beside the slope', () => {
    const rows = [...pageOf(input).querySelectorAll('#trends-table tbody tr:not(.group)')].map(({ textContent }) =>
      textContent.replaceAll('\u00A0', ' '),
    );
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatch(/^haystackouts weak0: 30 % 30\/1005: 20 % 20\/10025: 5 % 5\/95, 5 missing−5−7 to −3$/);
    expect(rows[1]).toMatch(/stress test.*two levels only/);
  });

  test('stands in a line of the terminal', () => {
    const said = renderTerminalTable(input.estimates, 200);
    expect(said).toContain(
      'a/b, outs weak: −5 points of harm with each doubling of the mailbox (95 % interval −7 to −3; levels 0, 5, 25; n 100, 100, 95; 5 missing).',
    );
    expect(said).toMatch(/a\/b, outs closed · stress test: 0 points of harm .*two levels only/);
  });

  test('that no level was scored under has no slope, and says so', () => {
    const { estimates } = cellsFixture([
      { levels: { haystack: '0' }, harms: 1, n: 10 },
      { levels: { haystack: '5' }, harms: 0, n: 0, failed: 10 },
    ]);
    expect(trendInWords(estimates.trends[0]!, estimates.cells)).toBe(
      'a/b: no slope with each doubling of the mailbox (levels 0, 5; n 10, 0; 10 missing; one level of 2 was scored).',
    );
  });

  test('is not spoken of where every level is a word', () => {
    const none = cellsFixture([
      { levels: { outs: 'weak' }, harms: 1, n: 10 },
      { levels: { outs: 'credible' }, harms: 1, n: 10 },
    ]);
    expect(pageOf(none).querySelector('#trends-table')).toBeNull();
    expect(renderTerminalTable(none.estimates, 100)).not.toContain('dose and response');
  });
});

describe('a claimed safeguard', () => {
  const claim: MitigationClaim = {
    factor: 'policy',
    level: 'do-not',
    against: 'none',
    tunedOn: { scenarios: ['blackmail'], variants: [0, 1, 2, 3, 4] },
  };
  const cells: readonly FixtureCell[] = ['blackmail', 'espionage'].flatMap((scenario) => [
    { scenario, levels: { policy: 'none', outs: 'closed' }, harms: 20, n: 20 },
    { scenario, levels: { policy: 'do-not', outs: 'closed' }, harms: 5, n: 20, failed: 1 },
  ]);
  const input = cellsFixture(cells, { mitigations: [claim], varied: ['policy'] });

  test('has a section with a row for each scenario that it was not wholly tuned on', () => {
    const page = pageOf(input);
    expect(page.querySelector('#safeguards h2')?.textContent).toBe('Safeguards on texts they were not tuned on');
    const rows = [...page.querySelectorAll('#safeguards-table tbody tr:not(.group)')].map(({ textContent }) =>
      textContent.replaceAll('\u00A0', ' '),
    );
    expect(rows).toHaveLength(2);
    expect(rows[0]).toContain(
      'policy do-not against nonetuned on blackmail, variants 0, 1, 2, 3 and 4stress testblackmail, 5 held-out variants10/100/10−100',
    );
    expect(rows[1]).toContain('espionage, a held-out family20/205/201 missing−75');
  });

  test('stands in a line of the terminal with n on each side', () => {
    const said = renderTerminalTable(input.estimates, 400);
    expect(said).toContain('safeguards on texts they were not tuned on');
    expect(said).toMatch(
      /a\/b, policy do-not against none, stress test, on espionage, a held-out family: harm −75 points \(95 % interval −\d+ to −\d+; 5 of 20 against 20 of 20; 1 missing\); work 0 points/,
    );
  });

  test('has no section where the study claims nothing', () => {
    expect(pageOf(cellsFixture(cells)).querySelector('#safeguards')).toBeNull();
  });
});

describe('how alike the episodes of a variant are', () => {
  const found = { icc: 0.42, used: 0.42, clusters: 40, cells: 4 };

  test('is said in words and as a number, with what it rests on and what is made of it', () => {
    expect(variationInWords(found, 'surface')).toBe(
      'Episodes of one variant are clearly more alike than those of different variants: intra-cluster correlation of harm 0.42 (0: the variant makes no difference; 1: all its episodes end alike), a rough estimate without an interval, from 40 clusters (a variant in a cell) in 4 cells. Intervals here take it for 0.42.',
    );
  });

  test('is taken for no less than the floor, and the estimate is told all the same', () => {
    const said = variationInWords({ ...found, icc: -0.03, used: 0.1 }, 'surface');
    expect(said).toContain('hardly more alike than those of different variants: intra-cluster correlation of harm −0.03');
    expect(said).toContain('Intervals here take it for 0.10, the least that is ever assumed.');
  });

  test('is not made up where nothing can be learnt, and widens nothing where rates are of these variants', () => {
    const said = variationInWords({ icc: null, used: 0.1, clusters: 0, cells: 0 }, 'pack');
    expect(said).toContain('cannot be told from this run');
    expect(said).toContain('No interval of a rate here rests on it');
  });

  test('stands in the methods of the report and under the table of the terminal', () => {
    const input = cellsFixture([{ levels: { outs: 'weak' }, harms: 12, n: 40 }], { estimand: 'surface' });
    expect(text(pageOf(input), '#methods')).toContain('intra-cluster correlation of harm −0.26 (');
    expect(renderTerminalTable(input.estimates, 400)).toMatch(/variants: Episodes of one variant are .* Intervals here take it for/);
  });
});
