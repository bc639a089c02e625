import { Command } from 'commander';
import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { ExitCode, Io } from './io.ts';

type JudgeOptions = { refreshFacts?: true };

/** `turncoat judge FILE.json | RUN`: verdict of a foreign episode on stdout, or a judge pass over a run's transcripts. */
export function judgeCommand(io: Io, finish: (code: ExitCode) => void): Command {
  return new Command('judge')
    .description('Judge a foreign episode (a .json file), or every stored transcript of a run that the present rules have not judged.')
    .argument('<target>', 'file.json, or folder or name of a run')
    .option('--refresh-facts', "render the facts of a run's episodes anew from their packs first; no episode is run")
    .addHelpText('after', '\nExample:\n  turncoat judge episode.json\n  turncoat judge quickstart\n')
    .action(async (target: string, options: JudgeOptions) => finish(await judge(target, options, io)));
}

async function judge(target: string, options: JudgeOptions, io: Io): Promise<ExitCode> {
  const path = resolve(io.cwd, target);
  if (target.endsWith('.json') || statSync(path, { throwIfNoEntry: false })?.isFile() === true) return judgeFile(path, target, io);
  const { runFolder } = await import('./options.ts');
  const { openRun } = await import('../store/open-run.ts');
  const { judgeRun, refreshFacts } = await import('../pipeline.ts');
  using store = openRun(runFolder(target, io), { mode: 'create-or-open', now: io.now, process: io.process });
  if (options.refreshFacts === true) {
    const { worldsOf } = await import('./workbench.ts');
    const changed = refreshFacts(store, await worldsOf(new Set(store.plan().map((row) => row.scenario)), io));
    io.err(`${changed} episodes have other facts than before.\n`);
  }
  const judged = judgeRun(store);
  io.err(
    judged === 0
      ? 'Every transcript has a verdict under these rules already: nothing to judge.\n'
      : `${judged} transcripts judged by rules; no episode was run.\n`,
  );
  return 0;
}

async function judgeFile(path: string, shown: string, io: Io): Promise<ExitCode> {
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
  io.out(`${JSON.stringify(judgeByRules(transcriptOf(readForeignEpisode(text, shown))), null, 2)}\n`);
  return 0;
}
