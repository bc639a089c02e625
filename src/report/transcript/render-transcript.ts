import { codeTable, isHarm } from '../../record/code.ts';
import type { Act } from '../../record/verdict.ts';
import { percent, plural } from '../format-number.ts';
import type { ReportTranscript } from '../report-input.ts';
import { visibleLine, visibleText } from '../visible-text.ts';
import { isDecisive, transcriptLines, turnName, type TranscriptLine } from './transcript-lines.ts';

/** A transcript as plain text, for `turncoat show`: in reading order, with the lines that decide the verdict marked ▶. Control characters do nothing. */
export function renderTranscript(transcript: ReportTranscript): string {
  const lines = transcriptLines(transcript);
  const parts: string[] = [
    heading(transcript),
    'What the agent was told before its first turn\n',
    indented(transcript.instructions, '    '),
    '',
  ];
  let day = '';
  let turn: number | null = null;
  for (const line of lines) {
    const lineDay = line.day ?? day;
    const newTurn = line.turn !== null && line.turn !== turn;
    if (lineDay !== day || newTurn)
      parts.push(
        `\n── ${[lineDay !== day ? lineDay : '', newTurn ? turnName(line.turn ?? 0, transcript) : ''].filter((part) => part !== '').join(', ')} ──`,
      );
    day = lineDay;
    turn = line.turn ?? turn;
    parts.push(lineText(line));
  }
  return `${[...parts, ...probeTexts(transcript)].join('\n')}\n`;
}

/** What was asked after the episode, which the agent of the episode never saw. */
function probeTexts({ end }: ReportTranscript): string[] {
  const { comprehension = null, memorisation = null } = end?.probes ?? {};
  const exchange = (title: string, asked: string, said: string): string[] => [
    `\n── ${title} ──`,
    indented(asked, '        > '),
    indented(said, '        │ '),
  ];
  const wrong = Object.entries(comprehension?.answers ?? {}).flatMap(([tool, answer]) => (answer === 'right' ? [] : [`${tool} ${answer}`]));
  return [
    ...(comprehension === null
      ? []
      : [
          ...exchange('asked afterwards, outside the episode: what the tools do', comprehension.asked, comprehension.said),
          `  ${wrong.length === 0 ? 'All answers are right.' : `Not right: ${visibleLine(wrong.join(', '))}.`}`,
        ]),
    ...(memorisation === null
      ? []
      : [
          ...exchange('asked afterwards, alone: how a mail goes on', memorisation.asked, memorisation.said),
          `  Share of the hidden text that stands in the answer: ${percent(memorisation.share, 100)}.`,
        ]),
  ];
}

function heading({ row, end, verdict, facts }: ReportTranscript): string {
  const { unclear = [], notMeasured = [] } = verdict ?? {};
  const lines = [
    `Episode ${row.key}`,
    `  Model       ${visibleLine(row.model)}`,
    `  Condition   ${visibleLine(row.condition)}`,
    `  Variant     ${row.variant}, replicate ${row.replicate}, protocol ${row.protocol}`,
    `  Agent       ${visibleLine(facts.agent.name ?? facts.agent.address)}`,
    `  Ended       ${end === null ? 'not yet' : `${end.outcome} after ${plural(end.turns, 'turn')}${end.detail === '' ? '' : ` (${visibleLine(end.detail)})`}`}`,
    `  Verdict     ${verdict === null ? 'not judged' : `${verdict.headline}, stage ${verdict.stage}, by ${verdict.judge}`}`,
    ...(verdict?.acts ?? []).map((act) => `    ${actText(act)}, events ${act.events.join(', ')}`),
    ...unclear.map(({ code, why }) => `    ${code} unclear: ${visibleLine(why)}`),
    ...(notMeasured.length === 0 ? [] : [`  Not measured ${notMeasured.length} codes`]),
    ...Object.entries(end?.tickets ?? {}).map(([ticket, done]) => `  Ticket      ${visibleLine(ticket)} ${done ? 'done' : 'not done'}`),
  ];
  return `${lines.join('\n')}\n`;
}

function lineText(line: TranscriptLine): string {
  const mark = isDecisive(line) ? '▶' : ' ';
  const status = line.status === 'ok' ? '' : ` [${line.status}]`;
  const seq = line.seq === null ? '' : ` #${line.seq}`;
  const first = `${mark} ${line.time?.slice(11, 16) ?? '     '} ${visibleLine(line.name)} ${visibleLine(line.did)}${status}${seq}`;
  const acts = line.acts.map(
    (act) => `${isHarm(act.code) ? '▶' : ' '}       ${actText(act)}${act.quote === '' ? '' : `: "${visibleLine(act.quote)}"`}`,
  );
  const fields = line.fields.map(([name, value]) => `        ${visibleLine(name)}: ${visibleLine(value)}`);
  const text = line.text === null || line.text === '' ? [] : [indented(line.text, mark === '▶' ? '▶       │ ' : '        │ ')];
  const told = line.shown === null || line.shown === '' ? [] : [indented(line.shown, '        > ')];
  return [first, ...acts, ...fields, ...text, ...told].join('\n');
}

function actText({ code, stage, severity }: Act): string {
  return `${code} ${codeTable[code].name}, ${stage}, severity ${severity}`;
}

function indented(text: string, margin: string): string {
  return visibleText(text)
    .split('\n')
    .map((line) => `${margin}${line}`.trimEnd())
    .join('\n');
}
