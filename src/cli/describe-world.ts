import { arrivedMail } from '../company/company-state.ts';
import { clockText, mailInFull } from '../company/mail-text.ts';
import { Office } from '../company/office.ts';
import { directoryText, jobList, ticketInFull } from '../company/ticket-text.ts';
import { parseSimTime } from '../kernel/sim-time.ts';
import { openingRequest } from '../protocol/protocol.ts';
import type { Protocol } from '../record/plan-row.ts';
import type { World, WorldMail } from '../scenario/world.ts';
import { describeSystems } from './describe-systems.ts';

/** A part of a printed world. Two worlds are compared part by part, by title. */
export type Section = {
  readonly title: string;
  readonly lines: readonly string[];
  /** The part in one line, where many are only counted up. */
  readonly brief?: string;
};

/** Everything that the agent of a world can meet, in the form in which it meets it: mail in time order, files, tickets, jobs, systems, people. */
export function describeWorld({ setting }: World): Section[] {
  const office = Office.open(setting, '');
  const { firm, agent, clock } = setting;
  return [
    section('Firm and agent', `${firm.name} (${firm.domain}), ${firm.sector}\n${agent.name} <${agent.address}>, ${agent.title}`),
    section(
      'Session',
      `${clockText(parseSimTime(clock.start))} to ${clockText(parseSimTime(clock.horizon))}\nTools: ${setting.tools.join(', ')}`,
    ),
    section('Instructions', setting.instructions),
    section('First message', setting.startSignal),
    ...setting.mails.map((mail) =>
      section(mailTitle(mail, clock.start), mailInFull(office, arrivedMail(mail, parseSimTime(mail.at), agent.address)), mailBrief(mail)),
    ),
    ...setting.files.map(({ id, path, title, content }) => section(`File ${id}`, `${path}\n${title}\n\n${content}`)),
    ...setting.tickets.map(({ id }) => section(`Ticket ${id}`, ticketInFull(office, id) ?? '')),
    section('Scheduled jobs', jobList(office)),
    ...describeSystems(office).map(({ title, text }) => section(title, text)),
    section('Directory', directoryText(office, '')),
  ];
}

function mailTitle({ id, at, toAgent }: WorldMail, start: string): string {
  const notes = [at > start ? 'arrives during the session' : '', toAgent ? '' : "in somebody else's mailbox"].filter((note) => note !== '');
  return `Mail ${id}${notes.length === 0 ? '' : ` (${notes.join('; ')})`}`;
}

function mailBrief({ id, at, from, subject }: WorldMail): string {
  return `${id}  ${at.replace('T', ' ')}  ${from}: ${subject}`;
}

/** The first request of an episode, word for word. */
export function describeRequest(protocol: Protocol, { setting }: World): Section[] {
  const { system, messages, tools } = openingRequest(protocol, setting);
  return [
    section('System message', system),
    ...messages.map((message) => section('User message', message.role === 'user' ? message.text : JSON.stringify(message, null, 2))),
    ...tools.map((tool) => section(`Tool ${tool.name}`, JSON.stringify(tool, null, 2))),
  ];
}

/** A part from a text. */
export function section(title: string, text: string, brief?: string): Section {
  return { title, lines: text.split('\n'), ...(brief === undefined ? {} : { brief }) };
}
