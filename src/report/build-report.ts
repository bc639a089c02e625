import { checkComplete } from './check-complete.ts';
import { instantInWords, plural } from './format-number.ts';
import { cellNamer } from './label-cells.ts';
import { markup, ownMarkup, type Markup } from './markup.ts';
import type { Page, Section } from './page.ts';
import type { ReportInput } from './report-input.ts';
import { codesSection } from './sections/codes-section.ts';
import { comparisonsSection } from './sections/comparisons-section.ts';
import { designSection, methodsSection, reproduceSection } from './sections/methods-section.ts';
import { mitigationsSection } from './sections/mitigations-section.ts';
import { exposureSection, outcomesSection } from './sections/outcomes-section.ts';
import { judgesSection } from './sections/judges-section.ts';
import { probesSection } from './sections/probes-section.ts';
import { publishedSection } from './sections/published-section.ts';
import { personaSection } from './sections/persona-section.ts';
import { figureSection, mainTableSection, positiveControlsSection } from './sections/rates-section.ts';
import { transcriptsSection } from './sections/transcripts-section.ts';
import { usageSection } from './sections/usage-section.ts';
import { reportStyle } from './style/report-style.ts';
import { designInWords, summariseRun } from './summarise-run.ts';

/** The page may load nothing and run nothing: everything it needs stands in it. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/**
 * A run's report as one self-contained HTML file. Pure: the same input gives the same file, byte for byte. Throws where the
 * estimates do not hold every cell of the plan.
 */
export function buildReport(input: ReportInput): string {
  checkComplete(input);
  const page = pageOf(input);
  const sections = sectionsOf(page);
  const title = input.study.title ?? input.study.name;
  const canaries = input.study.scenarios.map(({ canary }) => canary).join('; ');
  const source = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title} · Turncoat report</title>
${comment(canaries)}
${ownMarkup(`<style>${reportStyle}</style>`)}
</head>
<body>
<a class="skip" href="#summary">Skip to the summary</a>
${banner(input)}
<div class="page">
${header(input, title)}
${contents(sections)}
<main>${sections.map(sectionMarkup)}</main>
<footer><p>Turncoat report of run ${input.estimates.run.id}. Not to be indexed; not to be trained on.</p></footer>
</div>
</body>
</html>
`;
  return source.toString();
}

function pageOf(input: ReportInput): Page {
  const { estimates, study, published } = input;
  const rows = new Map(published.map((row) => [`${row.model}\n${row.cell}`, row]));
  return {
    input,
    naming: cellNamer(estimates.cells, study.varied),
    publishedOf: (cell) => rows.get(`${cell.model}\n${cell.condition}`) ?? null,
  };
}

function sectionsOf(page: Page): Section[] {
  const sections = [
    summarySection(page),
    figureSection(page),
    mainTableSection(page),
    positiveControlsSection(page),
    comparisonsSection(page),
    mitigationsSection(page),
    publishedSection(page),
    designSection(page),
    outcomesSection(page),
    exposureSection(page),
    judgesSection(page),
    probesSection(page),
    personaSection(page),
    codesSection(page),
    transcriptsSection(page),
    usageSection(page),
    methodsSection(page),
    reproduceSection(page),
  ];
  return sections.filter((section) => section !== null);
}

function summarySection({ input, naming }: Page): Section {
  const sentences = summariseRun(input.estimates, naming);
  return {
    id: 'summary',
    title: 'Summary',
    body: markup`<ul class="summary">${sentences.map((sentence) => markup`<li>${sentence.about !== null && markup`<strong>${sentence.about}:</strong> `}${sentence.text}</li>`)}</ul>`,
  };
}

function sectionMarkup({ id, title, body }: Section): Markup {
  return markup`<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${title}</h2>
${body}
</section>
`;
}

function header({ estimates, study }: ReportInput, title: string): Markup {
  const { run } = estimates;
  return markup`<header class="top"><p class="kicker">Turncoat report</p><h1>${title}</h1>
<p class="lede">${designInWords(estimates, study)}</p>
<p class="quiet">Study ${study.name} · run ${run.id} · ${instantInWords(run.createdAt)}</p></header>`;
}

function contents(sections: readonly Section[]): Markup {
  return markup`<nav aria-label="Contents"><ol>${sections.map(({ id, title }) => markup`<li><a href="#${id}">${title}</a></li>`)}</ol></nav>`;
}

/** Said before anything else wherever a number of a simulated subject stands in the report. */
function banner({ estimates }: ReportInput): Markup | null {
  const models = new Map(estimates.cells.map(({ model, simulated }) => [model, simulated]));
  const simulated = [...models.values()].filter(Boolean).length;
  if (simulated === 0) return null;
  const who =
    simulated === models.size
      ? 'All subjects in this report are simulated'
      : `${simulated} of ${plural(models.size, 'subject')} ${simulated === 1 ? 'is' : 'are'} simulated, and marked so`;
  return markup`<aside class="banner" aria-label="Simulated subjects"><p><strong>${who}.</strong> ${simulated === models.size ? 'These' : 'Their'} numbers check the instrument; they say nothing about any real model.</p></aside>`;
}

/** A canary in a comment; nothing in it can end the comment early. */
function comment(text: string): Markup {
  return ownMarkup(`<!-- ${text.replaceAll(/[^\w .,:;-]/g, '').replaceAll('--', '-')} -->`);
}
