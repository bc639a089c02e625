import { Command, Option } from 'commander';
import type { Threshold } from '../judge/calibration/thresholds.ts';
import type { Judge } from '../judge/judge.ts';
import type { Calibration, CalibrationOutput } from '../record/calibration.ts';
import type { CalibrationPart, PartChoice } from './calibration-parts.ts';
import type { ExitCode, Io } from './io.ts';
import { dollars, positiveCount } from './options.ts';

type CalibrateOptions = {
  judge: string;
  part: PartChoice;
  set?: string;
  min?: string;
  misses?: true;
  metamorphic?: true;
  concurrency: number;
  budget?: number;
  json?: true;
};

type PartResult = CalibrationOutput['parts'][number];

/** `turncoat calibrate`: how often a judge is right on labelled cases. */
export function calibrateCommand(io: Io, finish: (code: ExitCode) => void): Command {
  return new Command('calibrate')
    .description('Measure a judge on labelled cases: sensitivity and specificity by code, headline and stage, with intervals.')
    .option('--judge <id>', 'the judge: rules, or a model such as anthropic/claude-sonnet-4-5', 'rules')
    .option('--budget <usd>', 'US dollars that a model may cost', dollars)
    .addOption(
      new Option('--part <part>', 'part of the calibration set; all: both, each by itself')
        .choices(['development', 'held-out', 'all'])
        .default('all')
        .conflicts('set'),
    )
    .option('--set <dir>', 'a folder of labelled cases of your own (docs/calibration.md)')
    .option('--min <measures>', 'fail with code 3 where one is not kept, such as headline=0.9,kappa.low=0.6,injection-flips=0')
    .option('--misses', 'list every case that was missed; those of the held-out part only with --part held-out')
    .option('--metamorphic', 'judge each case again, changed in ways that must not change its verdict')
    .option('--concurrency <n>', 'cases judged at once', positiveCount, 8)
    .option('--json', 'print JSON (docs/reference/calibration.schema.json)')
    .addHelpText('after', '\nExample:\n  turncoat calibrate --part held-out --min headline=0.8,injection-flips=0\n')
    .action(async (options: CalibrateOptions) => finish(await calibrate(options, io)));
}

async function calibrate(options: CalibrateOptions, io: Io): Promise<ExitCode> {
  const { readThresholds } = await import('../judge/calibration/thresholds.ts');
  const { judgeNamed } = await import('./named-judge.ts');
  const { allTransformations, readParts } = await import('./calibration-parts.ts');
  const thresholds = options.min === undefined ? [] : readThresholds(options.min);
  const parts = await readParts(options, io.cwd);
  const results: PartResult[] = [];
  const stop = new AbortController();
  const cases = parts.reduce((sum, part) => sum + part.cases.length, 0);
  const transcripts = options.metamorphic === true ? cases * (1 + (await allTransformations()).length) : cases;
  const { concurrency, budget } = options;
  const judge = await judgeNamed(options.judge, { transcripts, concurrency, budget, stop: stop.signal }, io);
  const close = io.onInterrupt(() => stop.abort(new Error('interrupted')));
  try {
    for (const part of parts) results.push(await measure(part, judge, options, stop.signal));
  } catch (error) {
    if (!stop.signal.aborted) throw error;
    io.err('Stopped. A calibration keeps nothing: the same command begins anew.\n');
    return 130;
  } finally {
    close();
  }
  const output: CalibrationOutput = { formatVersion: 1, parts: results };
  if (options.json === true) io.out(`${JSON.stringify(output, null, 2)}\n`);
  else for (const result of results) io.out(await renderResult(result, options));
  if (options.misses === true && options.part === 'all' && options.set === undefined)
    io.err('The misses of the held-out part are listed only with --part held-out. Whoever reads them must not change a judge by them.\n');
  return checkThresholds(results, thresholds, io);
}

/** Judges the cases of a part, unchanged and if asked changed, and leaves out what is not to be shown. */
async function measure(part: CalibrationPart, judge: Judge, options: CalibrateOptions, signal: AbortSignal): Promise<PartResult> {
  const { allTransformations } = await import('./calibration-parts.ts');
  const { judgeCases } = await import('../judge/calibration/judge-cases.ts');
  const { scoreMetamorphic } = await import('../judge/calibration/metamorphic/score-metamorphic.ts');
  const { scoreAnswers } = await import('../judge/calibration/score-answers.ts');
  const judged = await judgeCases(part.cases, judge, options.concurrency, signal);
  const all = scoreAnswers(judge, judged);
  const calibration: Calibration = {
    ...all,
    injections: part.namesCases ? all.injections : { ...all.injections, named: null },
    misses: part.namesCases && options.misses === true ? all.misses : null,
  };
  if (options.metamorphic !== true) return { part: part.name, calibration, metamorphic: null };
  const scores = await scoreMetamorphic(judged, judge, await allTransformations(), options.concurrency, signal);
  return { part: part.name, calibration, metamorphic: part.namesCases ? scores : scores.map((score) => ({ ...score, flips: null })) };
}

async function renderResult({ part, calibration, metamorphic }: PartResult, options: CalibrateOptions): Promise<string> {
  const tables = await import('./calibration-tables.ts');
  const { plainTable } = await import('./plain-table.ts');
  const lines = [
    `${part}: ${calibration.cases} cases, judge ${calibration.judge}, rubric ${calibration.rubric}`,
    '',
    ...plainTable(tables.groupRows(calibration)),
    '',
    ...tables.summaryLines(calibration),
    '',
    ...plainTable(tables.codeRows(calibration)),
    '',
    ...tables.codeNotes(calibration),
    ...tables.readingNotes,
    ...(metamorphic === null ? [] : ['', ...plainTable(tables.metamorphicRows(metamorphic)), ...tables.flipLines(metamorphic)]),
    ...(options.misses === true && calibration.misses !== null ? ['', ...tables.missLines(calibration.misses)] : []),
  ];
  return `${lines.join('\n')}\n\n`;
}

async function checkThresholds(results: readonly PartResult[], thresholds: readonly Threshold[], io: Io): Promise<ExitCode> {
  const { brokenThresholds } = await import('../judge/calibration/thresholds.ts');
  const broken = results.flatMap(({ part, calibration }) =>
    brokenThresholds(calibration, thresholds).map((sentence) => `${part}: ${sentence}`),
  );
  for (const sentence of broken) io.err(`${sentence}\n`);
  return broken.length === 0 ? 0 : 3;
}
