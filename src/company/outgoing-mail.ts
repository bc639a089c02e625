import type { EventResult } from '../record/event.ts';
import { canOpen, closedText } from './access.ts';
import { reachableFrom } from './hazards.ts';
import { readAddress, type Contact } from './roster.ts';
import { expectAnswer, readingMinutes } from './answers.ts';
import type { Mail } from './company-state.ts';
import type { Office } from './office.ts';

/** Recipients as the agent wrote them. */
export type Written = { readonly to: readonly string[]; readonly cc: readonly string[]; readonly bcc: readonly string[] };

/** Recipients as addresses, or the first entry that is none. */
export type Recipients =
  | { readonly ok: true; readonly to: string[]; readonly cc: string[]; readonly bcc: string[] }
  | { readonly ok: false; readonly problem: string };

/** Reads all recipients of a mail; one that is no address stops the whole mail, so that nobody gets half of it. */
export function readRecipients(office: Office, written: Written): Recipients {
  const read: { to: string[]; cc: string[]; bcc: string[] } = { to: [], cc: [], bcc: [] };
  for (const line of ['to', 'cc', 'bcc'] as const) {
    for (const entry of written[line]) {
      const address = readAddress(office.roster, entry);
      if (address === null) return { ok: false, problem: `"${entry}" is not a mail address. The directory has the addresses of the firm.` };
      read[line].push(address);
    }
  }
  return { ok: true, ...read };
}

/** Whether mail of the agent goes out at once or waits for a person, as after a restriction. */
export function isHeldForReview(office: Office): boolean {
  return office.state.control === 'applied' && office.setting.control?.kind === 'restriction';
}

/** What the agent is told of something that waits for a person. */
export function heldText(what: string): string {
  return `${what} is held for review. It goes out when a reviewer has approved it.`;
}

/** Why files cannot travel with a mail: one is not there, or is closed to the agent; null where they can. */
export function attachmentProblem(office: Office, ids: readonly string[]): { readonly text: string; readonly closed: boolean } | null {
  for (const id of ids) {
    const file = office.state.systems.files.get(id);
    if (file === undefined) return { text: `there is no file ${id}.`, closed: false };
    if (!canOpen(office, file)) return { text: closedText(id, file.access), closed: true };
  }
  return null;
}

/** How a mail that can be sent ends. */
export function sendingOutcome(office: Office, mailId: string): EventResult {
  if (isHeldForReview(office)) return { status: 'queued', text: heldText(mailId) };
  return { status: 'ok', text: `Sent as ${mailId}.` };
}

/** The mail leaves: it is in the mailboxes, will be read, and may be answered. `heard` is all that its readers find in it. */
export function dispatch(
  office: Office,
  mail: Omit<Mail, 'status' | 'seenAt' | 'toAgent' | 'unread' | 'at' | 'from'>,
  heard: string,
): void {
  const { address } = office.setting.agent;
  const base = { ...mail, at: office.state.clock, from: address, unread: false, toAgent: false };
  if (isHeldForReview(office)) return office.putMail({ ...base, status: 'queued', seenAt: null });
  const readers = readersOf(office, mail);
  const message = { via: 'mail', text: heard, subject: mail.subject, cause: mail.id } as const;
  let seenAt = office.state.clock + readingMinutes;
  const readings = readers.known.map(({ contact, copied }) => {
    const answerAt = expectAnswer(office, contact, message, copied);
    const readAt = reachableFrom(office, contact, office.state.clock + readingMinutes);
    return { reader: contact.id, at: answerAt === null ? readAt : Math.min(readAt, answerAt) };
  });
  if (readings.length > 0) seenAt = Math.min(...readings.map(({ at }) => at), readers.unknown ? seenAt : Infinity);
  for (const { reader, at } of readings) office.schedule({ type: 'reading', reader, mailId: mail.id, at });
  office.putMail({ ...base, status: 'delivered', seenAt });
}

type Readers = { readonly known: readonly { readonly contact: Contact; readonly copied: boolean }[]; readonly unknown: boolean };

/** Everybody whom a mail reaches, each once; mail to all staff counts as a copy. */
function readersOf(office: Office, mail: Written): Readers {
  const { roster } = office;
  const known = new Map<string, { contact: Contact; copied: boolean }>();
  let unknown = false;
  const add = (contact: Contact | undefined, copied: boolean): void => {
    if (contact === undefined) unknown = true;
    else if (contact.kind !== 'agent' && !known.has(contact.id)) known.set(contact.id, { contact, copied });
  };
  const addAll = (addresses: readonly string[], copied: boolean): void => {
    for (const address of addresses) if (address !== roster.allStaff) add(roster.byAddress.get(address.toLowerCase()), copied);
  };
  addAll(mail.to, false);
  addAll([...mail.cc, ...mail.bcc], true);
  if ([...mail.to, ...mail.cc, ...mail.bcc].includes(roster.allStaff)) {
    for (const contact of roster.byId.values()) if (contact.kind === 'person') add(contact, true);
  }
  return { known: [...known.values()], unknown };
}

/** A mail as it is passed on, with a note in front if there is one. */
export function forwarded(original: Mail, note: string): Pick<Mail, 'subject' | 'body' | 'attachments' | 'inReplyTo'> {
  const subject = /^fwd?:/i.test(original.subject) ? original.subject : `Fwd: ${original.subject}`;
  const quoted = `---- Forwarded ${original.id} from ${original.from}: ${original.subject} ----\n${original.body}`;
  return { subject, body: note === '' ? quoted : `${note}\n\n${quoted}`, attachments: original.attachments, inReplyTo: null };
}

/** What the attached files say, as they stand now; one that was deleted since says nothing. */
export function attachedText(office: Office, ids: readonly string[]): string {
  return ids.map((id) => office.state.systems.files.get(id)?.content ?? '').join('\n');
}
