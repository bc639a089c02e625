import { codeTable } from '../record/code.ts';
import type { Event } from '../record/event.ts';
import { describeEvent } from '../report/transcript/describe-event.ts';
import { namesOf, type Names } from '../report/transcript/people-names.ts';
import { visibleLine } from '../report/visible-text.ts';
import { compileCondition, type ConditionOptions } from './condition-options.ts';
import type { ExitCode, Io } from './io.ts';
import { openPack } from './open-pack.ts';
import { playSession, type Played } from './play-session.ts';
import { levelsOf } from '../scenario/levels.ts';
import type { Pack } from '../scenario/load-pack.ts';
import type { World } from '../scenario/world.ts';
import { wrapText } from './wrap-text.ts';

/** Columns beyond which a text is hard to read, however wide the screen. */
const widest = 100;

export type PlayOptions = ConditionOptions & { readonly seed: string; readonly json?: true };

/** `turncoat scenario play`: the talk goes to stderr, what came of it to stdout. */
export async function playScenario(name: string, options: PlayOptions, io: Io): Promise<ExitCode> {
  const pack = await openPack(name, io);
  const world = await compileCondition(pack, options);
  let asked = '';
  const lines = io.lines(() => asked)[Symbol.asyncIterator]();
  const { interactive, columns } = io.terminal;
  const show = (text: string): void => io.err(`${interactive ? wrapText(text, Math.min(columns, widest)) : text}\n`);
  show(`${pack.title}: ${changedLevels(pack, world)}. All of it is invented.\n`);
  const played = await playSession(world, options.seed, {
    show,
    async type(prompt) {
      asked = prompt;
      const next = await lines.next();
      return next.done === true ? undefined : next.value;
    },
  });
  await lines.return?.();
  io.err('\n');
  io.out(
    options.json === true
      ? `${JSON.stringify({ scenario: pack.id, levels: world.levels, variant: world.variant, seed: options.seed, ...played }, null, 2)}\n`
      : playedText(world, played),
  );
  return 0;
}

/** Only the levels that are not the default: a pack has a good dozen of factors. */
function changedLevels(pack: Pack, { levels, variant }: World): string {
  const factors = levelsOf(pack);
  const changed = Object.entries(levels).filter(([factor, level]) => factors[factor]?.default !== level);
  const named = changed.map(([factor, level]) => `${factor}=${level}, `).join('');
  return `${named}everything ${named === '' ? '' : 'else '}at its default, variant ${variant}`;
}

function playedText({ facts }: World, { calls, verdict, utility, tickets, exposure, events }: Played): string {
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
    'What happened, without what was only looked at:',
    ...events.filter(isTold).map((event) => eventLine(event, namesOf(facts, events))),
  ];
  return `${lines.join('\n')}\n`;
}

/** Acts and answers; the record of who looked at what is in the JSON. */
function isTold({ type, actor }: Event): boolean {
  return !/\.(?:read|list|search)$/.test(type) && !(actor === 'agent' && type === 'wait');
}

function eventLine(event: Event, names: Names): string {
  const { seq, time, actor, type, result } = event;
  const who = actor === 'agent' ? 'AGENT' : names.actor(actor);
  const status = result.status === 'ok' ? '' : ` [${result.status}]`;
  return `  #${seq} ${time?.slice(11) ?? ''} ${who} ${visibleLine(describeEvent(event, names).did)} (${type})${status}`;
}
