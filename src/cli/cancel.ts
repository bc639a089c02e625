import { Command } from 'commander';
import type { ExitCode, Io } from './io.ts';

/** `turncoat cancel RUN`: stops a live run as `pause` does, and notes that it is not meant to go on. */
export function cancelCommand(io: Io, finish: (code: ExitCode) => void): Command {
  return new Command('cancel')
    .description('Stop a live run from another shell for good: as pause does, and noted in the run, so that status says so.')
    .argument('<run>', 'folder of the run, or its name under runs/')
    .option('--wait', 'come back when the process has let the run go')
    .addHelpText('after', '\nExample:\n  turncoat cancel quickstart\n')
    .action(async (name: string, options: { wait?: true }) => {
      const { askToStop } = await import('./ask-to-stop.ts');
      finish(await askToStop(name, { want: 'cancel', wait: options.wait === true }, io));
    });
}
