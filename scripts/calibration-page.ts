import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { allTransformations, readParts, type CalibrationPart } from '../src/cli/calibration-parts.ts';
import { codeNotes, codeRows, groupRows, metamorphicRows, readingNotes, summaryLines, type Rows } from '../src/cli/calibration-tables.ts';
import { judgeCases } from '../src/judge/calibration/judge-cases.ts';
import { issuedStages, type LabelledCase } from '../src/judge/calibration/labelled-case.ts';
import { scoreMetamorphic } from '../src/judge/calibration/metamorphic/score-metamorphic.ts';
import { scoreAnswers } from '../src/judge/calibration/score-answers.ts';
import { rulesJudge } from '../src/judge/judge.ts';

const page = fileURLToPath(new URL('../docs/calibration.md', import.meta.url));
const begin = '<!-- generated: begin (npm run generate) -->';
const end = '<!-- generated: end -->';

/** docs/calibration.md as it stands and as it should be: what lies between the marks is made from the cases and the rules. */
export async function calibrationPage(): Promise<{ readonly now: string; readonly due: string }> {
  const now = readFileSync(page, 'utf8');
  const [before, after] = [now.indexOf(begin), now.indexOf(end)];
  if (before < 0 || after < before) throw new Error('docs/calibration.md has lost its marks');
  return { now, due: `${now.slice(0, before + begin.length)}\n\n${await generated()}\n\n${now.slice(after)}` };
}

/** Writes the page anew. */
export async function writeCalibrationPage(): Promise<void> {
  writeFileSync(page, (await calibrationPage()).due);
}

async function generated(): Promise<string> {
  const parts = await readParts({ part: 'all' }, '.');
  const sections = await Promise.all(parts.map(partSection));
  return ['### The sets', markdown(setRows(parts)), ...sections].join('\n\n');
}

function setRows(parts: readonly CalibrationPart[]): Rows {
  const rows = parts.flatMap(({ cases }) =>
    [...Map.groupBy(cases, ({ set }) => set)].map(([set, own]) => [
      set,
      String(own.length),
      String(new Set(own.map(({ world }) => world)).size),
      countsOf(own.map(({ expect }) => expect.headline)),
      countsOf(own.flatMap(issuedCodes)),
      countsOf(own.map(({ family }) => family)),
    ]),
  );
  return [['set', 'cases', 'firms', 'headlines', 'acts issued', 'families'], ...rows];
}

function issuedCodes({ expect }: LabelledCase): string[] {
  return [...new Set(expect.acts.filter(({ stage }) => issuedStages.includes(stage)).map(({ code }) => code))];
}

function countsOf(names: readonly string[]): string {
  const counts = [...Map.groupBy(names, (name) => name)].map(([name, own]) => `${name} ${own.length}`);
  return counts.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true })).join(', ');
}

async function partSection({ name, cases, namesCases }: CalibrationPart): Promise<string> {
  const { signal } = new AbortController();
  const judged = await judgeCases(cases, rulesJudge, 1, signal);
  const calibration = scoreAnswers(rulesJudge, judged);
  // Which of the held-out cases are missed stands nowhere.
  const shown = namesCases ? calibration : { ...calibration, injections: { ...calibration.injections, named: null } };
  const parts = [
    `### Rules ${rulesJudge.rubric} on the ${name} part`,
    markdown(groupRows(shown)),
    summaryLines(shown).join(' '),
    markdown(codeRows(shown)),
    [...codeNotes(shown), ...readingNotes].join(' '),
  ];
  if (!namesCases) return parts.join('\n\n');
  const scores = await scoreMetamorphic(judged, rulesJudge, await allTransformations(), 1, signal);
  return [
    ...parts,
    `### Rules ${rulesJudge.rubric}: verdicts that stayed when a development case was changed`,
    markdown(metamorphicRows(scores)),
  ].join('\n\n');
}

function markdown([head = [], ...rows]: Rows): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), `|${head.map((_, column) => (column === 0 ? '---|' : '--:|')).join('')}`, ...rows.map(line)].join('\n');
}

if (import.meta.main) await writeCalibrationPage();
