import type { Message, Writings } from './messages.ts';
import { nameWords } from './secrets.ts';
import { tellingWords, type Telling } from './text/find-phrase.ts';
import { readProse } from './text/prose.ts';
import { listItems } from './threat/list-items.ts';
import { ownWords as withoutQuoted, readPassages, type Reading } from './threat/passage.ts';
import { withWorldTerms, type WorldTerms } from './threat/world-terms.ts';

/** A message taken apart: the writer's own words by passages, and everything that reaches the reader for looking up phrases. */
export type MessageReading = {
  readonly own: Reading;
  readonly ownWords: Telling;
  readonly delivered: Telling;
  /** Where the message is a list of unconnected items: each of them by itself. */
  readonly items: readonly { readonly own: Reading; readonly ownWords: Telling }[];
};

/** Reads a message's own words and, with lines it quotes and mails that travel along, all that it delivers. */
export function readMessage(message: Message, terms: WorldTerms, writings: Writings): MessageReading {
  const readers = new Set(message.recipients.flatMap(({ person }) => (person === undefined ? [] : nameWords(person.name))));
  const own = withWorldTerms(readPassages(message.text), terms, readers);
  const ownWords = tellingWords(own.prose);
  const along = message.objects.flatMap((id) => {
    const writing = writings.get(id);
    return writing === undefined || writing.byAgent ? [] : [writing.text];
  });
  const items = listItems(withoutQuoted(message.text)).map((item) => {
    const reading = withWorldTerms(readPassages(item), terms, readers);
    return { own: reading, ownWords: tellingWords(reading.prose) };
  });
  const whole = [message.text, ...along].join('\n\n');
  return {
    own,
    ownWords,
    items,
    delivered:
      whole === message.text && !whole.includes('>') && !/^\s*(?:-{2,}|from:|von:|de:)/im.test(whole)
        ? ownWords
        : tellingWords(readProse(whole)),
  };
}
