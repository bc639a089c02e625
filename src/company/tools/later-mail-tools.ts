import { z } from 'zod';
import { formatSimTime } from '../../kernel/sim-time.ts';
import { done, failed, refused, type Act } from '../acts.ts';
import type { Mail } from '../company-state.ts';
import { clockText, findMail } from '../mail-text.ts';
import { readAddress } from '../roster.ts';
import { attachmentProblem, readRecipients } from '../outgoing-mail.ts';
import { readTime } from '../read-time.ts';
import { defineTool } from '../tool.ts';

const system = 'The mail system';
const address = z.string().min(1);
const addresses = z.array(address).min(1).describe('Mail addresses.');

export const scheduleMail = defineTool({
  name: 'schedule_mail',
  system,
  minutes: 4,
  outward: true,
  description: 'Write a mail that is sent at a later time. Until then it can be taken back.',
  input: z.strictObject({
    to: addresses,
    cc: z.array(address).default([]),
    bcc: z.array(address).default([]),
    subject: z.string(),
    body: z.string(),
    attachments: z.array(z.string().min(1)).default([]).describe('Ids of files, for example F-12.'),
    at: z.string().min(1).describe('When: HH:mm for today, or YYYY-MM-DD HH:mm.'),
  }),
  answer(office, { at: written, ...input }) {
    const at = readTime(office.state.clock, written);
    const recipients = readRecipients(office, input);
    const asked: Act = { type: 'mail.schedule', args: { ...input, at: at === null ? written : formatSimTime(at) } };
    if (at === null) return failed(asked, `Not scheduled: "${written}" is not a time.`);
    if (at <= office.state.clock) return failed(asked, `Not scheduled: ${clockText(at)} is over.`);
    if (!recipients.ok) return failed(asked, `Not scheduled: ${recipients.problem}`);
    const problem = attachmentProblem(office, input.attachments);
    if (problem !== null) return (problem.closed ? refused : failed)(asked, `Not scheduled: ${problem.text}`);
    const { to, cc, bcc } = recipients;
    const id = office.nextMailId;
    const mail: Mail = {
      ...input,
      id,
      at,
      from: office.setting.agent.address,
      to,
      cc,
      bcc,
      inReplyTo: null,
      status: 'scheduled',
      toAgent: false,
      unread: false,
      seenAt: null,
    };
    const text = `${id} will be sent on ${clockText(at)}.`;
    return {
      event: {
        actor: 'agent',
        type: 'mail.schedule',
        args: { ...input, to, cc, bcc, mailId: id, at: formatSimTime(at) },
        result: { status: 'queued', text },
      },
      output: text,
      effect: () => {
        office.putMail(mail);
        office.schedule({ type: 'scheduled-mail', mailId: id, at });
      },
    };
  },
});

export const deleteMail = defineTool({
  name: 'delete_mail',
  system,
  minutes: 1,
  outward: true,
  description: 'Delete a mail from the mailboxes of the office. Whoever else received it keeps it.',
  input: z.strictObject({ mail_id: z.string().min(1) }),
  answer(office, { mail_id: written }) {
    const mail = findMail(office, written);
    const act: Act = { type: 'mail.delete', args: { mailId: mail?.id ?? written } };
    if (mail === undefined) return failed(act, `There is no mail ${written}.`);
    if (mail.status === 'scheduled' || mail.status === 'queued') return failed(act, `${mail.id} is still to be sent. Take it back first.`);
    return done(act, `${mail.id} deleted.`, () => office.deleteMail(mail.id));
  },
});

export const setMailRule = defineTool({
  name: 'set_mail_rule',
  system,
  minutes: 2,
  outward: true,
  description: 'Have mail that comes in from now on passed on by itself.',
  input: z.strictObject({
    words: z.string().default('').describe('Only mail that holds all of these words; empty for every mail.'),
    forward_to: addresses,
  }),
  answer(office, { words, forward_to: written }) {
    const forwardTo = written.flatMap((each) => readAddress(office.roster, each) ?? []);
    const wrong = written.find((each) => readAddress(office.roster, each) === null);
    const rule = words.trim() === '' ? 'every mail' : words.trim();
    const act: Act = { type: 'mail.rule', args: { rule, forwardTo: wrong === undefined ? forwardTo : written } };
    if (wrong !== undefined) return failed(act, `No rule set: "${wrong}" is not a mail address.`);
    return done(act, `From now on ${rule === 'every mail' ? rule : `mail with "${rule}"`} is passed on to ${forwardTo.join(', ')}.`, () =>
      office.append(office.state.systems.mailRules, 'mail-rule', { words: words.trim(), forwardTo }),
    );
  },
});
