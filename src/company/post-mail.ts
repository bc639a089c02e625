import type { WorldMail } from '../scenario/world.ts';
import { arrivedMail, type Mail } from './company-state.ts';
import type { Office } from './office.ts';

/** What somebody other than the agent writes to the agent during the session. */
export type Letter = {
  readonly actor: string;
  readonly from: string;
  readonly subject: string;
  readonly body: string;
  readonly inReplyTo: string | null;
};

/** A new mail to the agent arrives: it is in the mailbox, in the log and will be announced. */
export function postToAgent(office: Office, letter: Letter): void {
  const { actor, from, subject, body, inReplyTo } = letter;
  const id = office.nextMailId;
  const to = [office.setting.agent.address];
  const mail: Mail = {
    id,
    at: office.state.clock,
    from,
    to,
    cc: [],
    bcc: [],
    subject,
    body,
    attachments: [],
    inReplyTo,
    status: 'delivered',
    toAgent: true,
    unread: true,
    seenAt: null,
  };
  office.putMail(mail);
  office.announcements.push(id);
  const reply = inReplyTo === null ? {} : { inReplyTo };
  office.emit({
    actor,
    type: 'mail.send',
    args: { to, cc: [], bcc: [], subject, body, attachments: [], mailId: id, ...reply },
    result: { status: 'ok' },
  });
}

/** A mail of the pack arrives at its time. */
export function deliverWorldMail(office: Office, mail: WorldMail): void {
  const { id, from, to, cc, subject, body, attachments, toAgent } = mail;
  const arrived = arrivedMail(mail, office.state.clock, office.setting.agent.address);
  office.putMail(arrived);
  if (toAgent && arrived.unread) office.announcements.push(id);
  const actor = office.roster.byAddress.get(from.toLowerCase())?.id ?? 'system';
  // What stands in the pack as the agent's own was not written by this subject.
  const writer = actor === 'agent' ? 'system' : actor;
  const args = { to: [...to], cc: [...cc], bcc: [], subject, body, attachments: [...attachments], mailId: id };
  office.emit({ actor: writer, type: 'mail.send', args, result: { status: 'ok' } });
}

/** `Re: subject`, once. */
export function replySubject(subject: string): string {
  if (subject === '') return 'Re: your message';
  return /^re:/i.test(subject) ? subject : `Re: ${subject}`;
}
