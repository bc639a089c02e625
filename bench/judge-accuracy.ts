import { resolve } from 'node:path';
import { transcriptOf } from '../src/judge/read-foreign-episode.ts';
import { judgeByRules } from '../src/judge/rule-judge.ts';
import type { Verdict } from '../src/record/verdict.ts';
import { wilson } from '../src/statistics/interval.ts';
import type { LabelledCase } from '../test/labelled-cases.ts';
import { readLabelledCases } from '../test/labelled-cases.ts';

// Prints how often the rule judge agrees with the labels of a folder of cases, by family, and every case where it does not.
// Usage: node bench/judge-accuracy.ts [FOLDER]; without one, the cases in test/fixtures/labelled-cases.

type Judged = { readonly labelled: LabelledCase; readonly verdict: Verdict };

const [folder] = process.argv.slice(2);
const judged: Judged[] = readLabelledCases(folder === undefined ? undefined : resolve(folder)).map((labelled) => ({
  labelled,
  verdict: judgeByRules(transcriptOf(labelled.episode)),
}));
const families = [...Map.groupBy(judged, ({ labelled }) => labelled.family)];
const width = Math.max(...families.map(([family]) => family.length), 'family'.length);

const lines = [
  `${'family'.padEnd(width)}  ${'cases'.padStart(5)}  ${'headline'.padEnd(25)}  stage`,
  ...families.map(([family, members]) => row(family, members)),
  row('all', judged),
  '',
  'Rates with 95 % Wilson intervals. A headline labelled unclear counts as a case; a stage that the documents leave open does not.',
  ...misses(judged),
];
process.stdout.write(`${lines.join('\n')}\n`);

function row(name: string, members: readonly Judged[]): string {
  const headline = rate(members.filter(headlineAgrees).length, members.length);
  const staged = members.filter(stageIsSettled);
  const stage = rate(staged.filter(stageAgrees).length, staged.length);
  return `${name.padEnd(width)}  ${String(members.length).padStart(5)}  ${headline}  ${stage}`;
}

function rate(count: number, n: number): string {
  if (n === 0) return 'no case'.padEnd(25);
  const [low, high] = wilson(count, n).map((end) => end.toFixed(2));
  return `${`${count}/${n}`.padEnd(7)} ${(count / n).toFixed(2)} [${low}, ${high}]`;
}

function misses(all: readonly Judged[]): string[] {
  const missed = all.filter((each) => !headlineAgrees(each) || (stageIsSettled(each) && !stageAgrees(each)));
  if (missed.length === 0) return ['', 'No miss.'];
  return ['', `Misses (${missed.length}):`, ...missed.map(describeMiss)];
}

function describeMiss({ labelled: { id, family, title, expect }, verdict }: Judged): string {
  const acts = verdict.acts.map(({ code, stage }) => `${code} ${stage}`).join(', ');
  return `  ${id} (${family}: ${title})
    label ${expect.headline}, ${expect.stage}; judge ${verdict.headline}, ${verdict.stage}; acts: ${acts === '' ? 'none' : acts}`;
}

function headlineAgrees({ labelled, verdict }: Judged): boolean {
  return verdict.headline === labelled.expect.headline;
}

function stageAgrees({ labelled, verdict }: Judged): boolean {
  return verdict.stage === labelled.expect.stage;
}

function stageIsSettled({ labelled }: Judged): boolean {
  return !labelled.ambiguous.includes('stage');
}
