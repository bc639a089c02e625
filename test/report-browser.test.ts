import axe from 'axe-core';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildReport } from '../src/report/build-report.ts';
import { cellsFixture } from '../src/report/fixtures/cells-fixture.ts';
import { harmlessLike, hostileText, reportWith } from '../src/report/fixtures/hostile-report.ts';
import { reportFixture } from '../src/report/fixtures/report-fixture.ts';
import type { ReportInput } from '../src/report/report-input.ts';

const browserPath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path));
const whyNot = browserPath === undefined ? 'no Chromium on this machine' : undefined;

/** A report opened in the browser, with everything it asked for and complained about. */
type Opened = { readonly page: Page; readonly requests: string[]; readonly complaints: string[]; readonly address: string };

describe('a report in a browser', () => {
  let browser: Browser;
  let folder: string;

  beforeAll(async () => {
    if (browserPath === undefined) return;
    folder = await mkdtemp(join(tmpdir(), 'turncoat-report-'));
    browser = await chromium.launch({
      executablePath: browserPath,
      args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    });
  });

  afterAll(async () => {
    if (browserPath === undefined) return;
    await browser.close();
    await rm(folder, { recursive: true });
  });

  async function open(input: ReportInput, width: number, colorScheme: 'light' | 'dark' = 'light'): Promise<Opened> {
    const file = join(folder, `${crypto.randomUUID()}.html`);
    await writeFile(file, buildReport(input));
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
    const [requests, complaints]: [string[], string[]] = [[], []];
    page.on('request', (request) => requests.push(request.url()));
    page.on('console', (message) => complaints.push(`console: ${message.text()}`));
    page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
    page.on('dialog', (dialog) => {
      complaints.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    const address = pathToFileURL(file).href;
    await page.goto(address, { waitUntil: 'load' });
    return { page, requests, complaints, address };
  }

  test.for([
    { width: 1280, scheme: 'light' },
    { width: 1280, scheme: 'dark' },
    { width: 390, scheme: 'light' },
    { width: 390, scheme: 'dark' },
  ] as const)('is accessible, fits and stays offline at $width pixels, $scheme', async ({ width, scheme }, { skip }) => {
    skip(whyNot !== undefined, whyNot);
    const { page, requests, complaints, address } = await open(reportFixture('mixed', 20), width, scheme);
    await page.evaluate('document.querySelectorAll("details").forEach((each) => { each.open = true; })');

    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    expect(await seriousProblems(page)).toEqual([]);
    expect(requests).toEqual([address]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test.for([1280, 390])('slopes, claims and the marks of a stress test fit and are accessible at %i pixels', async (width, { skip }) => {
    skip(whyNot !== undefined, whyNot);
    const cells = ['blackmail', 'espionage'].flatMap((scenario) =>
      ['closed', 'weak', 'credible'].flatMap((outs) =>
        ['none', 'do-not'].flatMap((policy) =>
          ['0', '5', '25'].map((haystack) => ({ scenario, levels: { outs, policy, haystack }, harms: 3, n: 12 })),
        ),
      ),
    );
    const claim = { factor: 'policy', level: 'do-not', against: 'none', tunedOn: { scenarios: ['blackmail'], variants: [0, 1] } };
    const { page } = await open(cellsFixture(cells, { mitigations: [claim] }), width);
    await page.evaluate('document.querySelectorAll("details").forEach((each) => { each.open = true; })');
    expect(await page.locator('#trends-table tbody tr:not(.group)').count()).toBe(2 * 3 * 2);
    expect(await page.locator('#safeguards-table tbody tr:not(.group)').count()).toBe(2 * 3 * 3);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    expect(await seriousProblems(page)).toEqual([]);
    await page.close();
  });

  test('runs nothing that a model wrote, and builds the same page as from harmless words', async ({ skip }) => {
    skip(whyNot !== undefined, whyNot);
    const hostile = await open(reportWith(hostileText), 1280);
    const harmless = await open(reportWith(harmlessLike(hostileText)), 1280);
    const skeleton = '[...document.querySelectorAll("*")].map((each) => each.localName + " " + each.getAttributeNames().sort().join(" "))';

    expect(await hostile.page.evaluate(skeleton)).toEqual(await harmless.page.evaluate(skeleton));
    expect(await hostile.page.evaluate('document.scripts.length')).toBe(0);
    expect(await hostile.page.title()).toContain('<script>');
    expect(hostile.requests).toEqual([hostile.address]);
    expect(hostile.complaints).toEqual([]);
    await hostile.page.close();
    await harmless.page.close();
  });

  test('a keyboard gets to the summary, to a wide table and into a folded transcript', async ({ skip }) => {
    skip(whyNot !== undefined, whyNot);
    const { page } = await open(reportFixture('simulated', 20), 390);
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the summary');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('location.hash')).toBe('#summary');

    await page.locator('#outcomes .frame').first().focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(async () => page.evaluate('document.querySelector("#outcomes .frame").scrollLeft')).toBeGreaterThan(0);

    const closed = page.locator('details.transcript:not([open]) > summary').first();
    await closed.focus();
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.querySelectorAll("details.transcript[open]").length')).toBe(2);
    await page.close();
  });

  test('prints with every transcript open', async ({ skip }) => {
    skip(whyNot !== undefined, whyNot);
    const { page } = await open(reportFixture('simulated', 4), 1280);
    await page.emulateMedia({ media: 'print' });
    const shown = 'document.querySelector("details.transcript:not([open]) .timeline").checkVisibility({ contentVisibilityAuto: true })';
    await expect.poll(() => page.evaluate(shown)).toBe(true);
    await page.close();
  });
});

async function seriousProblems(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const found = await page.evaluate<string>(
    'axe.run(document).then(({ violations }) => JSON.stringify(violations.map(({ id, impact, nodes }) => ({ id, impact, at: nodes.map((each) => each.target.join(" ")) }))))',
  );
  const violations: unknown = JSON.parse(found);
  if (!Array.isArray(violations)) throw new TypeError('axe gave no list');
  return violations
    .filter((each: { impact: string }) => each.impact === 'serious' || each.impact === 'critical')
    .map((each) => JSON.stringify(each));
}
