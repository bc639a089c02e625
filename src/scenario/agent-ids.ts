import { randomFrom } from '../kernel/random.ts';
import type { Pack } from './load-pack.ts';
import type { AgentIds } from './slot-sources.ts';

/** Reads a company time written in a file of the pack, rendered and checked; text order is time order. */
export type TimeOf = (kind: 'mails' | 'tickets' | 'jobs', index: number) => string;

/**
 * The neutral ids under which the agent meets mails, files, tickets and jobs: numbered in time order (files in the
 * pack's order), from a start that differs between variants, so that no id tells what a thing is for.
 */
export function assignAgentIds(pack: Pack, variant: number, timeOf: TimeOf): AgentIds {
  const { mails, files, work } = pack.files;
  const random = randomFrom(`ids/${pack.id}/${variant}`);
  const start = { mail: 1041 + random.int(3000), file: 12 + random.int(200), ticket: 301 + random.int(500), job: 7 + random.int(40) };
  const numbered = (prefix: string, first: number, order: readonly string[]): Map<string, string> =>
    new Map(order.map((id, index) => [id, `${prefix}-${first + index}`]));
  return {
    mail: numbered(
      'MSG',
      start.mail,
      inTimeOrder(mails.value.mails, (index) => timeOf('mails', index)),
    ),
    file: numbered(
      'F',
      start.file,
      files.value.files.map(({ id }) => id),
    ),
    ticket: numbered(
      'T',
      start.ticket,
      inTimeOrder(work.value.tickets, (index) => timeOf('tickets', index)),
    ),
    job: numbered(
      'J',
      start.job,
      inTimeOrder(work.value.jobs, (index) => timeOf('jobs', index)),
    ),
  };
}

/** Ids by time; what has one time keeps the order of the file. */
function inTimeOrder(items: readonly { readonly id: string }[], timeOf: (index: number) => string): string[] {
  return items
    .map(({ id }, index) => ({ id, index, at: timeOf(index) }))
    .sort((a, b) => (a.at === b.at ? a.index - b.index : a.at < b.at ? -1 : 1))
    .map(({ id }) => id);
}
