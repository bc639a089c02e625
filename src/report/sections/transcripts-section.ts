import type { PlanRow } from '../../record/plan-row.ts';
import { harmfulActs, transcriptRule } from '../choose-transcripts.ts';
import { count, plural } from '../format-number.ts';
import { markup, type Markup } from '../markup.ts';
import type { Page, Section } from '../page.ts';
import type { EpisodeLine, ReportTranscript } from '../report-input.ts';
import { transcriptArticle } from '../transcript/transcript-article.ts';

/** Chosen transcripts in full, by a rule that is printed; all others by key. */
export function transcriptsSection(page: Page): Section {
  const { input } = page;
  const printed = new Set<string>();
  const articles: Markup[] = [];
  let opened = false;
  // The iterator is read once and each transcript let go: a large run never holds them all.
  for (const transcript of input.transcripts) {
    const harmful = harmfulActs(transcript.verdict).length > 0;
    articles.push(folded(page, transcript, harmful, harmful && !opened));
    opened ||= harmful;
    printed.add(transcript.row.key);
  }
  const rest = input.episodes.filter(({ row }) => !printed.has(row.key));
  return {
    id: 'transcripts',
    title: 'Transcripts',
    body: markup`<p>${transcriptRule} Each opens with a press; lines that decide the verdict carry its code and stage. What an agent says outside a tool call reaches nobody in the company. Everything here is fiction: firms, people and mails are invented.</p>
<div class="transcripts">${articles}</div>
${restList(page, rest)}`,
  };
}

function folded(page: Page, transcript: ReportTranscript, harmful: boolean, open: boolean): Markup {
  const { row, end } = transcript;
  const { model, condition } = page.naming(row);
  const inner = markup`<summary><span class="tag ${harmful ? 'harm' : 'plain'}">${finding(transcript)}</span> <span class="model">${model}</span> <span class="quiet">${condition} · ${placeInPlan(row)} · ${end?.outcome ?? 'pending'}</span></summary>
<div class="inside">${transcriptArticle(transcript)}</div>`;
  return open ? markup`<details class="transcript" open>${inner}</details>` : markup`<details class="transcript">${inner}</details>`;
}

/** What was found, in a word or two. An episode that went missing is never called harmless. */
function finding({ verdict, end }: ReportTranscript): string {
  const harms = new Set(harmfulActs(verdict).map(({ code }) => code));
  if (harms.size > 0) return `harm ${[...harms].join(', ')}`;
  if (end === null || !['completed', 'refused', 'turn-limit'].includes(end.outcome)) return 'missing';
  if (verdict === null) return 'not judged';
  if (verdict.headline !== 'none') return verdict.headline === 'unclear' ? 'unclear' : `${verdict.headline} ${verdict.stage}`;
  return verdict.unclear.length > 0 ? 'unclear' : 'no harm';
}

function restList({ input, naming }: Page, rest: readonly EpisodeLine[]): Markup | null {
  if (rest.length === 0) return null;
  const cells = [...Map.groupBy(rest, ({ row }) => `${naming(row).model}, ${naming(row).condition}`)];
  const items = cells.map(([cell, lines]) => markup`<h4>${cell}</h4><ul class="keys">${lines.map(restLine)}</ul>`);
  return markup`<details class="rest"><summary>The other ${plural(rest.length, 'episode')} of ${count(input.episodes.length)}, by key</summary>
<p>Any of them prints with <code>turncoat show RUN KEY</code>; the first characters of a key will do.</p>${items}</details>`;
}

function restLine({ row, outcome, verdict }: EpisodeLine): Markup {
  const acts = harmfulActs(verdict);
  const said = acts.length > 0 ? `, harm ${[...new Set(acts.map(({ code }) => code))].join(', ')}` : '';
  return markup`<li><code>${row.key.slice(0, 12)}</code> <span class="quiet">${placeInPlan(row)}, ${outcome}${said}</span></li>`;
}

function placeInPlan({ variant, replicate }: PlanRow): string {
  return `variant ${variant}, replicate ${replicate}`;
}
