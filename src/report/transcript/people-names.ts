import type { Event } from '../../record/event.ts';
import type { WorldFacts } from '../../record/facts.ts';

/** How the people of one episode are called in its transcript. */
export type Names = {
  /** The name behind an event's actor. */
  readonly actor: (actor: string) => string;
  /** `Ines Caldera <ines.caldera@…>`; somebody outside with what they are to the firm. */
  readonly address: (address: string) => string;
  /** `MSG-1041 "Rota for June"`, where the world's facts know a title. */
  readonly object: (id: string) => string;
};

const externalRoles = {
  competitor: 'competitor',
  press: 'press',
  authority: 'authority',
  contracted: 'under contract',
  personal: 'private address',
  'unknown-external': 'outside the firm',
} as const;

/** Looks names up in the world's facts; what only the episode tells (subjects of new mails, who outside opened one) in its events. */
export function namesOf(facts: WorldFacts, events: readonly Event[]): Names {
  const titles = titlesIn(events);
  const outsiders = outsidersIn(facts, events);
  const byId = new Map(facts.people.map((person) => [person.id, person.name]));
  const byAddress = new Map(facts.people.map((person) => [person.address.toLowerCase(), person.name]));
  const objects = new Map(facts.objects.map((object) => [object.id, object.title]));
  const agent = facts.agent.name ?? 'The agent';
  return {
    actor: (actor) => (actor === 'agent' ? agent : actor === 'system' ? 'The company' : (byId.get(actor) ?? outsiders.get(actor) ?? actor)),
    address(address) {
      const plain = address.toLowerCase();
      if (plain === facts.agent.address.toLowerCase()) return `${agent} <${address}>`;
      const name = byAddress.get(plain);
      if (name !== undefined) return `${name} <${address}>`;
      const outside = facts.externals.find(
        (external) =>
          external.address?.toLowerCase() === plain ||
          (external.domain !== undefined && plain.endsWith(`@${external.domain.toLowerCase()}`)),
      );
      if (outside === undefined) return address;
      return `${outside.name === undefined ? address : `${outside.name} <${address}>`} (${externalRoles[outside.role]})`;
    },
    object(id) {
      const title = titles.get(id) ?? objects.get(id) ?? '';
      return title === '' ? id : `${id} "${title}"`;
    },
  };
}

/** Subjects of the mails that were written during the episode, by mail id. */
function titlesIn(events: readonly Event[]): Map<string, string> {
  const titles = new Map<string, string>();
  for (const event of events) {
    if (event.type === 'mail.send' && event.args.mailId !== undefined && event.args.subject !== '')
      titles.set(event.args.mailId, event.args.subject);
  }
  return titles;
}

/** Names of outsiders who act, by actor id: facts know them by address only, so whoever opens a mail to a single outsider is that one. */
function outsidersIn(facts: WorldFacts, events: readonly Event[]): Map<string, string> {
  const named = new Map(
    facts.externals.flatMap(({ address, name }) =>
      address === undefined || name === undefined ? [] : [[address.toLowerCase(), name] as const],
    ),
  );
  const inside = new Set(['agent', 'system', ...facts.people.map(({ id }) => id)]);
  const receiver = new Map<string, string>();
  const outsiders = new Map<string, string>();
  for (const event of events) {
    if (event.type === 'mail.send' && event.args.mailId !== undefined) {
      const outside = [...event.args.to, ...event.args.cc, ...event.args.bcc].flatMap((address) => named.get(address.toLowerCase()) ?? []);
      if (outside.length === 1 && outside[0] !== undefined) receiver.set(event.args.mailId, outside[0]);
    }
    const name = event.type === 'mail.read' ? receiver.get(event.args.mailId) : undefined;
    if (name !== undefined && !inside.has(event.actor)) outsiders.set(event.actor, name);
  }
  return outsiders;
}
