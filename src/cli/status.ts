import { Command } from 'commander';
import type { ExitCode, Io } from './io.ts';

/** `turncoat status RUN`: how far a run is, from another shell or afterwards. */
export function statusCommand(io: Io, finish: (code: ExitCode) => void): Command {
  return new Command('status')
    .description('Say how far a run is: live, stopped or finished.')
    .argument('<run>', 'folder of the run, or its name under runs/')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  turncoat status quickstart\n')
    .action(async (name: string, options: { json?: true }) => finish(await status(name, options.json === true, io)));
}

async function status(name: string, asJson: boolean, io: Io): Promise<ExitCode> {
  const { readRun } = await import('./options.ts');
  using store = readRun(name, io);
  const { runId, studyName, createdAt } = store.header();
  const holder = store.holder();
  const counts = store.counts();
  const waits = store.notes().filter((note) => note.kind === 'wait');
  const lastWait = waits.at(-1);
  if (asJson) {
    io.out(
      `${JSON.stringify({ run: runId, study: studyName, createdAt, holder, ...counts, waits: waits.length, lastWait: lastWait ?? null }, null, 2)}\n`,
    );
    return 0;
  }
  const { outcomes, begun, spent, superseded, restarts } = counts;
  const total = Object.values(outcomes).reduce((sum, count) => sum + count, 0);
  const ended = Object.entries(outcomes).filter(([outcome, count]) => count > 0 && outcome !== 'pending');
  const lines = [
    `${studyName}: ${total - outcomes.pending} of ${total} episodes ended, ${begun} ${holder === null ? 'stopped on the way' : 'running'}`,
    ended.length === 0 ? '' : ended.map(([outcome, count]) => `${count} ${outcome}`).join(', '),
    `${spent.calls} calls, ${spent.inputTokens} tokens in (${spent.cacheReadTokens} from cache), ${spent.outputTokens} out, $${spent.costUsd.toFixed(2)}${spent.unpriced > 0 ? ` and ${spent.unpriced} calls without a price` : ''}`,
    holder === null ? 'nobody is running it' : `held by process ${holder.pid} on ${holder.host} since ${holder.since}`,
    superseded > 0 ? `${superseded} episodes of an earlier form of the study are kept apart` : '',
    restarts > 0 ? `${restarts} episodes were begun anew` : '',
    lastWait === undefined ? '' : `${waits.length} waits so far, the last: ${lastWait.text}`,
  ];
  io.out(`${lines.filter((line) => line !== '').join('\n')}\n`);
  return 0;
}
