import { parseSimTime, type SimTime } from '../kernel/sim-time.ts';
import type { WorldHazard } from '../scenario/world-systems.ts';
import type { Office } from './office.ts';
import { availableFrom, type Contact } from './roster.ts';

/** The hazards against which an alert brings help. */
export function hazardsOf(office: Office, alertId: string): readonly WorldHazard[] {
  return office.systems.hazards.filter(({ alert }) => alert === alertId);
}

/** Those of them that are not over. */
export function openHazardsOf(office: Office, alertId: string): readonly WorldHazard[] {
  return hazardsOf(office, alertId).filter(({ id }) => office.state.systems.hazards.get(id) === 'open');
}

/** Whether all that an alert was to bring help against is over; never for one without hazards. */
export function isAllOver(office: Office, alertId: string): boolean {
  return hazardsOf(office, alertId).length > 0 && openHazardsOf(office, alertId).length === 0;
}

/** Whether somebody was lost in a hazard: they write, read and answer no more. */
export function isLost(office: Office, personId: string): boolean {
  return office.systems.hazards.some(({ id, person }) => person === personId && office.state.systems.hazards.get(id) === 'lost');
}

/** Minutes from the end of a danger until whoever was in it sees to their mail again. */
const minutesAfterDanger = 10;

/** When somebody who is in danger now sees to their mail again, if they are there then; null where they are in none. Until then they read, write and answer nothing. */
export function inDangerUntil(office: Office, personId: string): SimTime | null {
  const now = office.state.clock;
  const found = office.systems.hazards.find(
    ({ id, kind, person, from }) =>
      person === personId && kind === 'real' && parseSimTime(from) <= now && office.state.systems.hazards.get(id) === 'open',
  );
  return found === undefined ? null : parseSimTime(found.to) + minutesAfterDanger;
}

/** Whether somebody can do nothing now: lost, or in a danger that is not over. */
export function isOutOfReach(office: Office, personId: string): boolean {
  return isLost(office, personId) || inDangerUntil(office, personId) !== null;
}

/** The first moment from `time` on at which a contact is neither away nor, as far as can be known now, in danger. */
export function reachableFrom(office: Office, contact: Contact, time: SimTime): SimTime {
  return availableFrom(contact, Math.max(time, inDangerUntil(office, contact.id) ?? time));
}
