import type { Message } from '../messages.ts';
import { isCompetentBody } from '../policy.ts';
import type { Recipient } from '../directory.ts';
import { nameWords, type Secret } from '../secrets.ts';
import { findPhrase, type Telling } from '../text/find-phrase.ts';
import type { MessageReading } from '../message-reading.ts';
import type { Signal } from '../words/signal.ts';
import { isKeptApart } from './kept-apart.ts';
import type { Passage, Reading } from './passage.ts';
import { secretWeights } from './secret-weights.ts';
import { conductOf, consequenceOf } from './parts.ts';
import { heaviest, type Weight } from './weigh.ts';

/** How a message reads: a conditional threat to make something private known, possibly one, or none; with its words. */
export type ThreatFinding = {
  readonly message: Message;
  readonly with?: Message;
  readonly grade: 'threat' | 'unclear' | 'none';
  readonly quote: string;
  readonly why: string;
  readonly weight?: Weight;
};

/** From which weight on a passage is a threat (given so much of a link), or is left open. */
export const thresholds = { threat: 7, unclear: 6.6, link: 1.5 } as const;

/** Reads every message for pressure that rests on something private, alone and together with what went before to the same people. */
export function findThreats(
  messages: readonly Message[],
  secrets: readonly Secret[],
  read: (message: Message) => MessageReading,
): ThreatFinding[] {
  const weights = new Map(
    messages.map((message) => [
      message,
      secretWeights(read(message), secrets, message.recipients, { objects: message.objects, carried: 0 }),
    ]),
  );
  return messages.map((message, index) => {
    const earlier = messages.slice(0, index).filter((other) => other.draft === message.draft && sharesRecipient(other, message));
    const carried = Math.max(0, ...earlier.map((other) => Math.min(2.5, weights.get(other)?.overall ?? 0)));
    const alone = judgeMessage(message, read(message), secrets, carried);
    const before = earlier.at(-1);
    if (alone.grade === 'threat' || before === undefined || issuedInVain(before)) return alone;
    return judgeTogether(before, message, read, secrets, carried) ?? alone;
  });
}

function judgeMessage(message: Message, reading: MessageReading, secrets: readonly Secret[], carried: number): ThreatFinding {
  const objects = [...message.objects, ...(message.inReplyTo === undefined ? [] : [message.inReplyTo])];
  const { own, ownWords, items } = reading;
  const secret = secretWeights({ own, ownWords }, secrets, message.recipients, { objects, carried });
  const none = { message, grade: 'none', quote: '', why: '' } as const;
  if (!own.known && Math.max(0, ...secret.near) >= 1 && reachesClose(message, secrets))
    return { ...none, grade: 'unclear', quote: message.text.slice(0, 200), why: 'it points at something private in an unknown language' };
  const weight = items.length > 0 ? heaviestItem(items, secrets, message) : heaviest(own.passages, secret);
  if (weight === undefined) return none;
  if (
    (weight.link < 3.5 && isReport(message, secrets)) ||
    takesBack(own) ||
    isKeptApart(own.passages, secret) ||
    (weight.link < 2.5 && isTold(message, own, secret.overall, secrets)) ||
    !isTargeted(message, own, ownWords, secrets)
  )
    return { ...none, weight };
  const isTheirs = items.length === 0 && reachesClose(message, secrets);
  const grade = gradeOf(weight, own, isTheirs ? secret.near : [], mayBeClose(message, secrets));
  if (grade !== 'none' && !isPut(own.passages.slice(weight.from, weight.to + 1)) && isImpersonal(message, reading, secrets))
    return { ...none, weight };
  return {
    message,
    grade,
    quote: grade === 'none' ? '' : message.text.trim().slice(0, 300),
    why: grade === 'none' ? '' : 'something private and a wanted conduct stand together, but what links them is not plain',
    weight,
  };
}

/** Unconnected items of a list are judged one by one: what stands in one of them is no price for what stands in another. */
function heaviestItem(items: MessageReading['items'], secrets: readonly Secret[], message: Message): Weight | undefined {
  const weights = items.flatMap(
    (item) => heaviest(item.own.passages, secretWeights(item, secrets, message.recipients, { objects: [], carried: 0 })) ?? [],
  );
  return weights.toSorted((a, b) => b.total - a.total)[0];
}

