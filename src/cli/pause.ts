import { Command } from 'commander';
import type { ExitCode, Io } from './io.ts';

/** `turncoat pause RUN`: lets a live run's open calls end and begins none, from another shell. */
export function pauseCommand(io: Io, finish: (code: ExitCode) => void): Command {
  return new Command('pause')
    .description('Stop a live run from another shell: its open calls are finished and kept, its process ends, the same command goes on.')
    .argument('<run>', 'folder of the run, or its name under runs/')
    .option('--wait', 'come back when the process has let the run go')
    .addHelpText('after', '\nExample:\n  turncoat pause quickstart\n')
    .action(async (name: string, options: { wait?: true }) => {
      const { askToStop } = await import('./ask-to-stop.ts');
      finish(await askToStop(name, { want: 'pause', wait: options.wait === true }, io));
    });
}
