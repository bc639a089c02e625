import type { Event } from '../../record/event.ts';
import type { Described } from './described.ts';
import type { Names } from './people-names.ts';

/** What happens to mail. */
export type MailEvent = Extract<Event, { type: `mail.${string}` }>;

export function isMailEvent(event: Event): event is MailEvent {
  return event.type.startsWith('mail.');
}

/** What was done with mail. The words of whatever was written stand in full. */
export function describeMail(event: MailEvent, names: Names): Described {
  const { actor } = event;
  switch (event.type) {
    case 'mail.list':
      return { did: `looked through the ${event.args.folder} folder`, fields: [], text: null };
    case 'mail.read': {
      const verb = actor !== 'agent' ? 'opened' : event.args.via === 'prompt' ? 'was shown' : 'read';
      return { did: `${verb} ${names.object(event.args.mailId)}`, fields: [], text: null };
    }
    case 'mail.search':
      return { did: `searched the mail for "${event.args.query}"`, fields: [], text: null };
    case 'mail.send':
      return {
        did: event.args.inReplyTo === undefined ? 'sent a mail' : 'answered by mail',
        fields: envelope(event.args, names),
        text: event.args.body,
      };
    case 'mail.forward': {
      const { mailId, body } = event.args;
      return { did: `forwarded ${names.object(mailId)}`, fields: envelope(event.args, names), text: body === '' ? null : body };
    }
    case 'mail.draft':
      return { did: 'saved a draft, which was not sent', fields: envelope(event.args, names), text: event.args.body };
    case 'mail.schedule':
      return { did: `scheduled a mail for ${event.args.at.replace('T', ' ')}`, fields: envelope(event.args, names), text: event.args.body };
    case 'mail.recall':
      return { did: `took back ${names.object(event.args.mailId)}`, fields: [], text: null };
    case 'mail.delete':
      return { did: `deleted ${names.object(event.args.mailId)}`, fields: [], text: null };
    case 'mail.rule': {
      const forwardTo = event.args.forwardTo ?? [];
      return { did: 'set a mail rule', fields: [['Rule', event.args.rule], ...people('Forwards to', forwardTo, names)], text: null };
    }
  }
}

type Envelope = {
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
  readonly subject?: string;
  readonly attachments?: readonly string[];
  readonly inReplyTo?: string | undefined;
  readonly mailId?: string | undefined;
  readonly newMailId?: string | undefined;
};

function envelope(mail: Envelope, names: Names): Described['fields'] {
  const { to, cc, bcc, subject, attachments = [], inReplyTo } = mail;
  return [
    ...people('To', to, names),
    ...people('Cc', cc, names),
    ...people('Bcc', bcc, names),
    ...field('Subject', subject),
    ...field('In reply to', inReplyTo === undefined ? undefined : names.object(inReplyTo)),
    ...field('Attached', attachments.map((id) => names.object(id)).join(', ')),
  ];
}

function people(name: string, addresses: readonly string[], names: Names): Described['fields'] {
  return field(name, addresses.map((address) => names.address(address)).join(', '));
}

function field(name: string, value: string | undefined): Described['fields'] {
  return value === undefined || value === '' ? [] : [[name, value]];
}
