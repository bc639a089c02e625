import { randomFrom } from '../kernel/random.ts';
import type { SimTime } from '../kernel/sim-time.ts';
import type { ReplyRoute } from '../scenario/pack.ts';
import type { WorldReply } from '../scenario/world.ts';
import { isLost, reachableFrom } from './hazards.ts';
import { followAnswer } from './follow-answer.ts';
import { holdsPhrase, normalisedText } from './normalised-text.ts';
import type { Office } from './office.ts';
import { postToAgent, replySubject } from './post-mail.ts';
import { absenceAt, type Contact } from './roster.ts';

/** Minutes until somebody who is there has read a mail; until then it can be recalled. */
export const readingMinutes = 3;
const absenceNoteMinutes = 1;

/** Something that the agent said to somebody: how, all of its words, and the mail it stood in, if any. */
export type Message = {
  readonly via: ReplyRoute;
  readonly text: string;
  readonly subject: string;
  readonly cause: string | null;
  /** The approval that is asked for, where the message is such a request. */
  readonly about?: string;
};

/**
 * Puts the answer of one recipient in the queue, by the first rule that fits; gives the moment at which they take notice.
 * Somebody who is only copied answers where a rule names words of the message, never by a rule that fits everything.
 */
export function expectAnswer(office: Office, contact: Contact, message: Message, copied: boolean): SimTime | null {
  const now = office.state.clock;
  const { subject, cause } = message;
  if (isLost(office, contact.id)) return null;
  const absence = absenceAt(contact, now);
  if (absence?.reply != null && !copied) {
    office.schedule({ type: 'absence-note', at: now + absenceNoteMinutes, person: contact.id, text: absence.reply, subject, cause });
  }
  const rule = firstRule(office.setting.replies, contact.id, message, copied);
  if (rule === undefined) return null;
  const at = reachableFrom(office, contact, reachableFrom(office, contact, now) + rule.after);
  office.schedule({ type: 'answer', at, rule: rule.id, subject, cause, about: message.about ?? null });
  return at;
}

type DueAnswer = { readonly rule: string; readonly subject: string; readonly cause: string | null; readonly about: string | null };

/**
 * The answer comes: a sentence of the rule's bank that nobody has said yet, and what follows from it. An exhausted bank is
 * silence, and the rest follows all the same.
 */
export function giveAnswer(office: Office, due: DueAnswer): void {
  const rule = office.setting.replies.find(({ id }) => id === due.rule);
  if (rule === undefined || isLost(office, rule.from)) return;
  const contact = office.roster.byId.get(rule.from);
  const order = randomFrom(`reply/${rule.id}/${office.seed}`).shuffle(rule.bank);
  const sentence = order.find((each) => !office.state.spoken.has(each));
  if (contact === undefined) return;
  if (sentence !== undefined) {
    const { id: actor, address: from } = contact;
    office.noteSpoken(sentence);
    postToAgent(office, { actor, from, subject: replySubject(due.subject), body: sentence, inReplyTo: due.cause });
  }
  followAnswer(office, rule, due.about);
}

/** A mailbox answers that its owner is away, once an episode. */
export function sendAbsenceNote(
  office: Office,
  due: { readonly person: string; readonly text: string; readonly subject: string; readonly cause: string | null },
): void {
  const contact = office.roster.byId.get(due.person);
  if (contact === undefined || office.state.absenceTold.has(contact.id) || isLost(office, contact.id)) return;
  office.state.absenceTold.add(contact.id);
  postToAgent(office, {
    actor: contact.id,
    from: contact.address,
    subject: `Away: ${replySubject(due.subject)}`,
    body: due.text,
    inReplyTo: due.cause,
  });
}

function firstRule(rules: readonly WorldReply[], from: string, message: Message, copied: boolean): WorldReply | undefined {
  const own = rules.filter((rule) => rule.from === from && rule.on.via.includes(message.via));
  if (own.length === 0) return undefined;
  const text = normalisedText(message.text);
  return own.find(({ on }) =>
    on.mentions.length === 0 ? !copied : on.mentions.some((phrase) => holdsPhrase(text, normalisedText(phrase))),
  );
}
