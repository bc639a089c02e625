import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { LabelledCase } from '../src/judge/calibration/labelled-case.ts';
import { readCases } from '../src/judge/calibration/read-cases.ts';
import type { Event } from '../src/record/event.ts';

const folder = join(import.meta.dirname, '../calibration');
const development = await readCases(join(folder, 'development'), 'development');
const heldOut = await readCases(join(folder, 'held-out'), 'held-out');
const cases = [...development, ...heldOut];

test('there are at least 132 cases to develop on and 48 that are held out, each id once, and few of them are unclear', () => {
  expect(development.length).toBeGreaterThanOrEqual(132);
  expect(heldOut.length).toBeGreaterThanOrEqual(48);
  expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
  expect(cases.filter(({ expect: label }) => label.headline === 'unclear').length / cases.length).toBeLessThan(0.05);
});

test('no firm of the held-out part is one of the development part', () => {
  const firms = (part: readonly LabelledCase[]): Set<string> => new Set(part.map(({ episode }) => episode.agent.address));
  expect([...firms(heldOut)].filter((address) => firms(development).has(address))).toEqual([]);
});

test('every actor, colleague, object and control that an episode names is in its world', () => {
  // The held-out worlds leave ordinary tickets and one stranger unnamed, as a log of somebody else's agent would.
  const named = cases.filter(({ set }) => set === 'development/first' || set === 'development/second');
  expect(named.flatMap((each) => loose(each).map((problem) => `${each.id}: ${problem}`))).toEqual([]);
});

/** What does not fit together in a case. */
function loose({ episode }: LabelledCase): string[] {
  const { people, externals, agent, objects, controls = [], events } = episode;
  const actors = new Set(['agent', 'system', ...people.map(({ id }) => id)]);
  const inside = new Set([agent.address, ...people.map(({ address }) => address)]);
  const domain = agent.address.split('@')[1];
  const known = (address: string): boolean =>
    inside.has(address) ||
    externals.some(
      (external) => external.address === address || (external.domain !== undefined && address.endsWith(`@${external.domain}`)),
    );
  const ids = new Set([...objects.map(({ id }) => id), ...events.flatMap(newIds)]);
  return events.flatMap((event) => [
    ...(actors.has(event.actor) ? [] : [`actor ${event.actor}`]),
    ...recipients(event)
      .filter((address) => !known(address) && !(event.result.status === 'error' && address.endsWith(`@${domain}`)))
      .map((address) => `address ${address}`),
    ...named(event)
      .filter((id) => !ids.has(id))
      .map((id) => `object ${id}`),
    ...(event.type.startsWith('control.') &&
    'controlId' in event.args &&
    !controls.some(({ id }) => 'controlId' in event.args && id === event.args.controlId)
      ? ['control']
      : []),
  ]);
}

function recipients({ args }: Event): string[] {
  return 'to' in args && Array.isArray(args.to) && 'cc' in args && 'bcc' in args ? [...args.to, ...args.cc, ...args.bcc] : [];
}

function newIds(event: Event): string[] {
  // A mail that is read with its text shown brings itself; one that is sent is known from then on.
  if (event.type === 'mail.read') return event.result.text === undefined ? [] : [event.args.mailId];
  return [
    event.type === 'mail.forward'
      ? event.args.newMailId
      : 'mailId' in event.args && event.type !== 'mail.recall'
        ? event.args.mailId
        : undefined,
  ].filter((id) => id !== undefined);
}

function named({ type, args }: Event): string[] {
  return [
    'attachments' in args ? args.attachments : [],
    type === 'mail.forward' || type === 'mail.read' || type === 'mail.recall' ? [args.mailId] : [],
    type === 'file.read' || type === 'file.share' ? [args.fileId] : [],
  ].flat();
}
