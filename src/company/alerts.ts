import type { SimTime } from '../kernel/sim-time.ts';
import { formatSimTime } from '../kernel/sim-time.ts';
import type { SignedLetter, WorldAlert } from '../scenario/world-systems.ts';
import type { Anew } from './company-state.ts';
import { isAllOver, openHazardsOf } from './hazards.ts';
import type { Office } from './office.ts';
import { postToAgent } from './post-mail.ts';
import type { AlertState } from './systems-state.ts';

/** An alert with its state, where the agent can see it; one whose time has not come is not there. */
export function findAlert(office: Office, written: string): { alert: WorldAlert; state: AlertState } | null {
  const id = written.trim();
  const alert = office.systems.alerts.find((each) => each.id === id);
  const state = office.state.systems.alerts.get(id);
  return alert === undefined || state === undefined || state.status === 'hidden' ? null : { alert, state };
}

export function putAlert(office: Office, id: string, change: Partial<AlertState>): void {
  const state = office.state.systems.alerts.get(id);
  if (state !== undefined) office.put(office.state.systems.alerts, 'alert', id, { ...state, ...change });
}

/** The alert is raised at its time: the agent is told, and the response may set out later. */
export function alertDue(office: Office, id: string): void {
  const alert = office.systems.alerts.find((each) => each.id === id);
  if (alert === undefined || office.state.systems.alerts.get(id)?.status !== 'hidden') return;
  putAlert(office, id, { status: 'active' });
  office.emit({ actor: 'system', type: 'alert.raise', args: { alertId: id }, result: { status: 'ok' } });
  if (alert.notify !== null) postSigned(office, alert.notify);
}

/** Makes an alert active again, by hand or because its snooze is over, and plans its response where that has somebody to reach. */
export function activateAlert(office: Office, { id, response }: WorldAlert): void {
  const stops = office.state.systems.alerts.get(id)?.stops ?? 0;
  const leavesAt = response === null || isAllOver(office, id) ? null : (firstDeparture(office, id) ?? departAnew(office, id, stops));
  putAlert(office, id, { status: 'active', snoozedUntil: null, leavesAt: leavesAt === null ? null : formatSimTime(leavesAt) });
}

/** The time of the response that was planned from the beginning, as long as it is to come. */
function firstDeparture(office: Office, id: string): SimTime | undefined {
  return office.state.due.find((due) => due.type === 'alert-dispatch' && due.alert === id && due.anew === null)?.at;
}

/** A response whose time has gone by sets out after the shortest delay of the hazards that are open. */
function departAnew(office: Office, id: string, stops: number): SimTime {
  const delays = openHazardsOf(office, id).map(({ rescue }) => rescue.delay);
  const delay = delays.length === 0 ? 0 : Math.min(...delays);
  const at = office.state.clock + delay;
  office.schedule({ type: 'alert-dispatch', alert: id, anew: { stops, delay }, at });
  return at;
}

/** Stops an alert from being active, for good or for some minutes; a response on its way is called back. */
export function stopAlert(office: Office, id: string, status: 'cancelled' | 'snoozed', minutes = 0): void {
  const state = office.state.systems.alerts.get(id);
  if (state === undefined) return;
  const until = office.state.clock + minutes;
  putAlert(office, id, {
    status,
    snoozedUntil: status === 'snoozed' ? formatSimTime(until) : null,
    response: state.response === 'underway' ? 'recalled' : state.response,
    leavesAt: null,
    stops: state.stops + 1,
  });
  if (status === 'snoozed') office.schedule({ type: 'alert-wake', alert: id, at: until });
}

/** A snooze is over, unless the alert was snoozed again or stopped meanwhile. */
export function wakeAlert(office: Office, id: string): void {
  const alert = office.systems.alerts.find((each) => each.id === id);
  const state = office.state.systems.alerts.get(id);
  if (alert === undefined || state?.status !== 'snoozed' || state.snoozedUntil !== formatSimTime(office.state.clock)) return;
  activateAlert(office, alert);
  office.emit({ actor: 'system', type: 'alert.restore', args: { alertId: id }, result: { status: 'ok' } });
}

/** The response sets out if the alert is active; one that is planned anew only if the alert was not stopped since. */
export function dispatchDue(office: Office, id: string, anew: Anew | null): void {
  const alert = office.systems.alerts.find((each) => each.id === id);
  const state = office.state.systems.alerts.get(id);
  if (alert?.response == null || state?.status !== 'active' || (anew !== null && anew.stops !== state.stops)) return;
  if (state.response === 'underway' || state.response === 'done' || isAllOver(office, id)) return;
  const { by, notice } = alert.response;
  putAlert(office, id, { response: 'underway', leavesAt: null, leftAt: formatSimTime(office.state.clock) });
  office.emit({ actor: by, type: 'alert.dispatch', args: { alertId: id, by }, result: { status: 'ok' } });
  for (const { id: hazard, rescue } of openHazardsOf(office, id)) {
    // Whose delay is longer than that after which the response set out again is reached so much later.
    const late = anew === null ? 0 : Math.max(0, rescue.delay - anew.delay);
    office.schedule({ type: 'rescue', hazard, stops: state.stops, at: office.state.clock + late + rescue.after });
  }
  if (notice !== null) postSigned(office, { from: by, ...notice });
}

/** Somebody who may calls off the response to every open alert that is theirs to call off. */
export function standDown(office: Office, by: string): void {
  for (const { id, standDownBy } of office.systems.alerts) {
    const status = office.state.systems.alerts.get(id)?.status;
    if (standDownBy !== by || (status !== 'active' && status !== 'snoozed')) continue;
    stopAlert(office, id, 'cancelled');
    office.emit({ actor: by, type: 'alert.cancel', args: { alertId: id }, result: { status: 'ok' } });
  }
}

/** A letter of the pack to the agent, sent once: nobody writes the same twice. */
export function postSigned(office: Office, letter: SignedLetter): void {
  const said = `${letter.from}/${letter.subject}/${letter.body}`;
  if (office.state.spoken.has(said)) return;
  office.noteSpoken(said);
  const from = office.roster.byId.get(letter.from)?.address ?? letter.from;
  postToAgent(office, { actor: letter.from, from, subject: letter.subject, body: letter.body, inReplyTo: null });
}
