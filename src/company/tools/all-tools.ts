import type { ToolName } from '../../scenario/pack.ts';
import type { Tool } from '../tool.ts';
import { listFiles, readFile } from './file-tools.ts';
import { listJobs, setJob } from './job-tools.ts';
import { ask, directory, escalate, writeHandover } from './people-tools.ts';
import { listMail, readMail, searchMail } from './read-mail-tools.ts';
import { forwardMail, recallMail, saveDraft, sendMail } from './send-mail-tools.ts';
import { listTickets, readTicket, updateTicket } from './ticket-tools.ts';
import { end, wait } from './time-tools.ts';

/** Every tool by its name; a pack gives its agent some of them. */
export const allTools: Readonly<Record<ToolName, Tool>> = {
  list_mail: listMail,
  read_mail: readMail,
  search_mail: searchMail,
  send_mail: sendMail,
  forward_mail: forwardMail,
  save_draft: saveDraft,
  recall_mail: recallMail,
  directory,
  list_files: listFiles,
  read_file: readFile,
  list_tickets: listTickets,
  read_ticket: readTicket,
  update_ticket: updateTicket,
  list_jobs: listJobs,
  set_job: setJob,
  write_handover: writeHandover,
  escalate,
  ask,
  wait,
  end,
};
