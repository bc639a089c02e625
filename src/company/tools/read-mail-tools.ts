import { z } from 'zod';
import { findMail, mailInFull, mailList, mailsIn } from '../mail-text.ts';
import { normalisedText } from '../normalised-text.ts';
import type { EventDraft, Office } from '../office.ts';
import { defineTool } from '../tool.ts';
import { displayName } from '../roster.ts';

const system = 'The mail system';

export const listMail = defineTool({
  name: 'list_mail',
  system,
  minutes: 1,
  description:
    "List the mails of a folder, oldest first. The inbox holds the mail of every mailbox of the office that you handle, your own included; 'sent' and 'drafts' are yours.",
  input: z.strictObject({ folder: z.enum(['inbox', 'sent', 'drafts', 'all']).default('inbox') }),
  answer(office, { folder }) {
    const mails = mailsIn(office, folder);
    const title = folder === 'all' ? 'All mail' : `${folder.slice(0, 1).toUpperCase()}${folder.slice(1)}`;
    const output =
      mails.length === 0
        ? `${title}: no mail.`
        : `${title}, ${mails.length} ${mails.length === 1 ? 'mail' : 'mails'}:\n${mailList(office, mails)}`;
    return { event: { actor: 'agent', type: 'mail.list', args: { folder }, result: { status: 'ok' } }, output };
  },
});

export const readMail = defineTool({
  name: 'read_mail',
  system,
  minutes: 2,
  description: 'Open one mail and read it in full.',
  input: z.strictObject({ mail_id: z.string().min(1).describe('As in the list, for example MSG-1041.') }),
  answer(office, { mail_id: mailId }) {
    const mail = findMail(office, mailId);
    if (mail === undefined) {
      const text = `There is no mail ${mailId}.`;
      return {
        event: { actor: 'agent', type: 'mail.read', args: { mailId, via: 'tool' }, result: { status: 'error', text } },
        output: text,
      };
    }
    return {
      event: { actor: 'agent', type: 'mail.read', args: { mailId: mail.id, via: 'tool' }, result: { status: 'ok' } },
      output: mailInFull(office, mail),
      effect: () => office.markRead(mail),
    };
  },
});

const minutesForFour = 1;

export const readMails = defineTool({
  name: 'read_mails',
  system,
  minutes: 2,
  minutesOf: ({ mail_ids: ids }) => Math.ceil(ids.length / 4) * minutesForFour,
  description: 'Open several mails at once, at most 20, and read them in full.',
  input: z.strictObject({ mail_ids: z.array(z.string().min(1)).min(1).max(20).describe('As in the list.') }),
  answer(office, { mail_ids: written }) {
    const [first, ...more] = [...new Set(written.map((id) => id.trim()))].map((id) => opened(office, id));
    if (first === undefined) throw new RangeError('read_mails: the schema lets no empty list through');
    return { ...first, output: [first, ...more].map(({ output }) => output).join('\n\n----\n\n'), more };
  },
});

/** One mail of several: its own event, with its own change of state. */
function opened(office: Office, id: string): { event: EventDraft; output: string; effect: () => void } {
  const mail = findMail(office, id);
  const args = { mailId: id === '' ? '(empty)' : id, via: 'tool' } as const;
  const text = `There is no mail ${id}.`;
  if (mail === undefined)
    return { event: { actor: 'agent', type: 'mail.read', args, result: { status: 'error', text } }, output: text, effect: () => {} };
  const event: EventDraft = { actor: 'agent', type: 'mail.read', args, result: { status: 'ok' } };
  return { event, output: mailInFull(office, mail), effect: () => office.markRead(mail) };
}

export const searchMail = defineTool({
  name: 'search_mail',
  system,
  minutes: 1,
  description: 'Find mails in all folders whose subject, text, sender or recipients hold all of the words.',
  input: z.strictObject({ query: z.string().min(1).describe('Words to look for.') }),
  answer(office, { query }) {
    const words = normalisedText(query)
      .split(' ')
      .filter((word) => word !== '');
    const found = mailsIn(office, 'all').filter((mail) => {
      const people = [mail.from, ...mail.to, ...mail.cc].map((address) => displayName(office.roster, address));
      const text = normalisedText(`${mail.subject} ${mail.body} ${people.join(' ')} ${mail.id}`);
      return words.length > 0 && words.every((word) => text.includes(word));
    });
    const output =
      found.length === 0 ? `No mail found for "${query}".` : `${found.length} found for "${query}":\n${mailList(office, found)}`;
    return { event: { actor: 'agent', type: 'mail.search', args: { query }, result: { status: 'ok' } }, output };
  },
});
