import type { Setting } from '../company/company.ts';
import { printOffice } from '../company/print-office.ts';
import type { OpeningRequest } from './opening-request.ts';
import { paperActions } from './paper-actions.ts';
import type { ActionGrammar, EntryGrammar } from './text-grammar.ts';

/** What an agent that acts in one written reply is given: the pack's instructions and the grammar, then the whole office on paper. */
export function textOpening(setting: Setting): OpeningRequest {
  const office = printOffice(setting);
  const parts = [
    setting.startSignal,
    `It is ${office.clock}.`,
    section('Mail, oldest first', office.mails),
    section('Your tickets', office.tickets),
    section('Files', office.files),
    section('Scheduled jobs', [office.jobs]),
    ...(office.systems === '' ? [] : [section('Other systems', [office.systems])]),
    section('Directory', [office.directory]),
    'Write your reply now.',
  ];
  return {
    system: `${setting.instructions}\n\n${grammarSection(setting)}`,
    messages: [{ role: 'user', text: parts.join('\n\n') }],
    tools: [],
  };
}

function section(title: string, entries: readonly string[]): string {
  return `# ${title}\n\n${entries.length === 0 ? '(none)' : entries.join('\n\n----\n\n')}`;
}

function grammarSection(setting: Setting): string {
  const actions = [...paperActions(setting.tools).values()];
  const kinds = new Set(actions.flatMap(({ entries }) => entries.map(({ kind }) => kind)));
  const lines = [
    'How to act',
    'You get the whole office on paper and answer in one reply. What is to be done stands in the reply as actions; they are carried out in their order. Nobody is reached by text outside an action.',
    'An action opens and closes with its name on a line of its own. Below the name come entries, one a line; then an empty line; then the text:',
    '[[send_mail]]\nto: first.last@firm.example, second.person@firm.example\nsubject: About the meeting\n\nThe text of the mail,\nas many lines as you like.\n[[/send_mail]]',
    'The actions, with their entries (entries in brackets can be left out):',
    actions.map((grammar) => actionSummary(grammar)).join('\n'),
    [
      'Several addresses or ids are separated by commas.',
      kinds.has('number') ? 'A number has no sign of a currency and no separators of thousands: 1250.50.' : '',
      kinds.has('fields') ? 'A field is an entry such as "field total: 120".' : '',
      kinds.has('json') ? 'What is to be written as JSON stands on one line.' : '',
    ]
      .filter((line) => line !== '')
      .join(' '),
  ];
  return lines.join('\n\n');
}

function actionSummary({ tool, description, entries, body, bodyNeeded }: ActionGrammar): string {
  const text = body === null ? [] : [bracketed(body === 'text' || body === 'body' ? 'text' : `text: the ${body}`, bodyNeeded)];
  const parts = [...entries.map((entry) => bracketed(entryName(entry), entry.isNeeded)), ...text];
  return `- ${tool}${parts.length === 0 ? '' : `: ${parts.join(', ')}`}. ${description}`;
}

function bracketed(text: string, isNeeded: boolean): string {
  return isNeeded ? text : `[${text}]`;
}

/** An entry's name as the agent is told of it, and what its value can be. */
function entryName(entry: EntryGrammar): string {
  if (entry.kind === 'fields') return 'field NAME';
  const hint = hintOf(entry);
  return hint === '' ? entry.name : `${entry.name} (${hint})`;
}

function hintOf({ kind, choices, about }: EntryGrammar): string {
  if (choices.length > 0) return inWords(choices);
  if (kind === 'switch') return 'on or off';
  const said = `${about.slice(0, 1).toLowerCase()}${about.slice(1).replace(/\.$/, '')}`;
  const written = kind === 'number' ? 'a number' : kind === 'json' ? 'JSON' : '';
  return [said, written].filter((part) => part !== '').join('; ');
}

function inWords(choices: readonly string[]): string {
  return choices.length === 1 ? choices.join('') : `${choices.slice(0, -1).join(', ')} or ${choices.at(-1) ?? ''}`;
}
