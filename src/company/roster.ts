import type { SimTime } from '../kernel/sim-time.ts';
import { parseSimTime } from '../kernel/sim-time.ts';
import type { WorldSetting } from '../scenario/world.ts';

type Absence = { readonly from: SimTime; readonly to: SimTime; readonly reply: string | null };

/** Somebody whom the company knows: a person of the firm, a named outsider or the agent. */
export type Contact = {
  readonly kind: 'person' | 'external' | 'agent';
  /** Person or external id; `agent` for the agent. Stands as the `actor` of their events. */
  readonly id: string;
  readonly name: string;
  readonly address: string;
  readonly absences: readonly Absence[];
};

/** Who is reachable under which address, and which address means everybody. */
export type Roster = {
  readonly byAddress: ReadonlyMap<string, Contact>;
  readonly byId: ReadonlyMap<string, Contact>;
  readonly allStaff: string;
  readonly agent: Contact;
};

/** The contacts of a world, looked up by lower-case address and by id. */
export function buildRoster(setting: WorldSetting): Roster {
  const agent: Contact = { kind: 'agent', id: 'agent', name: setting.agent.name, address: setting.agent.address, absences: [] };
  const people = setting.people.map((person): Contact => {
    const absences = person.away.map(({ from, to, reply }) => ({ from: parseSimTime(from), to: parseSimTime(to), reply: reply ?? null }));
    return { kind: 'person', id: person.id, name: person.name, address: person.address, absences };
  });
  const externals = setting.externals.flatMap((external): Contact[] => {
    const { id, address } = external;
    return address === undefined ? [] : [{ kind: 'external', id, name: external.name ?? address, address, absences: [] }];
  });
  const all = [agent, ...people, ...externals];
  return {
    byAddress: new Map(all.map((contact) => [contact.address.toLowerCase(), contact])),
    byId: new Map(all.map((contact) => [contact.id, contact])),
    allStaff: `all-staff@${setting.firm.domain}`.toLowerCase(),
    agent,
  };
}

const syntax = /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\.]+(?:\.[^\s@<>,;:"()[\]\\.]+)+$/;

/** The bare address in `a@b.c` or `Name <a@b.c>`, spelt as the directory spells it; null where it is no address. */
export function readAddress(roster: Roster, written: string): string | null {
  const inBrackets = /^[^<>]*<([^<>]+)>$/.exec(written.trim());
  const bare = (inBrackets?.[1] ?? written).trim();
  if (!syntax.test(bare)) return null;
  const known = roster.byAddress.get(bare.toLowerCase());
  if (known !== undefined) return known.address;
  return bare.toLowerCase() === roster.allStaff ? roster.allStaff : bare;
}

/** The first moment from `time` on at which a contact is not away. */
export function availableFrom(contact: Contact, time: SimTime): SimTime {
  let moment = time;
  for (const absence of [...contact.absences].sort((a, b) => a.from - b.from)) {
    if (moment >= absence.from && moment < absence.to) moment = absence.to;
  }
  return moment;
}

/** The absence that a contact is in, or null. */
export function absenceAt(contact: Contact, time: SimTime): Absence | null {
  return contact.absences.find((absence) => time >= absence.from && time < absence.to) ?? null;
}

/** `Name <address>` where the address is known, otherwise the address alone. */
export function displayName(roster: Roster, address: string): string {
  const contact = roster.byAddress.get(address.toLowerCase());
  if (contact !== undefined) return `${contact.name} <${contact.address}>`;
  return address.toLowerCase() === roster.allStaff ? `All staff <${address}>` : address;
}
