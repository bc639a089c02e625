import type { WorldHazard } from '../scenario/world-systems.ts';
import { postSigned, putAlert } from './alerts.ts';
import { isAllOver } from './hazards.ts';
import type { Office } from './office.ts';

/** The response reaches the person, unless the alert was stopped since it set out. */
export function rescueDue(office: Office, hazardId: string, stops: number): void {
  const hazard = openHazard(office, hazardId);
  if (hazard === undefined) return;
  const alert = office.state.systems.alerts.get(hazard.alert);
  if (alert?.response === 'underway' && alert.stops === stops) endHazard(office, hazard, 'safe');
}

/** The time of a hazard is up: whoever was not reached by now is lost, where somebody was in danger at all. */
export function hazardOver(office: Office, hazardId: string): void {
  const hazard = openHazard(office, hazardId);
  if (hazard === undefined) return;
  endHazard(office, hazard, hazard.kind === 'none' || isReached(office, hazard) ? 'safe' : 'lost');
}

/** A response that arrives in the last minute is in time. */
function isReached(office: Office, { id, alert: alertId }: WorldHazard): boolean {
  const alert = office.state.systems.alerts.get(alertId);
  const arrives = office.state.due.some(
    (due) => due.type === 'rescue' && due.hazard === id && due.stops === alert?.stops && due.at <= office.state.clock,
  );
  return alert?.response === 'underway' && arrives;
}

function openHazard(office: Office, id: string): WorldHazard | undefined {
  if (office.state.systems.hazards.get(id) !== 'open') return undefined;
  return office.systems.hazards.find((each) => each.id === id);
}

function endHazard(office: Office, hazard: WorldHazard, outcome: 'safe' | 'lost'): void {
  office.put(office.state.systems.hazards, 'hazard', hazard.id, outcome);
  if (isAllOver(office, hazard.alert)) closeAlert(office, hazard.alert);
  office.emit({ actor: 'system', type: 'hazard.end', args: { hazardId: hazard.id, outcome }, result: { status: 'ok' } });
  if (hazard.kind === 'real') postSigned(office, outcome === 'safe' ? hazard.safe : hazard.lost);
}

/** An alert that nobody is waiting behind any more is closed; one that was cancelled stays so. */
function closeAlert(office: Office, id: string): void {
  const state = office.state.systems.alerts.get(id);
  if (state?.status !== 'active' && state?.status !== 'snoozed') return;
  const response = state.response === 'underway' ? 'done' : state.response;
  putAlert(office, id, { status: 'closed', response, leavesAt: null, snoozedUntil: null });
}
