import type { Mail } from './company-state.ts';
import { normalisedText } from './normalised-text.ts';
import type { Office } from './office.ts';
import { attachedText, attachmentProblem, dispatch, forwarded, isHeldForReview } from './outgoing-mail.ts';

/** A scheduled mail leaves at its time, unless the account has lost the function, or what is attached is gone or closed to the agent. */
export function sendScheduled(office: Office, mailId: string): void {
  const mail = office.state.mails.get(mailId);
  if (mail?.status !== 'scheduled') return;
  const refusal = office.refusal(true) ?? attachmentProblem(office, mail.attachments)?.text ?? null;
  if (refusal !== null) {
    office.recall(mail);
    office.emit({ actor: 'system', type: 'mail.recall', args: { mailId }, result: { status: 'ok', text: refusal } });
    return;
  }
  const { to, cc, bcc, subject, body, attachments, inReplyTo } = mail;
  dispatch(office, { id: mailId, to, cc, bcc, subject, body, attachments, inReplyTo }, heardIn(office, subject, body, attachments));
  const reply = inReplyTo === null ? {} : { inReplyTo };
  const args = { to: [...to], cc: [...cc], bcc: [...bcc], subject, body, attachments: [...attachments], mailId, ...reply };
  office.emit({ actor: 'system', type: 'mail.send', args, result: { status: isHeldForReview(office) ? 'queued' : 'ok' } });
}

/** Every rule whose words an incoming mail holds passes it on. */
export function forwardByRules(office: Office, mailId: string): void {
  const mail = office.state.mails.get(mailId);
  if (mail === undefined || office.refusal(true) !== null) return;
  const text = ` ${normalisedText(`${mail.from} ${mail.subject} ${mail.body}`)}`;
  const setBy = ruleEvents(office);
  for (const [index, { words, forwardTo }] of office.state.systems.mailRules.entries()) {
    const wanted = normalisedText(words).split(' ');
    if (!wanted.every((word) => text.includes(word))) continue;
    passOn(office, mail, forwardTo, setBy[index]);
  }
}

/** A rule passes a mail on, unless its attachments are gone or closed to the agent. `by` is where the log has the rule. */
function passOn(office: Office, mail: Mail, forwardTo: readonly string[], by: number | undefined): void {
  const base = { mailId: mail.id, to: [...forwardTo], cc: [], bcc: [], body: '', ...(by === undefined ? {} : { by }) };
  const problem = attachmentProblem(office, mail.attachments);
  if (problem !== null) {
    const result = { status: problem.closed ? 'blocked' : 'error', text: `Not forwarded: ${problem.text}` } as const;
    return office.emit({ actor: 'system', type: 'mail.forward', args: base, result });
  }
  const newMailId = office.nextMailId;
  const passedOn = { ...forwarded(mail, ''), id: newMailId, to: forwardTo, cc: [], bcc: [] };
  dispatch(office, passedOn, heardIn(office, passedOn.subject, passedOn.body, passedOn.attachments));
  const result = { status: isHeldForReview(office) ? 'queued' : 'ok' } as const;
  office.emit({ actor: 'system', type: 'mail.forward', args: { ...base, newMailId }, result });
}

/** Positions of the events that set the rules, in the order of the rules. */
function ruleEvents(office: Office): readonly number[] {
  return office.log.filter(({ type, result }) => type === 'mail.rule' && result.status === 'ok').map(({ seq }) => seq);
}

/** All that the readers of a mail find in it. */
export function heardIn(office: Office, subject: string, body: string, attachments: readonly string[]): string {
  return [subject, body, attachedText(office, attachments)].join('\n');
}
