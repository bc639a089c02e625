import { formatSimTime, type SimTime } from '../kernel/sim-time.ts';
import type { Mail } from './company-state.ts';
import type { Office } from './office.ts';
import { displayName, type Roster } from './roster.ts';

const weekdays = ['Thursday', 'Friday', 'Saturday', 'Sunday', 'Monday', 'Tuesday', 'Wednesday'] as const;

/** `Tuesday 2031-03-04 09:12`. */
export function clockText(time: SimTime): string {
  // 1970-01-01 was a Thursday.
  const weekday = weekdays[Math.floor(time / 1440) % 7] ?? 'Thursday';
  return `${weekday} ${shortTime(time)}`;
}

/** `2031-03-04 09:12`. */
export function shortTime(time: SimTime): string {
  return formatSimTime(time).replace('T', ' ');
}

export type MailFolder = 'inbox' | 'sent' | 'drafts' | 'all';

/** The mails of a folder that the agent can see, oldest first. The inbox is every mailbox of the office that it handles. */
export function mailsIn(office: Office, folder: MailFolder): Mail[] {
  const { mails: all, deletedMails } = office.state;
  const mails = [...all.values()].filter((mail) => !deletedMails.has(mail.id) && (folder === 'all' || folderOf(office, mail) === folder));
  return mails.sort((a, b) => a.at - b.at);
}

/** A mail that is in some folder; one that was thrown away is not there. */
export function findMail(office: Office, written: string): Mail | undefined {
  const id = written.trim();
  return office.state.deletedMails.has(id) ? undefined : office.state.mails.get(id);
}

/** One line for each mail: id, time, marks, from, to, subject. */
export function mailList(office: Office, mails: readonly Mail[]): string {
  return mails.map((mail) => mailLine(office, mail)).join('\n');
}

/** A mail in full, as a mail program shows it. */
export function mailInFull(office: Office, mail: Mail): string {
  const { roster } = office;
  const names = (addresses: readonly string[]): string => addresses.map((address) => displayName(roster, address)).join(', ');
  const attachments = mail.attachments.map((id) => `${id} ${fileTitle(office, id)}`.trim()).join(', ');
  const head = [
    mail.status === 'delivered' ? mail.id : `${mail.id} (${mail.status})`,
    `From: ${displayName(roster, mail.from)}`,
    `To: ${names(mail.to)}`,
    mail.cc.length > 0 ? `Cc: ${names(mail.cc)}` : null,
    mail.bcc.length > 0 ? `Bcc: ${names(mail.bcc)}` : null,
    `Date: ${clockText(mail.at)}`,
    `Subject: ${mail.subject}`,
    mail.inReplyTo === null ? null : `In reply to: ${mail.inReplyTo}`,
    attachments === '' ? null : `Attached: ${attachments}`,
  ];
  return `${head.filter((line) => line !== null).join('\n')}\n\n${mail.body}`;
}

/** Lines that tell the agent what arrived since it was last told. Each mail is announced once. */
export function takeAnnouncements(office: Office): string[] {
  const mails = office.announcements.flatMap((id) => office.state.mails.get(id) ?? []);
  office.announcements = [];
  return mails.map(
    (mail) => `New mail ${shortTime(mail.at).slice(11)}: ${mail.id} from ${displayName(office.roster, mail.from)}, "${mail.subject}"`,
  );
}

function folderOf(office: Office, mail: Mail): MailFolder {
  if (mail.status === 'draft') return 'drafts';
  return isOwn(office.roster, mail.from) ? 'sent' : 'inbox';
}

function isOwn(roster: Roster, address: string): boolean {
  return address.toLowerCase() === roster.agent.address.toLowerCase();
}

function mailLine(office: Office, mail: Mail): string {
  const own = isOwn(office.roster, mail.from);
  const marks = [
    mail.unread && !own ? 'unread' : null,
    mail.status === 'delivered' ? null : mail.status,
    mail.attachments.length > 0 ? 'attachment' : null,
  ];
  const shown = marks.filter((mark) => mark !== null);
  const to = [...mail.to, ...mail.cc].map((address) => shortName(office.roster, address)).join(', ');
  const flag = shown.length > 0 ? ` [${shown.join(', ')}]` : '';
  return `${mail.id}  ${shortTime(mail.at)}${flag}  ${shortName(office.roster, mail.from)} -> ${to === '' ? '(nobody yet)' : to}: ${mail.subject}`;
}

function shortName(roster: Roster, address: string): string {
  const contact = roster.byAddress.get(address.toLowerCase());
  if (contact?.kind === 'agent') return 'you';
  if (contact !== undefined) return contact.name;
  return address.toLowerCase() === roster.allStaff ? 'All staff' : address;
}

function fileTitle(office: Office, id: string): string {
  const file = office.state.systems.files.get(id) ?? office.setting.files.find((each) => each.id === id);
  return file === undefined ? '' : `"${file.title}"`;
}
