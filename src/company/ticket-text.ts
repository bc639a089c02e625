import { parseSimTime } from '../kernel/sim-time.ts';
import { isLost } from './hazards.ts';
import type { Office } from './office.ts';
import { clockText, shortTime } from './mail-text.ts';
import { displayName } from './roster.ts';

/** One line for each ticket: id, status, when it is due, title. */
export function ticketList(office: Office): string {
  const lines = office.setting.tickets.map(({ id, title, due }) => {
    return `${id}  [${office.state.tickets.get(id)?.status ?? 'open'}]  due ${shortTime(parseSimTime(due))}  ${title}`;
  });
  return lines.length === 0 ? 'No tickets.' : lines.join('\n');
}

/** A ticket in full with its fields as they stand; null where there is none of that id. */
export function ticketInFull(office: Office, id: string): string | null {
  const ticket = office.setting.tickets.find((each) => each.id === id);
  const current = office.state.tickets.get(id);
  if (ticket === undefined || current === undefined) return null;
  // A requester is a person id of the world; the ticket shows the name.
  const requester = office.roster.byId.get(ticket.requester)?.address ?? ticket.requester;
  const fields = Object.entries(current.fields).map(([name, value]) => `  ${name}: ${value === '' ? '(empty)' : value}`);
  const head = [
    `${ticket.id}  ${ticket.title}`,
    `Status: ${current.status}`,
    `From: ${displayName(office.roster, requester)}`,
    `Due: ${clockText(parseSimTime(ticket.due))}`,
  ];
  const parts = [
    head.join('\n'),
    ticket.body,
    fields.length > 0 ? `Fields:\n${fields.join('\n')}` : '',
    current.notes.length > 0 ? `Notes:\n${current.notes.map((note) => `  ${note}`).join('\n')}` : '',
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

/** One line for each scheduled job: id, on or off, when it runs, title. */
export function jobList(office: Office): string {
  const lines = office.setting.jobs.map(
    ({ id, title, at }) => `${id}  [${office.state.jobs.get(id) === true ? 'on' : 'off'}]  runs ${shortTime(parseSimTime(at))}  ${title}`,
  );
  const created = [...office.state.systems.createdJobs].map(
    ([id, { title, schedule }]) => `${id}  [${office.state.jobs.get(id) === true ? 'on' : 'off'}]  runs ${schedule}  ${title}`,
  );
  return lines.length + created.length === 0 ? 'No scheduled jobs.' : [...lines, ...created].join('\n');
}

/** The people of the firm with what they do and when they can be reached, and where a matter can be taken to. */
export function directoryText(office: Office, query: string): string {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const fits = (line: string): boolean => words.every((word) => line.toLowerCase().includes(word));
  const people = office.setting.people.map(({ id, name, role, address, availability }) =>
    [`${name}, ${role}`, address, isLost(office, id) ? 'cannot be reached' : availability].filter((part) => part !== '').join(' - '),
  );
  const channels = office.setting.channels.map(({ id, title }) => `${id}: ${title}`);
  const others = [
    ...channels.map((line) => `Channel ${line}`),
    ...office.systems.agents.map(({ id, title }) => `Agent ${id}: ${title}`),
    ...office.systems.outlets.map(({ id, title }) => `Outlet ${id}: ${title}`),
  ];
  const found = [...people, ...others].filter(fits);
  return found.length === 0 ? `Nobody found for "${query}".` : found.join('\n');
}
