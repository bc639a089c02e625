import { Command } from 'commander';
import type { Pulse, RunLane } from '../record/pulse.ts';
import type { RunCounts, RunStore } from '../store/run-store.ts';
import type { ExitCode, Io } from './io.ts';

/** `turncoat status RUN`: how far a run is and what it waits for, from another shell or afterwards. */
export function statusCommand(io: Io, finish: (code: ExitCode) => void): Command {
  return new Command('status')
    .description('Say how far a run is, live or afterwards: what is open, what waits for what and until when, when it should end.')
    .argument('<run>', 'folder of the run, or its name under runs/')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  turncoat status quickstart\n')
    .action(async (name: string, options: { json?: true }) => finish(await status(name, options.json === true, io)));
}

/** `stopped`: neither finished nor asked to stop, e.g. after Ctrl-C, a spent budget or a kill. */
type RunState = 'running' | 'stopping' | 'finished' | 'paused' | 'cancelled' | 'stopped';

async function status(name: string, asJson: boolean, io: Io): Promise<ExitCode> {
  const { readRun } = await import('./options.ts');
  const { commandOfRun } = await import('./run-command.ts');
  const { describeRunWait } = await import('./run-waits.ts');
  const { seconds } = await import('./progress.ts');
  using store = readRun(name, io);
  const { runId, studyName, createdAt } = store.header();
  const holder = store.holder();
  const counts = store.counts();
  const notes = store.notes();
  const waits = notes.filter(({ kind }) => kind === 'wait');
  const live = holder === null ? null : livePulse(store, holder.since);
  const state = stateOf(
    counts,
    live,
    holder !== null,
    notes.findLast(({ kind }) => ['paused', 'cancelled', 'resumed'].includes(kind))?.kind,
  );
  if (asJson) {
    const found = {
      run: runId,
      study: studyName,
      createdAt,
      state,
      holder,
      ...counts,
      live,
      waits: waits.length,
      lastWait: waits.at(-1) ?? null,
    };
    io.out(`${JSON.stringify(found, null, 2)}\n`);
    return 0;
  }
  const now = io.now().getTime();
  const again = holder === null && counts.outcomes.pending > 0 ? commandOfRun(store) : undefined;
  const lines = [
    ...countLines(studyName, counts, live),
    holder === null ? restingLine(state, notes) : `held by process ${holder.pid} on ${holder.host} since ${holder.since}`,
    ...(live === null ? [] : liveLines(live, now, seconds)),
    ...(live?.waits ?? []).map((wait) => `  ${describeRunWait(wait)}`),
    ...(live?.lanes ?? []).map(laneLine),
    counts.superseded > 0 ? `${counts.superseded} episodes of an earlier form of the study are kept apart` : '',
    counts.restarts > 0 ? `${counts.restarts} episodes were begun anew` : '',
    waits.length === 0 ? '' : `${waits.length} waits noted so far, the last: ${waits.at(-1)?.text}`,
    again === undefined ? '' : `to go on: ${again}`,
  ];
  io.out(`${lines.filter((line) => line !== '').join('\n')}\n`);
  return 0;
}

/** The pulse of this holder; one that only judges has none, and what an earlier one left says nothing. */
function livePulse(store: RunStore, since: string): Pulse | null {
  const pulse = store.pulse();
  return pulse === null || pulse.at < since ? null : pulse;
}

function stateOf({ outcomes }: RunCounts, live: Pulse | null, isHeld: boolean, last: string | undefined): RunState {
  if (isHeld) return live?.stopping === true ? 'stopping' : 'running';
  if (outcomes.pending === 0) return 'finished';
  return last === 'paused' || last === 'cancelled' ? last : 'stopped';
}

function countLines(study: string, { outcomes, begun, spent }: RunCounts, live: Pulse | null): string[] {
  const total = Object.values(outcomes).reduce((sum, count) => sum + count, 0);
  const ended = Object.entries(outcomes).filter(([outcome, count]) => count > 0 && outcome !== 'pending');
  const under = live === null ? `${begun} stopped on the way` : `${live.episodesOpen} running`;
  const price = `$${spent.costUsd.toFixed(2)}${spent.unpriced > 0 ? ` and ${spent.unpriced} calls without a price` : ''}`;
  return [
    `${study}: ${total - outcomes.pending} of ${total} episodes ended, ${under}`,
    ended.map(([outcome, count]) => `${count} ${outcome}`).join(', '),
    `${spent.calls} calls, ${spent.inputTokens} tokens in (${spent.cacheReadTokens} from cache), ${spent.outputTokens} out, ${price}`,
  ];
}

function restingLine(state: RunState, notes: ReturnType<RunStore['notes']>): string {
  const note = notes.findLast(({ kind }) => kind === state);
  if (note === undefined) return state === 'finished' ? 'finished' : 'nobody is running it';
  return `${state} since ${note.at}: ${note.text}`;
}

function liveLines({ at, callsPerMinute, endsAt, stopping, waits }: Pulse, now: number, seconds: (ms: number) => string): string[] {
  const end =
    endsAt === null ? 'its end cannot be told yet' : `should end about ${endsAt.slice(0, 16)}Z, in ${seconds(Date.parse(endsAt) - now)}`;
  const age = now - Date.parse(at);
  return [
    `${callsPerMinute} calls a minute; ${end}`,
    stopping ? 'stopping: open calls are waited for, none is begun' : '',
    age > 10_000 ? `this was so ${seconds(age)} ago: the process is busy or hangs` : '',
    waits.length === 0 ? 'nothing waits' : 'waiting:',
  ];
}

function laneLine({ model, host, open, places, mostOpen, limits }: RunLane): string {
  const known = Object.entries(limits).map(([unit, limit]) => `${limit} ${unit} a minute`);
  return `  ${model} at ${host}: ${open} calls open of ${places} (most ${mostOpen})${known.length === 0 ? '' : `; limits: ${known.join(', ')}`}`;
}
