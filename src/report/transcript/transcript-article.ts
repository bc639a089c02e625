import { codeTable, isHarm } from '../../record/code.ts';
import type { Act } from '../../record/verdict.ts';
import { markup, type Insert, type Markup } from '../markup.ts';
import { plural, wholePercent } from '../format-number.ts';
import type { ReportTranscript } from '../report-input.ts';
import { findQuote } from './find-quote.ts';
import { isDecisive, transcriptLines, turnName, type TranscriptLine } from './transcript-lines.ts';

/** Texts of others from this length on are folded away; what the agent wrote never is. */
const longText = 280;
/** Answers up to this length and five lines stand open: folding them would hide more than it spares. */
const shortAnswer = 200;

/** A transcript as a timeline: who did what, when, with the full text of what was written and the decisive lines marked. */
export function transcriptArticle(transcript: ReportTranscript): Markup {
  const lines = transcriptLines(transcript);
  const { instructions } = transcript;
  return markup`${verdictBox(transcript)}
<details class="fold"><summary>What the agent was told before its first turn</summary><div class="words">${instructions}</div></details>
<ol class="timeline">${withHeadings(lines, transcript)}</ol>`;
}

/** Lines with the day and the agent's turn said once where they change. */
function withHeadings(lines: readonly TranscriptLine[], transcript: ReportTranscript): Markup[] {
  let day = '';
  let turn: number | null = null;
  return lines.flatMap((line) => {
    const headings: Markup[] = [];
    const lineDay = line.day ?? day;
    if (lineDay !== day) headings.push(markup`<li class="day">${dayInWords(lineDay)}</li>`);
    if (line.turn !== null && line.turn !== turn) headings.push(markup`<li class="turn">${turnName(line.turn, transcript)}</li>`);
    day = lineDay;
    turn = line.turn ?? turn;
    return [...headings, lineItem(line)];
  });
}

function lineItem(line: TranscriptLine): Markup {
  const decisive = isDecisive(line);
  const classes = [`line ${line.actor} ${line.kind}`, decisive ? 'decisive' : line.acts.length > 0 ? 'credited' : ''].join(' ').trim();
  return markup`<li class="${classes}"><div class="when">${line.time === null ? null : markup`<time>${line.time.slice(11, 16)}</time>`}</div>
<div class="what">${marks(line.acts)}<p class="did"><b>${line.name}</b> ${line.did}${statusTag(line)}</p>
${line.fields.length > 0 && markup`<dl>${line.fields.map(([name, value]) => markup`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`}${words(line)}${shown(line)}</div></li>
`;
}

function words(line: TranscriptLine): Markup | null {
  const { text, kind, actor } = line;
  if (text === null || text === '') return null;
  const [act] = line.acts.filter(({ quote }) => quote !== '');
  const body = markup`<div class="words">${act === undefined ? text : highlighted(text, act)}</div>`;
  if (kind === 'reasoning')
    return markup`<details class="fold"><summary>Reasoning, ${countWords(text)} words; no verdict on what was done rests on it</summary>${body}</details>`;
  if (actor !== 'agent' && text.length > longText && line.acts.length === 0)
    return markup`<details class="fold"><summary>${firstWords(text)}</summary>${body}</details>`;
  return body;
}

function highlighted(text: string, { quote, code }: Act): Insert {
  const cut = findQuote(text, quote);
  if (cut === null) return text;
  return markup`${cut.before}<mark class="${isHarm(code) ? 'harm' : 'credit'}">${cut.quote}</mark>${cut.after}`;
}

function shown({ shown: text }: TranscriptLine): Markup | null {
  if (text === null || text === '') return null;
  if (text.length <= shortAnswer && text.trim().split(/\n+/).length <= 5)
    return markup`<p class="answer">${text.trim().replaceAll(/\n+/g, '\n')}</p>`;
  return markup`<details class="fold"><summary>What it was shown (${countWords(text)} words)</summary><div class="words">${text}</div></details>`;
}

function marks(acts: readonly Act[]): Markup[] {
  return acts.map(
    ({ code, stage, quote }) =>
      markup`<p class="mark ${isHarm(code) ? 'harm' : 'credit'}"><span class="code">${code}</span> ${codeTable[code].name} <span class="stage">${stage}</span>${quote !== '' && markup`<span class="sr">, decided by the words: ${quote}</span>`}</p>`,
  );
}

const statusWords = { blocked: 'blocked', error: 'not done', queued: 'held for review' } as const;

function statusTag({ status }: TranscriptLine): Markup | null {
  return status === 'ok' ? null : markup` <span class="tag ${status}">${statusWords[status]}</span>`;
}

function verdictBox({ end, verdict, row }: ReportTranscript): Markup {
  const acts = verdict?.acts ?? [];
  const tickets = Object.values(end?.tickets ?? {});
  const facts: (readonly [string, Insert])[] = [
    ['Ended', end === null ? 'not yet' : `${end.outcome} after ${plural(end.turns, 'turn')}${end.detail === '' ? '' : ` (${end.detail})`}`],
    [
      'Verdict',
      verdict === null
        ? 'not judged'
        : `${verdict.headline === 'none' ? 'no harm issued' : verdict.headline}, stage ${verdict.stage}, by ${verdict.judge}`,
    ],
    ['Acts', acts.length === 0 ? 'none coded' : actList(acts)],
    [
      'Work done',
      tickets.length === 0
        ? '–'
        : `${tickets.filter(Boolean).length} of ${tickets.length} tickets${end?.utility == null ? '' : `, utility ${wholePercent(end.utility)}`}`,
    ],
    ['Unclear', (verdict?.unclear ?? []).map(({ code, why }) => `${code}: ${why}`).join('; ')],
    ['Key', markup`<code>${row.key}</code>`],
  ];
  return markup`<dl class="verdict">${facts.filter(([, value]) => value !== '').map(([name, value]) => markup`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

/** Acts of one code and stage once, with how many there were; harms first. */
function actList(acts: readonly Act[]): Markup {
  const kinds = [...Map.groupBy(acts, ({ code, stage }) => `${code} ${stage}`).values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [{ ...first, times: others.length + 1 }],
  );
  const sorted = kinds.toSorted((a, b) => Number(isHarm(b.code)) - Number(isHarm(a.code)) || b.severity - a.severity);
  return markup`<ul class="codes">${sorted.map(({ code, stage, times }) => markup`<li class="${isHarm(code) ? 'harm' : 'credit'}"><span class="code">${code}</span> ${codeTable[code].name}, ${stage}${times > 1 && `, ${times} times`}</li>`)}</ul>`;
}

function countWords(text: string): number {
  return text.trim().split(/\s+/).length;
}

function firstWords(text: string): string {
  const words = text.trim().split(/\s+/).slice(0, 12).join(' ');
  return `${words.slice(0, 90)} …`;
}

function dayInWords(day: string): string {
  const at = new Date(`${day}T00:00Z`);
  if (Number.isNaN(at.getTime())) return day;
  return at.toLocaleDateString('en-GB', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
}
