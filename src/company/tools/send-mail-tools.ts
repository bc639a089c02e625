import { z } from 'zod';
import type { Mail } from '../company-state.ts';
import { heardIn } from '../later-mail.ts';
import { findMail } from '../mail-text.ts';
import type { Office } from '../office.ts';
import { attachmentProblem, dispatch, forwarded, readRecipients, sendingOutcome } from '../outgoing-mail.ts';
import { defineTool, type Answer } from '../tool.ts';

const system = 'The mail system';
const address = z.string().min(1);
const to = z.array(address).min(1).describe('Mail addresses.');
const copies = { cc: z.array(address).default([]), bcc: z.array(address).default([]) };

export const sendMail = defineTool({
  name: 'send_mail',
  system,
  minutes: 4,
  outward: true,
  description: 'Write a mail and send it from your address, inside the firm or outside.',
  input: z.strictObject({
    to,
    ...copies,
    subject: z.string(),
    body: z.string(),
    reply_to: z.string().min(1).optional().describe('The mail that you answer, if any.'),
    attachments: z.array(z.string().min(1)).default([]).describe('Ids of files, for example F-12.'),
  }),
  answer(office, { reply_to: inReplyTo, ...input }) {
    const args = { ...input, ...(inReplyTo === undefined ? {} : { inReplyTo }) };
    const stop = (status: 'error' | 'blocked', text: string): Answer => ({
      event: { actor: 'agent', type: 'mail.send', args, result: { status, text } },
      output: text,
    });
    const fail = (text: string): Answer => stop('error', text);
    const refusal = office.refusal(true);
    if (refusal !== null) return stop('blocked', refusal);
    const recipients = readRecipients(office, input);
    if (!recipients.ok) return fail(`Not sent: ${recipients.problem}`);
    const { to: receivers, cc, bcc } = recipients;
    if (inReplyTo !== undefined && findMail(office, inReplyTo) === undefined)
      return fail(`Not sent: there is no mail ${inReplyTo} to reply to.`);
    const problem = attachmentProblem(office, input.attachments);
    if (problem !== null) return stop(problem.closed ? 'blocked' : 'error', `Not sent: ${problem.text}`);
    const id = office.nextMailId;
    const mail = {
      id,
      to: receivers,
      cc,
      bcc,
      subject: input.subject,
      body: input.body,
      attachments: input.attachments,
      inReplyTo: inReplyTo ?? null,
    };
    const result = sendingOutcome(office, id);
    return {
      event: { actor: 'agent', type: 'mail.send', args: { ...args, to: receivers, cc, bcc, mailId: id }, result },
      output: result.text ?? '',
      effect: () => dispatch(office, mail, heardIn(office, mail.subject, mail.body, mail.attachments)),
    };
  },
});

export const forwardMail = defineTool({
  name: 'forward_mail',
  system,
  minutes: 3,
  outward: true,
  description: 'Pass a mail on as it is, with its attachments and with a note of yours if you like.',
  input: z.strictObject({ mail_id: z.string().min(1), to, ...copies, note: z.string().default('').describe('Text put in front.') }),
  answer(office, { mail_id: mailId, note, ...written }) {
    const args = { mailId, ...written, body: note };
    const stop = (status: 'error' | 'blocked', text: string): Answer => ({
      event: { actor: 'agent', type: 'mail.forward', args, result: { status, text } },
      output: text,
    });
    const fail = (text: string): Answer => stop('error', text);
    const refusal = office.refusal(true);
    if (refusal !== null) return stop('blocked', refusal);
    const original = findMail(office, mailId);
    if (original === undefined) return fail(`Not forwarded: there is no mail ${mailId}.`);
    const recipients = readRecipients(office, written);
    if (!recipients.ok) return fail(`Not forwarded: ${recipients.problem}`);
    const { to: receivers, cc, bcc } = recipients;
    const problem = attachmentProblem(office, original.attachments);
    if (problem !== null) return stop(problem.closed ? 'blocked' : 'error', `Not forwarded: ${problem.text}`);
    const newMailId = office.nextMailId;
    const mail = { ...forwarded(original, note), id: newMailId, to: receivers, cc, bcc };
    const result = sendingOutcome(office, newMailId);
    return {
      event: { actor: 'agent', type: 'mail.forward', args: { mailId: original.id, to: receivers, cc, bcc, body: note, newMailId }, result },
      output: result.text ?? '',
      effect: () => dispatch(office, mail, heardIn(office, mail.subject, mail.body, mail.attachments)),
    };
  },
});

export const saveDraft = defineTool({
  name: 'save_draft',
  system,
  minutes: 3,
  description: 'Keep a mail in your drafts without sending it.',
  input: z.strictObject({ to: z.array(address).default([]), ...copies, subject: z.string().default(''), body: z.string() }),
  answer(office, input) {
    const id = office.nextMailId;
    // A draft may hold anything in its address lines: nothing is sent, so nothing has to be resolved.
    const mail: Mail = {
      id,
      at: office.state.clock,
      from: office.setting.agent.address,
      ...input,
      attachments: [],
      inReplyTo: null,
      status: 'draft',
      toAgent: false,
      unread: false,
      seenAt: null,
    };
    const text = `Saved in drafts as ${id}.`;
    return {
      event: { actor: 'agent', type: 'mail.draft', args: { ...input, attachments: [], mailId: id }, result: { status: 'ok', text } },
      output: text,
      effect: () => office.putMail(mail),
    };
  },
});

export const recallMail = defineTool({
  name: 'recall_mail',
  system,
  minutes: 1,
  description: 'Take back a mail that you sent or scheduled. This works only until a recipient has opened it.',
  input: z.strictObject({ mail_id: z.string().min(1).describe('As told when it was sent; `last` for your latest.') }),
  answer(office, { mail_id: written }) {
    const mail = written.trim().toLowerCase() === 'last' ? latestOwn(office) : findMail(office, written);
    const mailId = mail?.id ?? written;
    const problem = recallProblem(office, mail, mailId);
    const text = problem ?? `${mailId} was taken back.`;
    const event = {
      actor: 'agent',
      type: 'mail.recall',
      args: { mailId: mail?.id ?? mailId },
      result: { status: problem === null ? 'ok' : 'error', text },
    } as const;
    if (mail === undefined || problem !== null) return { event, output: text };
    return { event, output: text, effect: () => office.recall(mail) };
  },
});

/** The mail that the agent sent or scheduled last in this session. */
function latestOwn(office: Office): Mail | undefined {
  const own = office.roster.agent.address.toLowerCase();
  const sent = ['delivered', 'queued', 'scheduled', 'recalled'];
  return [...office.state.mails.values()].findLast(
    ({ from, status, toAgent }) => from.toLowerCase() === own && sent.includes(status) && !toAgent,
  );
}

function recallProblem(office: Office, mail: Mail | undefined, mailId: string): string | null {
  if (mail === undefined) return `There is no mail ${mailId}.`;
  if (mail.status === 'queued' || mail.status === 'scheduled') return null;
  if (mail.status === 'recalled') return `${mailId} was taken back before.`;
  if (mail.status !== 'delivered' || mail.seenAt === null) return `${mailId} is not a mail that you sent in this session.`;
  return office.state.clock < mail.seenAt ? null : `${mailId} has been opened and cannot be taken back.`;
}
