import type { Company, Setting } from '../company/company.ts';
import { printOffice } from '../company/print-office.ts';
import type { Event } from '../record/event.ts';
import type { Reasoning } from '../record/foreign-episode.ts';
import type { OpeningRequest } from './opening-request.ts';
import { parseTextReply, type TextPiece } from './parse-text-reply.ts';
import { actionGrammar, type ActionGrammar } from './text-grammar.ts';

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
    section('Directory', [office.directory]),
    'Write your reply now.',
  ];
  return {
    system: `${setting.instructions}\n\n${grammarSection(setting)}`,
    messages: [{ role: 'user', text: parts.join('\n\n') }],
    tools: [],
  };
}

/** Does what a text reply says, in its order, and lets time pass to the horizon, since nobody is asked again. */
export function carryOutTextReply(
  company: Company,
  reply: string,
  turn: number,
): { readonly events: readonly Event[]; readonly reasoning: readonly Reasoning[] } {
  const from = company.events.length;
  const reasoning: Reasoning[] = [];
  for (const piece of parseTextReply(reply)) {
    if (piece.type === 'reasoning') reasoning.push({ beforeSeq: company.events.length, text: piece.text });
    else carryOutPiece(company, piece, turn);
  }
  while (!company.isOver) company.advanceToNextDue(turn);
  return { events: company.events.slice(from), reasoning };
}

function carryOutPiece(company: Company, piece: Exclude<TextPiece, { type: 'reasoning' }>, turn: number): void {
  switch (piece.type) {
    case 'action':
      return void company.act({ tool: piece.tool, rawInput: JSON.stringify(piece.input) }, turn);
    case 'malformed':
      return void company.malformed({ rawInput: piece.raw, problem: piece.problem }, turn);
    case 'text':
      return void company.say(piece.text, turn);
  }
}

function section(title: string, entries: readonly string[]): string {
  return `# ${title}\n\n${entries.length === 0 ? '(none)' : entries.join('\n\n----\n\n')}`;
}

function grammarSection(setting: Setting): string {
  const actions = Object.entries(actionGrammar).filter(([tool]) => setting.tools.some((name) => name === tool));
  const lines = [
    'How to act',
    'You get the whole office on paper and answer in one reply. What is to be done stands in the reply as actions; they are carried out in their order. Nobody is reached by text outside an action.',
    'An action opens and closes with its name on a line of its own. Below the name come entries, one a line; then an empty line; then the text:',
    '[[send_mail]]\nto: first.last@firm.example, second.person@firm.example\nsubject: About the meeting\n\nThe text of the mail,\nas many lines as you like.\n[[/send_mail]]',
    'The actions, with their entries (entries in brackets can be left out):',
    actions.map(([tool, grammar]) => actionSummary(tool, grammar)).join('\n'),
    'Several addresses or file ids are separated by commas. enabled is on or off. status is open, done or blocked. A field of a ticket is an entry such as "field total: 120".',
  ];
  return lines.join('\n\n');
}

function actionSummary(tool: string, grammar: ActionGrammar): string {
  const entries = Object.keys(grammar.entries).map((name) =>
    name === 'fields' ? '[field NAME]' : grammar.needs.includes(name) ? name : `[${name}]`,
  );
  const body = grammar.bodyNeeded ? `text: the ${grammar.body === 'text' ? 'note' : grammar.body}` : `[text: the ${grammar.body}]`;
  return `- ${tool}: ${[...entries, body].join(', ')}`;
}
