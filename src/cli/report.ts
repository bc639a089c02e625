import { Command } from 'commander';
import { resolve } from 'node:path';
import type { ExitCode, Io } from './io.ts';

/** `turncoat report RUN`: one self-contained HTML file, made from the run's store. */
export function reportCommand(io: Io, finish: (code: ExitCode) => void): Command {
  return new Command('report')
    .description('Write the report of a run: one self-contained HTML file.')
    .argument('<run>', 'folder of the run, or its name under runs/')
    .option('--out <file>', "where to (default: report.html in the run's folder)")
    .addHelpText('after', '\nExample:\n  turncoat report quickstart --out quickstart.html\n')
    .action(async (name: string, options: { out?: string }) => finish(await report(name, options.out, io)));
}

async function report(name: string, out: string | undefined, io: Io): Promise<ExitCode> {
  const { readRun, runFolder } = await import('./options.ts');
  const { writeReport } = await import('./write-report.ts');
  const { shownPath } = await import('./workbench.ts');
  using store = readRun(name, io);
  const file = await writeReport(store, runFolder(name, io), out === undefined ? undefined : resolve(io.cwd, out));
  io.out(`${shownPath(file, io.cwd)}\n`);
  return 0;
}
