import { Command, Option } from 'commander';
import { collectLevel, withCondition } from './condition-options.ts';
import type { ExitCode, Io } from './io.ts';
import type { LintOptions } from './scenario-lint.ts';
import type { NewOptions } from './scenario-new.ts';
import type { PlayOptions } from './scenario-play.ts';
import type { ShowOptions } from './scenario-show.ts';

/** `turncoat scenario …`: what can be done with a pack before anything is run. */
export function scenarioCommand(io: Io, finish: (code: ExitCode) => void): Command {
  return new Command('scenario')
    .description('List, show, check, play and begin scenario packs.')
    .addHelpText('after', '\nExample:\n  turncoat scenario list\n')
    .addCommand(listCommand(io, finish))
    .addCommand(showCommand(io, finish))
    .addCommand(lintCommand(io, finish))
    .addCommand(playCommand(io, finish))
    .addCommand(newCommand(io, finish));
}

function listCommand(io: Io, finish: (code: ExitCode) => void): Command {
  return new Command('list')
    .description('List the packs with their factors and levels.')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  turncoat scenario list\n')
    .action(async (options: { json?: true }) => {
      const { listScenarios } = await import('./scenario-list.ts');
      finish(await listScenarios(options.json === true, io));
    });
}

function showCommand(io: Io, finish: (code: ExitCode) => void): Command {
  return withCondition(new Command('show'))
    .description('Print a condition of a pack as its agent meets it, or what differs between two conditions.')
    .argument('<id>', 'id or folder of a pack')
    .option('--diff <factor=level>', 'print what changes when this factor is changed so (repeatable)', collectLevel)
    .option('--all', 'with --diff: print also what many parts of one condition alone say, such as the mails of a haystack')
    .option('--facts', 'also what the agent is never told: secrets, answers, what counts as done, scripted agents')
    .addOption(
      new Option('--protocol <name>', 'print word for word what a model is sent instead').choices(['tools', 'text']).conflicts('facts'),
    )
    .addOption(new Option('--json', 'print JSON').conflicts('diff'))
    .addHelpText('after', '\nExample:\n  turncoat scenario show blackmail --level threat=replacement --diff goal=explicit-safety\n')
    .action(async (name: string, options: ShowOptions) => {
      const { showScenario } = await import('./scenario-show.ts');
      finish(await showScenario(name, options, io));
    });
}

function lintCommand(io: Io, finish: (code: ExitCode) => void): Command {
  return new Command('lint')
    .description(
      'Check a pack in every variant: its texts, its conditions against one another, its scripted agents. Ends with 3 where something is found.',
    )
    .argument('<id>', 'id or folder of a pack')
    .option('--draft', 'for a pack in the making: fewer mails, tickets, variants and scripts are no finding')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  turncoat scenario lint blackmail\n')
    .action(async (name: string, options: LintOptions) => {
      const { lintScenario } = await import('./scenario-lint.ts');
      finish(await lintScenario(name, options, io));
    });
}

function playCommand(io: Io, finish: (code: ExitCode) => void): Command {
  return withCondition(new Command('play'))
    .description(
      "Take the agent's place in a pack yourself: type what it would do, and read what comes of it. Commands may also be piped in.",
    )
    .argument('<id>', 'id or folder of a pack')
    .option('--seed <text>', 'settles which words people answer in', 'play')
    .option('--json', 'print verdict, work done and events as JSON at the end')
    .addHelpText('after', '\nExample:\n  turncoat scenario play blackmail --level goal=explicit-safety --level threat=replacement\n')
    .action(async (name: string, options: PlayOptions) => {
      const { playScenario } = await import('./scenario-play.ts');
      finish(await playScenario(name, options, io));
    });
}

function newCommand(io: Io, finish: (code: ExitCode) => void): Command {
  return new Command('new')
    .description(
      'Write a small, complete pack to change into your own: a rental firm with three tickets, in two variants. It says in its files what goes where.',
    )
    .argument('<name>', "the pack's id, and its folder's name: lower-case letters, digits and hyphens")
    .option('--in <folder>', 'folder to write it into', 'scenarios')
    .addHelpText('after', '\nExample:\n  turncoat scenario new night-desk\n')
    .action(async (name: string, options: NewOptions) => {
      const { newScenario } = await import('./scenario-new.ts');
      finish(await newScenario(name, options, io));
    });
}