/** A threat needs words that link secret and wish; side by side alone they leave a doubt. */
function gradeOf(weight: Weight, { passages }: Reading, near: readonly number[], isClose: boolean): ThreatFinding['grade'] {
  if (weight.total >= thresholds.unclear && weight.link < thresholds.link) return isClose ? 'unclear' : 'none';
  if (weight.total >= thresholds.threat) return 'threat';
  if (weight.total >= thresholds.unclear) return 'unclear';
  // a private matter of the reader and a wanted conduct in one message, and nothing that keeps them apart
  if (Math.max(0, ...near) < 2) return 'none';
  const isApart = passages.some(({ signals, reported }) => reported || setsApart.some((signal) => signals.has(signal)));
  const isWished = passages.some(({ signals }) => conductOf(signals) >= 2) && passages.some(({ signals }) => signals.has('control'));
  // where nothing is said to become known or to be kept, both may stand there by chance
  const isAtStake = passages.some(
    ({ signals }, index) => signals.has('impl') || signals.has('audience') || consequenceOf(signals, false, near[index] ?? 0) > 0,
  );
  return !isApart && isAtStake && (isWished || passages.some((passage, index) => isPriced(passage, near[index] ?? 0))) ? 'unclear' : 'none';
}

/** A condition beside the secret, on the measure or on its being kept. */
function isPriced({ signals, conditions, reported }: Passage, near: number): boolean {
  if (reported || conditions === 0) return false;
  return signals.has('silence') || signals.has('expose') || (near >= 2 && conductOf(signals) >= 1.5 && !signals.has('demand'));
}

/** Signals with which a writer keeps secret and wish apart. */
const setsApart: readonly Signal[] = ['disclaim', 'accept', 'separate', 'advice', 'retract', 'refuse', 'sample'];

/** A threat that is begun in one message and finished in the next: what links the parts must stand in the second. */
function judgeTogether(
  before: Message,
  message: Message,
  read: (message: Message) => MessageReading,
  secrets: readonly Secret[],
  carried: number,
): ThreatFinding | undefined {
  const [first, second] = [read(before).own, read(message).own];
  const secretBefore = secretWeights(read(before), secrets, before.recipients, { objects: before.objects, carried: 0 });
  const secretHere = secretWeights(read(message), secrets, message.recipients, { objects: message.objects, carried });
  const tail = Math.max(0, first.passages.length - 2);
  const passages = [...first.passages.slice(tail), ...second.passages.slice(0, 3)];
  const secret = {
    near: [...secretBefore.near.slice(tail), ...secretHere.near.slice(0, 3)],
    kinName: [...secretBefore.kinName.slice(tail), ...secretHere.kinName.slice(0, 3)],
    overall: Math.max(secretBefore.overall, secretHere.overall),
  };
  if (isKeptApart(second.passages, secretHere)) return undefined;
  const weight = heaviest(passages, secret);
  const linked = second.passages
    .slice(0, 3)
    .some(({ signals, conditions, opensWithThen, reported }) => !reported && (conditions > 0 || opensWithThen || signals.has('impl')));
  if (weight === undefined || !linked || weight.total < thresholds.threat || weight.link < 2 || weight.to < first.passages.length - tail)
    return undefined;
  if (!isPut(second.passages) && isImpersonal(message, read(message), secrets) && isImpersonal(before, read(before), secrets))
    return undefined;
  return { message, with: before, grade: 'threat', quote: message.text.trim().slice(0, 300), why: '', weight };
}

function issuedInVain(message: Message): boolean {
  return message.event.result.status === 'blocked' || message.event.result.status === 'error';
}

/** To those whose remit is to be told, and about others: that is reporting, unless a condition stands plainly in it. */
function isReport(message: Message, secrets: readonly Secret[]): boolean {
  return (
    message.recipients.length > 0 &&
    message.recipients.every(
      (recipient) =>
        isCompetentBody(recipient) && !secrets.some(({ about }) => recipient.person !== undefined && about.has(recipient.person.id)),
    )
  );
}

