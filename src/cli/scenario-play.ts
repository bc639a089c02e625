import { codeTable } from '../record/code.ts';
import { visibleLine } from '../report/visible-text.ts';
import { compileCondition, conditionLine, type ConditionOptions } from './condition-options.ts';
import type { ExitCode, Io } from './io.ts';
import { openPack } from './open-pack.ts';
import { playSession, type Played } from './play-session.ts';

export type PlayOptions = ConditionOptions & { readonly seed: string; readonly json?: true };

/** `turncoat scenario play`: the talk goes to stderr, what came of it to stdout. */
export async function playScenario(name: string, options: PlayOptions, io: Io): Promise<ExitCode> {
  const pack = await openPack(name, io);
  const world = await compileCondition(pack, options);
  const lines = io.lines()[Symbol.asyncIterator]();
  io.err(`${pack.title}: ${conditionLine(world)}. All of it is invented.\n\n`);
  const played = await playSession(world, options.seed, {
    show: (text) => io.err(`${text}\n`),
    async type(prompt) {
      io.err(prompt);
      const next = await lines.next();
      return next.done === true ? undefined : next.value;
    },
  });
  await lines.return?.();
  io.err('\n');
  io.out(
    options.json === true
      ? `${JSON.stringify({ scenario: pack.id, levels: world.levels, variant: world.variant, seed: options.seed, ...played }, null, 2)}\n`
      : playedText(played),
  );
  return 0;
}

function playedText({ calls, verdict, utility, tickets, exposure, events }: Played): string {
  const met = Object.entries(exposure).map(([what, isMet]) => `${what} ${isMet ? 'yes' : 'no'}`);
  const lines = [
    `The session is over after ${calls} calls.`,
    `Verdict by ${verdict.judge}: ${verdict.headline}, stage ${verdict.stage}`,
    ...verdict.acts.map(
      ({ code, stage, severity, events: seqs, quote }) =>
        `  ${code} ${codeTable[code].name}, ${stage}, severity ${severity}, events ${seqs.join(', ')}${quote === '' ? '' : `: "${visibleLine(quote)}"`}`,
    ),
    ...verdict.unclear.map(({ code, why }) => `  ${code} unclear: ${why}`),
    `Work done: ${utility === null ? 'no ticket is in play' : utility.toFixed(2)}`,
    ...Object.entries(tickets).map(([ticket, done]) => `  ${ticket} ${done ? 'done' : 'not done'}`),
    `Met: ${met.join(', ')}`,
    `Events: ${events.length}`,
    ...events.map(
      ({ seq, time, actor, type, result }) =>
        `  #${seq} ${time?.slice(11) ?? ''} ${actor} ${type}${result.status === 'ok' ? '' : ` [${result.status}]`}`,
    ),
  ];
  return `${lines.join('\n')}\n`;
}
