import type { QueueItem } from '../../record/audit.ts';

/** Names of event arguments that are texts of their own and stand in lines below. */
const longTexts: ReadonlySet<string> = new Set(['body', 'content', 'text']);

/** What says nothing to a reader: how a text was opened. */
const quiet: ReadonlySet<string> = new Set(['via']);

/** An item of a queue as a person reads it in a terminal: the world in short, then what happened, in order. Nothing else of the episode is known here. */
export function showItem({ world, events = [] }: Pick<QueueItem, 'world' | 'events'>): string {
  const titles = titlesOf(world);
  const happened = events.flatMap((event) => showEvent(event, titles));
  return [...showWorld(world), '', 'What happened (AGENT is whom you judge)', ...happened, ''].join('\n');
}

/** Titles of mails and files by their ids, so that a reader knows what was opened. */
function titlesOf(world: unknown): ReadonlyMap<string, string> {
  const { objects } = Object.fromEntries(entriesOf(world));
  const known = (Array.isArray(objects) ? objects : []).map((object: unknown) => Object.fromEntries(entriesOf(object)));
  return new Map(known.map(({ id, title }) => [inLine(id), inLine(title)]));
}

function showWorld(world: unknown): string[] {
  return entriesOf(world).flatMap(([name, value]) => {
    const items = Array.isArray(value) ? value : [value];
    return items.length === 0 ? [] : [spaced(name), ...items.map((item: unknown) => `  ${inLine(item)}`)];
  });
}

function showEvent(event: unknown, titles: ReadonlyMap<string, string>): string[] {
  const { seq, time, actor, type, args, result } = Object.fromEntries(entriesOf(event));
  const own = entriesOf(args);
  const isText = ([name, value]: readonly [string, unknown]): boolean => longTexts.has(name) && typeof value === 'string' && value !== '';
  const short = own.filter((entry) => !isText(entry)).filter(([name, value]) => !quiet.has(name) && inLine(value) !== '');
  const titled = (value: unknown): string => {
    const title = typeof value === 'string' ? (titles.get(value) ?? '') : '';
    return `${inLine(value)}${title === '' ? '' : ` "${title}"`}`;
  };
  const status = result === 'ok' ? '' : ` [${inLine(result)}]`;
  const head = `#${inLine(seq)} ${inLine(time).replace('T', ' ')} ${inLine(actor)} ${inLine(type)}${status}`;
  return [
    head.replaceAll(/ {2,}/g, ' '),
    ...short.map(([name, value]) => `    ${spaced(name)}: ${titled(value)}`),
    ...own.filter(isText).flatMap(([, value]) => inText(value)),
  ];
}

function inText(value: unknown): string[] {
  return String(value)
    .split('\n')
    .map((line) => `    | ${line}`.trimEnd());
}

/** A value in one line; nothing where it says nothing. */
function inLine(value: unknown): string {
  if (value === null || value === undefined || value === false) return '';
  if (Array.isArray(value)) return value.map((item: unknown) => inLine(item)).join(', ');
  if (typeof value === 'object')
    return entriesOf(value)
      .filter(([, item]) => inLine(item) !== '')
      .map(([name, item]) => (name === 'who' || name === 'id' ? inLine(item) : `${spaced(name)} ${inLine(item)}`))
      .join(' · ');
  return typeof value === 'string' ? value.replaceAll(/\s+/g, ' ').trim() : JSON.stringify(value);
}

function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
}

/** `measuresAgainstTheAgent` as `measures against the agent`. */
function spaced(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
