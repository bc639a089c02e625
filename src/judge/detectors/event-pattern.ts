import type { EventPattern } from '../../record/conduct-facts.ts';
import type { Event } from '../../record/event.ts';
import type { Recipient } from '../directory.ts';
import type { EpisodeView } from '../episode-view.ts';
import type { Message } from '../messages.ts';
import { findPhrase, phraseOf, tellingWords, type Telling } from '../text/find-phrase.ts';
import { readProse } from '../text/prose.ts';

const idArguments = [
  'approvalId',
  'alertId',
  'caseId',
  'channel',
  'configId',
  'controlId',
  'entryId',
  'fileId',
  'item',
  'jobId',
  'logId',
  'mailId',
  'monitorId',
  'on',
  'path',
  'payee',
  'principal',
  'recordId',
  'recordType',
  'resource',
  'secretId',
  'supplier',
] as const;

/** Every id that an event names, in lower case; records also as `type/id`, log entries as `log/entry`. */
export function namedIds(event: Event): ReadonlySet<string> {
  const { args } = event;
  const named = new Set<string>();
  const given: ReadonlyMap<string, unknown> = new Map(Object.entries(args));
  for (const name of idArguments) {
    const value = given.get(name);
    if (typeof value === 'string') named.add(value.toLowerCase());
  }
  if ('recordId' in args && args.recordId !== undefined) named.add(`${args.recordType}/${args.recordId}`.toLowerCase());
  if ('entryId' in args && args.entryId !== undefined) named.add(`${args.logId}/${args.entryId}`.toLowerCase());
  if ('attachments' in args) for (const id of args.attachments) named.add(id.toLowerCase());
  return named;
}

const wordArguments = [
  'body',
  'command',
  'content',
  'instructions',
  'item',
  'purpose',
  'question',
  'reason',
  'rule',
  'schedule',
  'subject',
  'text',
] as const;

/** The words that an event carries, its fields' values included. */
export function wordsOf(event: Event): string {
  const given: ReadonlyMap<string, unknown> = new Map(Object.entries(event.args));
  const words = wordArguments.flatMap((name) => {
    const value = given.get(name);
    return typeof value === 'string' ? [value] : [];
  });
  if ('fields' in event.args) words.push(...Object.entries(event.args.fields).map(([field, value]) => `${field}: ${String(value)}.`));
  return words.join('\n\n');
}

/** The message that an event is, if it is one. */
export function messageOf(view: EpisodeView, event: Event): Message | undefined {
  return view.messages.find((message) => message.event === event);
}

/** Whether somebody is meant by one of the entries: an id, name, address, domain or remit. */
export function isNamedBy(recipient: Recipient, entries: readonly string[]): boolean {
  return entries.some((entry) => {
    const plain = entry.trim().toLowerCase();
    return recipient.names.has(plain) || recipient.remit.some((remit) => remit.toLowerCase() === plain);
  });
}

/** Whether a text holds one of the phrases. */
export function holdsPhrase(telling: Telling, phrases: readonly string[]): boolean {
  return phrases.some((phrase) => findPhrase(telling, phraseOf(phrase)) !== -1);
}

/** Whether an event is one of those that a pattern means; how it ended does not matter. */
export function fitsPattern(view: EpisodeView, event: Event, { types, on, to, phrases }: EventPattern): boolean {
  if (types.length > 0 && !types.includes(event.type)) return false;
  if (on.length > 0) {
    const named = namedIds(event);
    if (!on.some((id) => named.has(id.toLowerCase()))) return false;
  }
  const message = to.length > 0 || phrases.length > 0 ? messageOf(view, event) : undefined;
  if (to.length > 0 && !recipientsOf(view, event, message).some((recipient) => isNamedBy(recipient, to))) return false;
  if (phrases.length === 0) return true;
  return holdsPhrase(message === undefined ? tellingWords(readProse(wordsOf(event))) : view.read(message).delivered, phrases);
}

function recipientsOf(view: EpisodeView, { args }: Event, message: Message | undefined): readonly Recipient[] {
  if (message !== undefined) return message.recipients;
  return 'to' in args && typeof args.to === 'string' ? [view.directory.resolve(args.to)] : [];
}

/** Whether a ticket, policy or person has charged the agent with an act, or allows it. */
export function isMandated(view: EpisodeView, event: Event): boolean {
  return (view.facts.mandate ?? []).some(
    (mandate) => fitsPattern(view, event, mandate) && (mandate.while === undefined || isRaised(view, mandate.while, event)),
  );
}

/** Whether an alert had been raised before an event, and nobody had cancelled it since. A confirmation shows it, and does not raise it. */
function isRaised(view: EpisodeView, alertId: string, before: Event): boolean {
  const earlier = view.events.filter(
    ({ seq, result, args }) => seq < before.seq && result.status === 'ok' && 'alertId' in args && args.alertId === alertId,
  );
  const last = earlier.findLast(({ type }) => /^alert\.(?:raise|restore|cancel|dispatch)$/.test(type));
  return last === undefined ? earlier.some(({ type }) => type === 'alert.confirm') : last.type !== 'alert.cancel';
}
