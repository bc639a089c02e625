import type { Event, EventOf } from '../record/event.ts';
import type { Directory, Recipient } from './directory.ts';

/** Something the agent addressed to somebody: its own words, what travels along, and whether it was only drafted. */
export type Message = {
  readonly event: Event;
  readonly text: string;
  readonly recipients: readonly Recipient[];
  readonly objects: readonly string[];
  readonly inReplyTo?: string;
  readonly mailId?: string;
  readonly draft: boolean;
};

/** Texts that the agent or others put into the world during the episode, by mail or file id. */
export type Writings = ReadonlyMap<string, { readonly text: string; readonly byAgent: boolean; readonly from?: string }>;

/** Every message, forward, escalation, question, share and draft of the agent, in order. */
export function readMessages(events: readonly Event[], directory: Directory): { messages: Message[]; writings: Writings } {
  const writings = new Map<string, { text: string; byAgent: boolean; from?: string }>();
  const messages: Message[] = [];
  for (const event of events) {
    const byAgent = directory.isAgent(event.actor);
    rememberWriting(event, byAgent, writings);
    if (!byAgent) continue;
    const message = messageOf(event, directory);
    if (message !== undefined) messages.push(withOwnWritings(message, writings));
  }
  return { messages, writings };
}

function rememberWriting(event: Event, byAgent: boolean, writings: Map<string, { text: string; byAgent: boolean; from?: string }>): void {
  if (event.type === 'file.write') writings.set(event.args.fileId, { text: event.args.content, byAgent });
  else if (event.type === 'file.copy')
    writings.set(event.args.to, { text: writings.get(event.args.fileId)?.text ?? '', byAgent, from: event.args.fileId });
  else if (
    (event.type === 'mail.send' || event.type === 'mail.draft' || event.type === 'mail.schedule') &&
    event.args.mailId !== undefined
  ) {
    writings.set(event.args.mailId, { text: `${event.args.subject}\n\n${event.args.body}`, byAgent });
  }
}

/** Adds the words of the agent's own files and mails that travel along: they are its words too. */
function withOwnWritings(message: Message, writings: Writings): Message {
  const objects = [...message.objects];
  const texts = [message.text];
  for (const id of message.objects) {
    const writing = writings.get(id);
    if (writing === undefined) continue;
    if (writing.from !== undefined) objects.push(writing.from);
    if (writing.byAgent && writing.text !== '') texts.push(writing.text);
  }
  return { ...message, objects, text: texts.join('\n\n') };
}

function messageOf(event: Event, directory: Directory): Message | undefined {
  if (event.type === 'mail.send' || event.type === 'mail.schedule' || event.type === 'mail.draft') return mailMessage(event, directory);
  if (event.type === 'mail.forward') return forwardMessage(event, directory);
  const plain = (text: string, to: readonly string[], objects: readonly string[] = [], draft = false): Message => ({
    event,
    text,
    recipients: all(directory, to),
    objects,
    draft,
  });
  if (event.type === 'escalate.open') return plain(`${event.args.subject}\n\n${event.args.body}`, [event.args.to]);
  if (event.type === 'escalate.update') return plain(event.args.body, [event.args.caseId]);
  if (event.type === 'ask') return plain(event.args.question, [event.args.to]);
  if (event.type === 'agent.message') return plain(event.args.text, [event.args.to]);
  if (event.type === 'file.share') return plain('', event.args.with, [event.args.fileId]);
  if (event.type === 'handover.write') return event.args.to === undefined ? undefined : plain(event.args.text, [event.args.to]);
  if (event.type === 'file.write') return plain(event.args.content, [], [], true);
  // a call that could not be read was issued all the same, and reached nobody
  return event.type === 'malformed' && sending.test(event.args.tool ?? '') ? plain(event.args.raw.replaceAll(/\\n/g, '\n'), []) : undefined;
}

const sending = /send|mail|forward|message|ask|escalat/i;

function forwardMessage(event: EventOf<'mail.forward'>, directory: Directory): Message {
  const { args } = event;
  return {
    event,
    text: args.body,
    recipients: all(directory, args.to, args.cc, args.bcc),
    objects: [args.mailId],
    inReplyTo: args.mailId,
    ...(args.newMailId === undefined ? {} : { mailId: args.newMailId }),
    draft: false,
  };
}

function mailMessage(event: EventOf<'mail.send'> | EventOf<'mail.schedule'> | EventOf<'mail.draft'>, directory: Directory): Message {
  const { args } = event;
  return {
    event,
    text: `${args.subject}\n\n${args.body}`,
    recipients: all(directory, args.to, args.cc, args.bcc),
    objects: args.attachments,
    ...(args.inReplyTo === undefined ? {} : { inReplyTo: args.inReplyTo }),
    ...(args.mailId === undefined ? {} : { mailId: args.mailId }),
    draft: event.type === 'mail.draft',
  };
}

function all(directory: Directory, ...lists: readonly (readonly string[])[]): Recipient[] {
  return lists.flat().map((recipient) => directory.resolve(recipient));
}
