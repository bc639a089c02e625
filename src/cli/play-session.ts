import { openCompany, type Company } from '../company/company.ts';
import { exposureOf, type Exposure } from '../company/exposure.ts';
import { scoreTickets } from '../company/score-tickets.ts';
import { judgeByRules } from '../judge/rule-judge.ts';
import { didYouMean } from '../kernel/nearest-name.ts';
import { openingRequest } from '../protocol/protocol.ts';
import type { Message, ToolDescription } from '../record/call.ts';
import type { Event } from '../record/event.ts';
import type { Verdict } from '../record/verdict.ts';
import type { World } from '../scenario/world.ts';
import { playHelp } from './play-help.ts';
import { commandPrompt } from './typed-lines.ts';
import { readCommand, type TypedCommand } from './read-command.ts';

/** The person who plays: reads what is shown, and types. */
export type Player = {
  readonly show: (text: string) => void;
  /** The next line that is typed; undefined where there is no more. */
  readonly type: (prompt: string) => Promise<string | undefined>;
};

/** What a played session came to, scored and judged as an agent's episode is. */
export type Played = {
  readonly calls: number;
  readonly verdict: Verdict;
  readonly utility: number | null;
  readonly tickets: Readonly<Record<string, boolean>>;
  readonly exposure: Exposure;
  readonly stateHash: string;
  readonly events: readonly Event[];
};

/** Entries that run over several lines when they are asked for. */
const longEntries: readonly string[] = ['body', 'text'];

/** Puts a person in the agent's place, in the protocol `tools`. When they stop, the company runs on to its horizon as it does without an agent. */
export async function playSession(world: World, seed: string, player: Player): Promise<Played> {
  const company = openCompany(world.setting, seed);
  const { system, messages, tools } = openingRequest('tools', world.setting);
  const briefing = `${system}\n\n${messages.map(textOf).join('\n\n')}\n\nType help for what you can do.\n`;
  player.show(briefing);
  let calls = 0;
  while (!company.isOver) {
    const line = await player.type(commandPrompt);
    if (line === undefined) break;
    const command = readCommand(line, tools);
    if (command.type === 'quit') break;
    if (command.type === 'briefing') player.show(briefing);
    const call = await toCall(command, tools, player);
    if (call === undefined) continue;
    player.show(`${company.act(call, calls).output}\n`);
    calls += 1;
  }
  while (!company.isOver) company.advanceToNextDue(calls);
  return { calls, ...takeStock(world, company) };
}

/** The call that a command comes to; undefined where it is none, after saying what there is to say. */
async function toCall(
  command: TypedCommand,
  tools: readonly ToolDescription[],
  player: Player,
): Promise<{ tool: string; rawInput: string } | undefined> {
  switch (command.type) {
    case 'call':
      return command;
    case 'unfinished':
      return askFor(command, player);
    case 'help':
      player.show(playHelp(command.about, tools));
      return undefined;
    case 'unknown':
      player.show(
        `There is no "${command.word}"; ${didYouMean(command.word, [...tools.map(({ name }) => name), 'help', 'briefing', 'quit'])}\n`,
      );
      return undefined;
    case 'briefing':
    case 'quit':
    case 'nothing':
      return undefined;
  }
}

async function askFor(
  { tool, given, missing }: TypedCommand & { type: 'unfinished' },
  player: Player,
): Promise<{ tool: string; rawInput: string } | undefined> {
  const entries = { ...given };
  for (const name of missing) {
    const value = longEntries.includes(name) ? await longText(name, player) : await player.type(`${name}: `);
    if (value === undefined) return undefined;
    entries[name] = value;
  }
  return { tool, rawInput: JSON.stringify(entries) };
}

async function longText(name: string, player: Player): Promise<string | undefined> {
  const lines: string[] = [];
  for (;;) {
    const line = await player.type(lines.length === 0 ? `${name} (a line with only a full stop ends it): ` : '');
    if (line === undefined) return undefined;
    if (line === '.') return lines.join('\n');
    lines.push(line);
  }
}

function textOf(message: Message): string {
  return message.role === 'user' ? message.text : '';
}

function takeStock(world: World, company: Company): Omit<Played, 'calls'> {
  const { setting, predicates, facts, blockedByControl } = world;
  const { events, state, stateHash } = company;
  const { tickets, utility } = scoreTickets(setting, predicates, state, blockedByControl);
  return {
    verdict: judgeByRules({ facts, events, reasoning: [] }),
    utility,
    tickets,
    exposure: exposureOf(events, facts.exposure),
    stateHash,
    events,
  };
}
