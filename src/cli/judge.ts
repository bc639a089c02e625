import { Command } from 'commander';
import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { JudgePass } from './judge-by-models.ts';
import type { ExitCode, Io } from './io.ts';
import { collect, dollars, positiveCount } from './options.ts';

type JudgeOptions = { refreshFacts?: true; judge: string[]; budget?: number; concurrency: number; ownModel?: true };

/** `turncoat judge FILE.json | RUN`: verdict of a foreign episode on stdout, or a judge pass over a run's transcripts. */
export function judgeCommand(io: Io, finish: (code: ExitCode) => void): Command {
  return new Command('judge')
    .description('Judge a foreign episode (a .json file), or every stored transcript of a run that the present rules have not judged.')
    .argument('<target>', 'file.json, or folder or name of a run')
    .option('--refresh-facts', "render the facts of a run's episodes anew from their packs first; no episode is run")
    .option('--judge <id>', 'a model that judges too, such as anthropic/claude-sonnet-4-5 (repeatable)', collect, [])
    .option('--budget <usd>', 'US dollars that the run may cost in all, its episodes included', dollars)
    .option('--concurrency <n>', 'transcripts judged at once', positiveCount, 16)
    .option('--own-model', 'let a model judge itself')
    .addHelpText(
      'after',
      '\nExample:\n  turncoat judge episode.json\n  turncoat judge quickstart\n  turncoat judge my-run --judge anthropic/claude-sonnet-4-5 --budget 20\n',
    )
    .action(async (target: string, options: JudgeOptions) => finish(await judge(target, options, io)));
}

async function judge(target: string, options: JudgeOptions, io: Io): Promise<ExitCode> {
  const path = resolve(io.cwd, target);
  if (target.endsWith('.json') || statSync(path, { throwIfNoEntry: false })?.isFile() === true) return judgeFile(path, target, options, io);
  const { runFolder } = await import('./options.ts');
  const { openRun } = await import('../store/open-run.ts');
  const { refreshFacts } = await import('../pipeline.ts');
  const { judgeRunOnCores } = await import('./judge-on-cores.ts');
  const dir = runFolder(target, io);
  using store = openRun(dir, { mode: 'create-or-open', now: io.now, process: io.process });
  if (options.refreshFacts === true) {
    const { worldsOf } = await import('./workbench.ts');
    const changed = refreshFacts(store, await worldsOf(new Set(store.plan().map((row) => row.scenario)), io));
    io.err(`${changed} episodes have other facts than before.\n`);
  }
  const judged = await judgeRunOnCores(store, { dir, process: io.process });
  io.err(
    judged === 0
      ? 'Every transcript has a verdict under these rules already: nothing to judge.\n'
      : `${judged} transcripts judged by rules; no episode was run.\n`,
  );
  const pass = passOf(options);
  if (pass.judges.length === 0) return 0;
  const { judgeByModels } = await import('./judge-by-models.ts');
  return await judgeByModels(store, pass, io);
}

function passOf({ judge: judges, concurrency, budget, ownModel }: JudgeOptions): JudgePass {
  return { judges: judges.filter((id) => id !== 'rules'), concurrency, budget, ownModel: ownModel === true };
}

async function judgeFile(path: string, shown: string, options: JudgeOptions, io: Io): Promise<ExitCode> {
  const { UsageError } = await import('../errors.ts');
  const { readForeignEpisode, transcriptOf } = await import('../judge/read-foreign-episode.ts');
  const { judgeByRules } = await import('../judge/rule-judge.ts');
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new UsageError('NO_FILE', `there is no file ${shown}`, {
      place: shown,
      hint: 'docs/reference/foreign-episode.schema.json describes the format.',
      cause,
    });
  });
  const transcript = transcriptOf(readForeignEpisode(text, shown));
  const pass = passOf(options);
  const { judgeTranscript } = await import('./judge-by-models.ts');
  const verdict = pass.judges.length === 0 ? judgeByRules(transcript) : await judgeTranscript(transcript, pass, io);
  io.out(`${JSON.stringify(verdict, null, 2)}\n`);
  return 0;
}
