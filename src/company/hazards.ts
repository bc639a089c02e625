import type { WorldHazard } from '../scenario/world-systems.ts';
import type { Office } from './office.ts';

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
