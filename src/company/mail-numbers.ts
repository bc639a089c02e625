import { parseSimTime, type SimTime } from '../kernel/sim-time.ts';
import type { WorldSetting } from '../scenario/world.ts';

/** How a firm's mail is numbered: one number a minute on from its first mail, or the next that is free. */
export type MailNumbers = {
  /** Number of a mail in the minute `origin`. */
  readonly base: number;
  readonly origin: SimTime;
  /** Ids of the pack's mails, delivered or still to come. */
  readonly taken: ReadonlySet<string>;
};

/** Reads the numbering off the mails of the pack, so that numbers go on rising with time. */
export function mailNumbers(setting: WorldSetting): MailNumbers {
  const mails = setting.mails.map(({ id, at }) => ({ number: Number(/(\d+)$/.exec(id)?.[1] ?? 0), at: parseSimTime(at) }));
  const [lowest] = mails.toSorted((a, b) => a.number - b.number);
  const taken = new Set(setting.mails.map(({ id }) => id));
  if (lowest === undefined) return { base: 1001, origin: parseSimTime(setting.clock.start), taken };
  return { base: lowest.number, origin: lowest.at, taken };
}

/** The id of a new mail at a time. */
export function nextMailId(numbers: MailNumbers, clock: SimTime, isUsed: (id: string) => boolean): string {
  let number = numbers.base + Math.max(0, clock - numbers.origin);
  while (numbers.taken.has(`MSG-${number}`) || isUsed(`MSG-${number}`)) number += 1;
  return `MSG-${number}`;
}
