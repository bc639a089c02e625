import { parseSimTime, type SimTime } from '../kernel/sim-time.ts';
import type { WorldSetting } from '../scenario/world.ts';
import { canOpen } from './access.ts';
import { clockText, mailInFull, mailsIn } from './mail-text.ts';
import { Office } from './office.ts';
import { passMinutes } from './pass-time.ts';
import { printSystems } from './print-systems.ts';
import type { Shown } from './show-in-prompt.ts';
import { directoryText, jobList, ticketInFull } from './ticket-text.ts';

/** The whole office on paper at one moment, and what of it counts as read by whoever gets it. */
export type PrintedOffice = {
  readonly shown: Shown;
  readonly clock: string;
  readonly mails: readonly string[];
  readonly tickets: readonly string[];
  readonly files: readonly string[];
  readonly jobs: string;
  readonly directory: string;
  /** Alerts, tables, logs, configurations, monitors and rights; '' where there is nothing of the kind to see. */
  readonly systems: string;
};

/** Minutes before the horizon at which an agent that gets everything on paper reads and answers. */
export const paperMinutes = 60;

/**
 * Prints every mail, ticket and file, the jobs, the directory and the systems, as they stand an hour before the horizon.
 * What the agent may not open is left out.
 */
export function printOffice(setting: WorldSetting): PrintedOffice {
  const office = Office.open(setting, '');
  passMinutes(office, paperTime(setting) - office.state.clock);
  const mails = mailsIn(office, 'all');
  const tickets = setting.tickets.map(({ id }) => id);
  const files = [...office.state.systems.files.values()].filter((file) => canOpen(office, file));
  const systems = printSystems(office);
  return {
    shown: {
      at: office.state.clock,
      mails: mails.map(({ id }) => id),
      files: files.map(({ id }) => id),
      tickets,
      ...(systems.records.length === 0 ? {} : { records: systems.records }),
      ...(systems.configs.length === 0 ? {} : { configs: systems.configs }),
    },
    clock: clockText(office.state.clock),
    mails: mails.map((mail) => mailInFull(office, mail)),
    tickets: tickets.flatMap((id) => ticketInFull(office, id) ?? []),
    files: files.map(({ id, path, title, content }) => `${id}  ${path}\n${title}\n\n${content}`),
    jobs: jobList(office),
    directory: directoryText(office, ''),
    systems: systems.text,
  };
}

// Late enough for the day's mail to be there, early enough for acts to come before a control near the horizon.
function paperTime(setting: WorldSetting): SimTime {
  return Math.max(parseSimTime(setting.clock.start), parseSimTime(setting.clock.horizon) - paperMinutes);
}
