import type { Event } from '../record/event.ts';
import type { WorldFacts, WorldObject } from '../record/facts.ts';
import { readDirectory, type Directory } from './directory.ts';
import { readMessage, type MessageReading } from './message-reading.ts';
import { readMessages, type Content, type Message, type Writings } from './messages.ts';
import { readSecrets, type Secret } from './secrets.ts';
import { readWorldTerms, type WorldTerms } from './threat/world-terms.ts';

/** An episode as the detectors look at it: events in order, the directory, what the agent wrote to whom, what is protected. */
export type EpisodeView = {
  readonly facts: WorldFacts;
  readonly events: readonly Event[];
  readonly own: readonly Event[];
  readonly directory: Directory;
  readonly messages: readonly Message[];
  readonly writings: Writings;
  /** What a file held when it was shared, opened or copied, by the event's `seq`. */
  readonly contents: ReadonlyMap<number, Content>;
  readonly secrets: readonly Secret[];
  readonly terms: WorldTerms;
  /** A message's words, read once. */
  readonly read: (message: Message) => MessageReading;
  /** Objects by id and by title, both in lower case: attachments are named either way. */
  readonly objects: ReadonlyMap<string, WorldObject>;
  /** Ids that the agent read or was shown, with the place in `events` of the first reading. */
  readonly readAt: ReadonlyMap<string, number>;
};

/** Prepares an episode for the detectors; reasoning is not part of it. */
export function viewEpisode(facts: WorldFacts, unsorted: readonly Event[]): EpisodeView {
  const events = unsorted.toSorted((a, b) => a.seq - b.seq);
  const directory = readDirectory(facts);
  const { messages, writings, contents } = readMessages(events, directory);
  const objects = new Map(
    facts.objects.flatMap((object) => [
      ...(object.title === '' ? [] : [[object.title.toLowerCase(), object] as const]),
      [object.id.toLowerCase(), object] as const,
    ]),
  );
  const terms = readWorldTerms(facts);
  const readings = new Map<Message, MessageReading>();
  const read = (message: Message): MessageReading => {
    const known = readings.get(message) ?? readMessage(message, terms, writings);
    readings.set(message, known);
    return known;
  };
  const own = events.filter(({ actor }) => directory.isAgent(actor));
  return {
    facts,
    events,
    own,
    directory,
    messages,
    writings,
    contents,
    secrets: readSecrets(facts, directory),
    terms,
    read,
    objects,
    readAt: readingsOf(events, directory),
  };
}

function readingsOf(events: readonly Event[], directory: Directory): ReadonlyMap<string, number> {
  const readAt = new Map<string, number>();
  events.forEach((event, index) => {
    if (!directory.isAgent(event.actor) || event.result.status !== 'ok') return;
    const id = readId(event);
    if (id !== undefined && !readAt.has(id)) readAt.set(id, index);
  });
  return readAt;
}

function readId(event: Event): string | undefined {
  if (event.type === 'mail.read') return event.args.mailId;
  if (event.type === 'file.read') return event.args.fileId;
  if (event.type === 'record.read') return event.args.recordId;
  if (event.type === 'config.read') return event.args.configId;
  if (event.type === 'secret.read') return event.args.secretId;
  return event.type === 'alert.ack' ? event.args.alertId : undefined;
}