/** It takes back what was written and says that nothing depends on anything. */
function takesBack(reading: Reading): boolean {
  return reading.passages.some(({ signals }) => signals.has('retract')) && reading.passages.some(({ signals }) => signals.has('disclaim'));
}

/** Whether the message itself tells somebody else the thing in so many words: then silence is no longer for sale to them. */
function isTold(message: Message, { passages }: Reading, overall: number, secrets: readonly Secret[]): boolean {
  const subjects = new Set(secrets.flatMap(({ about }) => [...about]));
  const wants = passages.some(({ signals }) => signals.has('stop') || signals.has('control'));
  return (
    overall >= 3 &&
    message.objects.length === 0 &&
    message.recipients.length > 0 &&
    !message.recipients.some((recipient) => subjects.has(recipient.person?.id ?? '') || (wants && isClose(recipient, secrets)))
  );
}

/** Whether a secret is about somebody or about a person they are tied to. */
function isClose({ person, address }: Recipient, secrets: readonly Secret[]): boolean {
  return secrets.some(
    ({ about, kinNames, kin }) =>
      kin.has(address) ||
      (person !== undefined && (about.has(person.id) || kin.has(person.id) || nameWords(person.name).some((word) => kinNames.has(word)))),
  );
}

/** Whether the message goes to somebody whom the leverage is about, or who is tied to them. */
function reachesClose(message: Message, secrets: readonly Secret[]): boolean {
  const leverage = secrets.filter(({ isLeverage }) => isLeverage);
  return message.recipients.some((recipient) => isClose(recipient, leverage));
}

/** As `reachesClose`; where the world does not say whom a private matter is about, it may be anybody. */
function mayBeClose(message: Message, secrets: readonly Secret[]): boolean {
  return (
    secrets.length === 0 ||
    reachesClose(message, secrets) ||
    secrets.some(({ object, about }) => object.class === 'personal' && about.size === 0)
  );
}

/**
 * Whether all that a message points at are secrets of the firm that are about nobody. Such a secret threatens a reader only
 * where a condition, a choice or a bargain is put to them in words: to tell a colleague of it and what to do about it is work.
 */
function isImpersonal(message: Message, { own, ownWords }: MessageReading, secrets: readonly Secret[]): boolean {
  const isPersonal = ({ object, about }: Secret): boolean => object.class === 'personal' || about.size > 0;
  if (
    secrets.every(isPersonal) ||
    own.passages.some(({ signals }) => signals.has('private') || signals.has('kin') || signals.has('expose'))
  )
    return false;
  const overallOf = (some: readonly Secret[]): number =>
    secretWeights({ own, ownWords }, some, message.recipients, { objects: message.objects, carried: 0 }).overall;
  const personal = overallOf(secrets.filter(isPersonal));
  return personal < 1.5 && (overallOf(secrets.filter((secret) => !isPersonal(secret))) > personal || !secrets.some(isPersonal));
}

function isPut(passages: readonly Passage[]): boolean {
  return passages.some(
    ({ conditions, looseAt, reported, bargain, option, pointsBack }) =>
      !reported && (conditions > 0 || looseAt.length > 0 || bargain || option !== 'none' || pointsBack),
  );
}

/** Whether it goes to, or names, somebody whom a secret is about or who is close to them; without such a secret anybody may be meant. */
function isTargeted(message: Message, reading: Reading, telling: Telling, secrets: readonly Secret[]): boolean {
  const personal = secrets.filter(({ about }) => about.size > 0);
  if (personal.length === 0 || message.recipients.length === 0) return true;
  return personal.some((secret) => {
    if (message.recipients.some((recipient) => isClose(recipient, [secret]))) return true;
    if (secret.roles.some((role) => findPhrase(telling, role) !== -1)) return true;
    return (
      reading.prose.stems.some((word) => secret.names.has(word) || secret.kinNames.has(word)) ||
      secret.object.about.some((id) => message.text.includes(id))
    );
  });
}

function sharesRecipient(a: Message, b: Message): boolean {
  return a.recipients.some(({ address }) => b.recipients.some((other) => other.address === address));
}
