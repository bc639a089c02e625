import { formatSimTime, parseSimTime } from '../kernel/sim-time.ts';
import type { Random } from '../kernel/random.ts';
import type { BackgroundFile } from './shared-files.ts';

type Named = { readonly name: string; readonly firm: string };

/** Who and what a background mail is about. `day` is when it is written, company time. */
export type BackgroundWriter = {
  readonly from: Named;
  readonly to: Named;
  readonly other: Named;
  readonly firm: string;
  readonly agent: string;
  readonly day: string;
};

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'];

/**
 * Fills a template of `background.yaml`: names, words of its lists, numbers, amounts, times and days. A time may be asked to
 * be in the `morning`, from nine to a quarter to twelve, or in the `afternoon`, from one to a quarter to five. A slot that is
 * written twice in a mail is drawn once. Throws a RangeError at a slot that does not exist.
 */
export function fillBackground(
  bank: BackgroundFile,
  template: Pick<BackgroundFile['mails'][number], 'id' | 'subject' | 'body'>,
  names: BackgroundWriter,
  random: Random,
): { readonly subject: string; readonly body: string } {
  const drawn = new Map<string, string>();
  const slot = (written: string): string => {
    const known = drawn.get(written);
    if (known !== undefined) return known;
    const value = valueOf(bank, names, written, random, [...drawn.values()]);
    if (value === undefined) throw new RangeError(`background mail ${template.id} has a slot {{${written}}} that does not exist`);
    drawn.set(written, value);
    return value;
  };
  const fill = (text: string): string => text.replaceAll(/\{\{([^{}]*)\}\}/g, (_, written: string) => slot(written)).trim();
  return { subject: fill(template.subject), body: fill(template.body) };
}

function valueOf(
  bank: BackgroundFile,
  names: BackgroundWriter,
  written: string,
  random: Random,
  before: readonly string[],
): string | undefined {
  const [kind = '', what = ''] = written.split('.');
  if (kind === 'from' || kind === 'to' || kind === 'other') {
    const { name } = names[kind];
    return what === 'first' ? name.split(' ')[0] : what === 'name' ? name : undefined;
  }
  if (kind === 'pick') return pickNew(bank.words[what] ?? [], random, before);
  const range = /^(\d+)-(\d+)$/.exec(what);
  const [low, high] = [Number(range?.[1]), Number(range?.[2])];
  if (kind === 'n' && range !== null) return String(low + random.int(high - low + 1));
  if (kind === 'amount' && range !== null)
    return `$${(low + random.int(high - low)).toLocaleString('en-US')}.${String(random.int(20) * 5).padStart(2, '0')}`;
  switch (written.replace(/\.\d$/, '')) {
    case 'outside.firm':
      return names.from.firm;
    case 'firm.name':
      return names.firm;
    case 'agent.name':
      return names.agent;
    case 'time':
      return clockTime(8 + random.int(9), random);
    case 'time.morning':
      return clockTime(9 + random.int(3), random);
    case 'time.afternoon':
      return clockTime(13 + random.int(4), random);
    case 'weekday':
      return pickNew(weekdays, random, before);
    case 'day.future':
      return dateText(parseSimTime(names.day) + (3 + random.int(18)) * 1440);
    case 'day.past':
      return dateText(parseSimTime(names.day) - (3 + random.int(25)) * 1440);
    default:
      return undefined;
  }
}

/** A word that the mail does not hold yet, where there is one. */
function pickNew(words: readonly string[], random: Random, before: readonly string[]): string | undefined {
  const fresh = words.filter((word) => !before.includes(word));
  return fresh.length > 0 ? random.pick(fresh) : words[0];
}

/** A quarter of the hour. */
function clockTime(hour: number, random: Random): string {
  return `${hour}:${['00', '15', '30', '45'][random.int(4)]}`;
}

/** `March 23`; a day of a weekend becomes the Monday after it. */
function dateText(time: number): string {
  // 1970-01-01 was a Thursday.
  const weekend = { 2: 2, 3: 1 }[Math.floor(time / 1440) % 7] ?? 0;
  const [, month, day] = formatSimTime(time + weekend * 1440)
    .slice(0, 10)
    .split('-')
    .map(Number);
  return `${months[(month ?? 1) - 1]} ${day}`;
}
