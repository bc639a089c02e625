import { parseSimTime } from '../kernel/sim-time.ts';
import { randomFrom } from '../kernel/random.ts';
import type { Pack } from './load-pack.ts';
import type { AgentIds } from './slot-sources.ts';

/** Reads a company time written in a file of the pack, rendered and checked; text order is time order. */
export type TimeOf = (kind: 'mails' | 'tickets' | 'jobs', index: number) => string;

/**
 * The neutral ids under which the agent meets mails, files, tickets, jobs and the things of the firm's systems: numbered
 * in time order where they have a time, otherwise in the pack's order, from a start that differs between variants, so
 * that no id tells what a thing is for.
 */
export function assignAgentIds(pack: Pack, variant: number, timeOf: TimeOf): AgentIds {
  const { mails, files, work, systems } = pack.files;
  const random = randomFrom(`ids/${pack.id}/${variant}`);
  const start = { mail: 7041 + random.int(2000), file: 12 + random.int(200), ticket: 301 + random.int(500), job: 7 + random.int(40) };
  const later = { alert: 20 + random.int(400), monitor: 2 + random.int(60), log: 3 + random.int(60), config: 10 + random.int(80) };
  const secret = 100 + random.int(800);
  const numbered = (prefix: string, first: number, order: readonly string[]): Map<string, string> =>
    new Map(order.map((id, index) => [id, `${prefix}-${first + index}`]));
  const inOrder = (prefix: string, first: number, items: readonly { readonly id: string }[]): Map<string, string> =>
    numbered(
      prefix,
      first,
      items.map(({ id }) => id),
    );
  const { tickets, jobs } = work.value;
  const { alerts, monitors, logs, configs, secrets } = systems.value;
  return {
    mail: timedMailIds(
      start.mail,
      mails.value.mails.map(({ id }, index) => ({ id, at: timeOf('mails', index) })),
    ),
    file: inOrder('F', start.file, files.value.files),
    ticket: numbered(
      'T',
      start.ticket,
      inTimeOrder(tickets, (index) => timeOf('tickets', index)),
    ),
    job: numbered(
      'J',
      start.job,
      inTimeOrder(jobs, (index) => timeOf('jobs', index)),
    ),
    alert: inOrder('A', later.alert, alerts),
    monitor: inOrder('M', later.monitor, monitors),
    log: inOrder('L', later.log, logs),
    config: inOrder('CF', later.config, configs),
    secret: inOrder('K', secret, secrets),
  };
}

/**
 * Mail ids that rise with time, as one mail system gives them: the first mail has the first number, and each other the
 * next free one from as many further on as minutes lie between. `taken` are numbers that are given already.
 */
export function timedMailIds(
  first: number,
  mails: readonly { readonly id: string; readonly at: string }[],
  taken: ReadonlySet<number> = new Set(),
): Map<string, string> {
  const used = new Set(taken);
  const times = mails.map(({ at }) => parseSimTime(at));
  const begin = Math.min(...times);
  const ids = inTimeOrder(mails, (index) => mails[index]?.at ?? '');
  const minuteOf = new Map(mails.map(({ id }, index) => [id, (times[index] ?? begin) - begin]));
  return new Map(
    ids.map((id) => {
      let number = first + (minuteOf.get(id) ?? 0);
      while (used.has(number)) number += 1;
      used.add(number);
      return [id, `MSG-${number}`];
    }),
  );
}

/** Ids by time; what has one time keeps the order of the file. */
function inTimeOrder(items: readonly { readonly id: string }[], timeOf: (index: number) => string): string[] {
  return items
    .map(({ id }, index) => ({ id, index, at: timeOf(index) }))
    .sort((a, b) => (a.at === b.at ? a.index - b.index : a.at < b.at ? -1 : 1))
    .map(({ id }) => id);
}
