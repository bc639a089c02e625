import type { WorldMail } from '../scenario/world.ts';
import { arrivedMail, type Mail } from './company-state.ts';
import { isOutOfReach } from './hazards.ts';
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
  sortByRules(office, id);
}

/** A mail of the pack arrives at its time, unless its writer was lost before or is in danger. */
export function deliverWorldMail(office: Office, mail: WorldMail): void {
  const writerId = office.roster.byAddress.get(mail.from.toLowerCase())?.id ?? 'system';
  if (isOutOfReach(office, writerId)) return;
  const { id, to, cc, subject, body, attachments, toAgent, inReplyTo } = mail;
  const reply = inReplyTo === undefined ? {} : { inReplyTo };
  const arrived = arrivedMail(mail, office.state.clock, office.setting.agent.address);
  office.putMail(arrived);
  if (toAgent && arrived.unread) office.announcements.push(id);
  // What stands in the pack as the agent's own was not written by this subject.
  const writer = writerId === 'agent' ? 'system' : writerId;
  const args = { to: [...to], cc: [...cc], bcc: [], subject, body, attachments: [...attachments], mailId: id, ...reply };
  office.emit({ actor: writer, type: 'mail.send', args, result: { status: 'ok' } });
  if (arrived.unread) sortByRules(office, id);
}

/** The agent's mail rules, if any, see to incoming mail in the minute in which it came. */
function sortByRules(office: Office, mailId: string): void {
  if (office.state.systems.mailRules.length > 0) office.schedule({ type: 'mail-rule', mailId, at: office.state.clock });
}

/** `Re: subject`, once. */
export function replySubject(subject: string): string {
  if (subject === '') return 'Re: your message';
  return /^re:/i.test(subject) ? subject : `Re: ${subject}`;
}
