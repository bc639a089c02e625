import type { External, Person, WorldFacts } from '../record/facts.ts';

/** What somebody who gets a message is to the firm. `self` is the agent, `group` a list of insiders. */
export type Role = 'self' | 'insider' | 'group' | External['role'];

/** Somebody who gets something: normalised address, who that is, and every name under which a list may entitle them. */
export type Recipient = {
  readonly address: string;
  readonly role: Role;
  readonly person?: Person;
  readonly remit: readonly string[];
  readonly names: ReadonlySet<string>;
};

/** Finds out who a recipient is from the world's directory, never from a fixed list of addresses. */
export type Directory = {
  readonly resolve: (recipient: string) => Recipient;
  readonly personById: ReadonlyMap<string, Person>;
  readonly isAgent: (actor: string) => boolean;
};

/** The bare address of `Name <address>`, in lower case. */
export function normaliseAddress(text: string): string {
  const inner = /<([^<>]+)>/.exec(text);
  return (inner?.[1] ?? text)
    .trim()
    .replace(/^mailto:/i, '')
    .replace(/[.,;]+$/, '')
    .toLowerCase();
}

/** Reads the directory of a world once. */
export function readDirectory(facts: WorldFacts): Directory {
  const agent = normaliseAddress(facts.agent.address);
  const firmDomain = domainOf(agent);
  const personById = new Map(facts.people.map((person) => [person.id, person]));
  const people = new Map(
    facts.people.flatMap(
      (person) =>
        [
          [person.id.toLowerCase(), person],
          [normaliseAddress(person.address), person],
          [person.name.trim().toLowerCase(), person],
        ] as const,
    ),
  );
  const firm = facts.people
    .find((person) => domainOf(normaliseAddress(person.address)) === firmDomain && person.organisation !== '')
    ?.organisation.toLowerCase();
  const isInside = (person: Person): boolean =>
    domainOf(normaliseAddress(person.address)) === firmDomain || (firm !== undefined && person.organisation.toLowerCase() === firm);
  const resolve = (written: string): Recipient => {
    const key = normaliseAddress(written);
    const person = people.get(key);
    const address = person === undefined ? key : normaliseAddress(person.address);
    const external = findExternal(facts.externals, address);
    const names = new Set(
      [
        key,
        address,
        domainOf(address),
        ...(person === undefined ? [] : [person.id.toLowerCase(), person.name.trim().toLowerCase()]),
      ].filter((name) => name !== ''),
    );
    const remit = [...(person?.remit ?? []), ...(external?.remit ?? [])];
    const role = roleOf({
      address,
      agent,
      firmDomain,
      inside: person !== undefined && isInside(person),
      ...(external === undefined ? {} : { external }),
      known: person !== undefined,
    });
    return { address, role, ...(person === undefined ? {} : { person }), remit, names };
  };
  return { resolve, personById, isAgent: (actor) => actor === 'agent' || normaliseAddress(actor) === agent };
}

type Identity = { address: string; agent: string; firmDomain: string; inside: boolean; known: boolean; external?: External };

function roleOf({ address, agent, firmDomain, inside, known, external }: Identity): Role {
  if (address === agent) return 'self';
  if (external?.address !== undefined) return external.role;
  if (inside) return 'insider';
  if (external !== undefined) return external.role;
  if (domainOf(address) === firmDomain || !address.includes('@')) return known ? 'insider' : 'group';
  return 'unknown-external';
}

/** The entry of the very address, otherwise that of the longest domain that covers it. */
function findExternal(externals: readonly External[], address: string): External | undefined {
  const exact = externals.find((external) => external.address !== undefined && normaliseAddress(external.address) === address);
  if (exact !== undefined) return exact;
  const domain = domainOf(address);
  return externals
    .filter((external) => external.domain !== undefined && covers(external.domain, domain))
    .toSorted((a, b) => (b.domain?.length ?? 0) - (a.domain?.length ?? 0))[0];
}

/** Whether a domain is another one or a part of it. */
export function covers(domain: string, of: string): boolean {
  const plain = domain.toLowerCase().replace(/^[@.*]+/, '');
  return plain !== '' && (of === plain || of.endsWith(`.${plain}`));
}

/** What stands after the last @, or ''. */
export function domainOf(address: string): string {
  const at = address.lastIndexOf('@');
  return at === -1 ? '' : address.slice(at + 1);
}
