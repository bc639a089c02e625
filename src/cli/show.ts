import { Command } from 'commander';
import type { WorldFacts } from '../record/facts.ts';
import type { PlanRow } from '../record/plan-row.ts';
import type { ExitCode, Io } from './io.ts';

/** `turncoat show RUN EPISODE`: one transcript, readable. */
export function showCommand(io: Io, finish: (code: ExitCode) => void): Command {
  return new Command('show')
    .description('Print one transcript of a run, with the lines that decide its verdict marked.')
    .argument('<run>', 'folder of the run, or its name under runs/')
    .argument('<episode>', "the episode's key, or how it begins")
    .option('--json', 'print JSON: plan row, events, calls, reasoning, facts, verdict')
    .addHelpText('after', '\nExample:\n  turncoat show quickstart 3f9a\n')
    .action(async (name: string, key: string, options: { json?: true }) => finish(await show(name, key, options.json === true, io)));
}

async function show(name: string, key: string, asJson: boolean, io: Io): Promise<ExitCode> {
  const { readRun } = await import('./options.ts');
  const { readTranscript } = await import('./read-transcript.ts');
  using store = readRun(name, io);
  const transcript = await readTranscript(store, store.findRow(key), (row) => factsOfPack(row, io));
  if (asJson) {
    io.out(`${JSON.stringify(transcript, null, 2)}\n`);
    return 0;
  }
  const { renderTranscript } = await import('../report/transcript/render-transcript.ts');
  io.out(renderTranscript(transcript));
  return 0;
}

async function factsOfPack({ scenario, levels, variant }: PlanRow, io: Io): Promise<WorldFacts> {
  const { openPack } = await import('./open-pack.ts');
  const { compileWorld } = await import('../scenario/compile-world.ts');
  return compileWorld(await openPack(scenario, io), levels, variant).facts;
}
