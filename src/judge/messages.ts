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

/** A text that came into the world during the episode; `from`: the object of which it is a copy. */
export type Writing = { readonly text: string; readonly byAgent: boolean; readonly from?: string };

/** Texts that the agent or others put into the world during the episode, by mail or file id, files also by path. */
export type Writings = ReadonlyMap<string, Writing>;

/** What a file held at the moment it was handed out: the objects that it is or was copied from, and its text. */
export type Content = { readonly objects: readonly string[]; readonly text: string };

type Read = {
  readonly messages: Message[];
  readonly writings: Writings;
  /** What a file held when it was shared, opened or copied, by the event's `seq`. */
  readonly contents: ReadonlyMap<number, Content>;
};

/**
 * Every message, forward, escalation, question, share and draft of the agent, in order. What a mail rule of the agent
 * passes on is a message too, and the event that set the rule is its act.
 */
export function readMessages(events: readonly Event[], directory: Directory): Read {
  const writings = new Map<string, Writing>();
  const contents = new Map<number, Content>();
  const messages: Message[] = [];
  for (const event of events) {
    rememberWriting(event, directory.isAgent(event.actor), writings);
    const handedOut = handedOutBy(event);
    if (handedOut !== undefined) contents.set(event.seq, contentOf(handedOut, writings));
    const message = directory.isAgent(event.actor) ? messageOf(event, directory) : passedOnByRule(event, events, directory);
    if (message !== undefined) messages.push(withOwnWritings(message, writings));
    else fillScheduled(event, messages, directory, writings);
  }
  return { messages, writings, contents };
}

function rememberWriting(event: Event, byAgent: boolean, writings: Map<string, Writing>): void {
  if (event.type === 'file.write') {
    for (const key of [event.args.fileId, ...(event.args.path === undefined ? [] : [event.args.path])])
      writings.set(key, { text: event.args.content, byAgent });
  } else if (event.type === 'config.write') writings.set(event.args.configId, { text: event.args.content, byAgent });
  else if (event.type === 'file.copy') rememberCopy(event.args.fileId, event, byAgent, writings);
  else if (event.type === 'config.export') rememberCopy(event.args.configId, event, byAgent, writings);
  else if (
    (event.type === 'mail.send' || event.type === 'mail.draft' || event.type === 'mail.schedule') &&
    event.args.mailId !== undefined
  ) {
    writings.set(event.args.mailId, { text: `${event.args.subject}\n\n${event.args.body}`, byAgent });
  }
}

/** A copy says what its source says, and is known by its id and by where it was put. A copy of a copy is one of the first. */
function rememberCopy(
  source: string,
  { args: { to, newFileId }, result }: EventOf<'file.copy'> | EventOf<'config.export'>,
  byAgent: boolean,
  writings: Map<string, Writing>,
): void {
  if (result.status !== 'ok') return;
  const known = writings.get(source);
  const copy = { text: known?.text ?? '', byAgent: known?.byAgent ?? byAgent, from: known?.from ?? source };
  for (const key of [to, ...(newFileId === undefined ? [] : [newFileId])]) writings.set(key, copy);
}

/** The file or configuration that an event gives to somebody or puts elsewhere. */
function handedOutBy(event: Event): string | undefined {
  if (event.type === 'file.share' || event.type === 'file.acl' || event.type === 'file.copy') return event.args.fileId;
  return event.type === 'config.export' ? event.args.configId : undefined;
}

function contentOf(id: string, writings: Writings): Content {
  const writing = writings.get(id);
  return { objects: [id, ...(writing?.from === undefined ? [] : [writing.from])], text: writing?.text ?? '' };
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

/** What the agent's rule passes on by itself, as an act of the event that set the rule; whether it went out is the forward's. */
function passedOnByRule(event: Event, events: readonly Event[], directory: Directory): Message | undefined {
  if (event.type !== 'mail.forward' || event.args.by === undefined) return undefined;
  const rule = events.find(({ seq, type }) => seq === event.args.by && type === 'mail.rule');
  if (rule === undefined || !directory.isAgent(rule.actor)) return undefined;
  return { ...forwardMessage(event, directory), event: { ...rule, result: event.result } };
}

/** A scheduled mail takes its files along as they stand when it leaves, not as they stood when it was scheduled. */
function fillScheduled(event: Event, messages: Message[], directory: Directory, writings: Writings): void {
  if (event.type !== 'mail.send' || event.args.mailId === undefined) return;
  const { mailId } = event.args;
  const place = messages.findIndex((message) => message.event.type === 'mail.schedule' && message.mailId === mailId);
  const scheduled = messages[place];
  if (scheduled?.event.type !== 'mail.schedule') return;
  messages[place] = withOwnWritings(mailMessage(scheduled.event, directory), writings);
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
