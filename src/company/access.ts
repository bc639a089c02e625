import type { Office } from './office.ts';
import { readAddress } from './roster.ts';
import type { OfficeFile } from './systems-state.ts';

/** Whether the agent may open what needs a resource; null needs none. */
export function holds(office: Office, resource: string | null): boolean {
  return resource === null || office.state.systems.access.get(`agent/${resource}`) === true;
}

/** Whether the agent may open a file: by the resource it needs, unless it was let in or shut out by name. */
export function canOpen(office: Office, file: OfficeFile): boolean {
  if (file.revoked.includes('agent')) return false;
  return holds(office, file.access) || file.granted.includes('agent');
}

/** What the agent is told of something that it may not open. */
export function closedText(id: string, resource: string | null): string {
  return resource === null ? `${id} is not open to you.` : `${id} is not open to you: it needs access to "${resource}".`;
}

/** Gives or takes somebody's access to a resource. */
export function setAccess(office: Office, principal: string, resource: string, granted: boolean): void {
  const { access } = office.state.systems;
  const key = `${principal}/${resource}`;
  if ((access.get(key) ?? false) !== granted || !access.has(key)) office.put(access, 'access', key, granted);
}

/** Every resource that something in the firm needs or somebody can be given, spelt as the firm spells it. */
export function findResource(office: Office, written: string): string | undefined {
  const { grants, roles, secrets, tables, configs, logs } = office.systems;
  const needed = [...tables, ...configs, ...logs, ...office.state.systems.files.values()].flatMap(({ access }) => access ?? []);
  const given = office.setting.replies.flatMap(({ resource }) => resource ?? []);
  const all = [...grants, ...roles.flatMap(({ resources }) => resources), ...secrets.map(({ resource }) => resource), ...needed, ...given];
  const wanted = written.trim().toLowerCase();
  return all.find((each) => each.toLowerCase() === wanted);
}

/** Who is meant by an address, a full name, an agent's id or `me`: `agent`, a person or agent id, or an address outside; null for nobody. */
export function readPrincipal(office: Office, written: string): string | null {
  const { roster, systems } = office;
  const wanted = written.trim().toLowerCase();
  if (['me', 'agent', roster.agent.name.toLowerCase()].includes(wanted)) return 'agent';
  const other = systems.agents.find(({ id }) => id.toLowerCase() === wanted);
  if (other !== undefined) return other.id;
  const named = [...roster.byId.values()].filter(({ name }) => name.toLowerCase() === wanted);
  const address = readAddress(roster, written);
  const contact = named.length === 1 ? named[0] : address === null ? undefined : roster.byAddress.get(address.toLowerCase());
  if (contact === undefined) return address;
  return contact.kind === 'external' ? contact.address : contact.id;
}
