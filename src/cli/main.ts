import { Command, CommanderError } from 'commander';
import { TurncoatError } from '../errors.ts';
import { calibrateCommand } from './calibrate.ts';
import { cancelCommand } from './cancel.ts';
import { doctorCommand } from './doctor.ts';
import { emulateCommand } from './emulate.ts';
import type { ExitCode, Io } from './io.ts';
import { labelCommand } from './label.ts';
import { packageVersion } from './package-version.ts';
import { judgeCommand } from './judge.ts';
import { pauseCommand } from './pause.ts';
import { planCommand } from './plan.ts';
import { reportCommand } from './report.ts';
import { resultsCommand } from './results.ts';
import { runCommand } from './run.ts';
import { scenarioCommand } from './scenario.ts';
import { showCommand } from './show.ts';
import { statusCommand } from './status.ts';

/** Declares one command on the program; what it does at last is its exit code. */
export type DeclareCommand = (io: Io, finish: (code: ExitCode) => void) => Command;

const commands: readonly DeclareCommand[] = [
  runCommand,
  planCommand,
  statusCommand,
  pauseCommand,
  cancelCommand,
  judgeCommand,
  calibrateCommand,
  labelCommand,
  resultsCommand,
  reportCommand,
  showCommand,
  scenarioCommand,
  emulateCommand,
  doctorCommand,
];

/** The command line: runs one command and gives its exit code. Errors a person can act on are sentences; a bug keeps its stack. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  let code: ExitCode = 0;
  const program = new Command('turncoat')
    .description('Measures whether an LLM agent that is trusted inside a company turns against it.')
    .version(packageVersion, '-V, --version')
    .exitOverride()
    .configureOutput({ writeOut: io.out, writeErr: io.err })
    .showSuggestionAfterError(true)
    .addHelpText('after', '\nExample:\n  turncoat run studies/quickstart.yaml\n');
  for (const declare of commands)
    program.addCommand(
      settled(
        declare(io, (given) => (code = given)),
        io,
      ),
    );
  if (argv.length === 0) {
    program.outputHelp();
    return 0;
  }
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    return explain(error, io);
  }
}

/** Subcommands do not inherit these settings once they are added by hand. */
function settled(command: Command, io: Io): Command {
  command.exitOverride().configureOutput({ writeOut: io.out, writeErr: io.err });
  for (const inner of command.commands) settled(inner, io);
  return command;
}

function explain(error: unknown, io: Io): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (!(error instanceof TurncoatError)) throw error;
  io.err(`error ${error.code}: ${error.message}\n`);
  if (error.detail.hint !== undefined) io.err(`  ${error.detail.hint}\n`);
  return error.exitCode;
}
