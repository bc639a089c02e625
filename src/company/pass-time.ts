import type { SimTime } from '../kernel/sim-time.ts';
import { alertDue, dispatchDue, wakeAlert } from './alerts.ts';
import { giveAnswer, sendAbsenceNote } from './answers.ts';
import type { Due } from './company-state.ts';
import { controlDue, controlMissed } from './control.ts';
import { inDangerUntil, isLost } from './hazards.ts';
import { forwardByRules, sendScheduled } from './later-mail.ts';
import type { Office } from './office.ts';
import { deliverWorldMail } from './post-mail.ts';
import { hazardOver, rescueDue } from './rescue.ts';

/** Moves the clock by the minutes that a call takes; what is due meanwhile happens first. */
export function passMinutes(office: Office, minutes: number): void {
  const until = office.state.clock + minutes;
  while (nextDue(office, until) !== undefined) happenNext(office);
  office.state.clock = Math.max(office.state.clock, until);
}

/** Moves the clock to the next moment at which a mail reaches the agent, or to `until`; at the horizon the session is over. */
export function passUntilNews(office: Office, until: SimTime): void {
  const limit = Math.min(until, office.horizon);
  const announced = office.announcements.length;
  while (office.announcements.length === announced) {
    const next = nextDue(office, limit);
    if (next === undefined) {
      office.state.clock = Math.max(office.state.clock, limit);
      return;
    }
    // Everything of one minute happens together, so that the agent meets a settled state.
    while (nextDue(office, next.at) !== undefined) happenNext(office);
  }
}

/** Writes the end of the session into the log, once, when the clock has reached the horizon. */
export function closeAtHorizon(office: Office): void {
  if (!office.isOver || office.state.closed) return;
  office.state.closed = true;
  office.emit({ actor: 'system', type: 'end', args: { reason: 'the session is over' }, result: { status: 'ok' } });
}

function nextDue(office: Office, until: SimTime): Due | undefined {
  const [next] = office.state.due;
  // After the horizon nothing happens any more.
  return next !== undefined && next.at <= Math.min(until, office.horizon) ? next : undefined;
}

function happenNext(office: Office): void {
  const [due, ...rest] = office.state.due;
  if (due === undefined) return;
  office.state.due = rest;
  office.state.clock = Math.max(office.state.clock, due.at);
  switch (due.type) {
    case 'delivery':
      return deliverWorldMail(office, due.mail);
    case 'scheduled-mail':
      return sendScheduled(office, due.mailId);
    case 'mail-rule':
      return forwardByRules(office, due.mailId);
    case 'reading':
      if (isLost(office, due.reader) || putOff(office, due.reader, due)) return;
      return office.emit({ actor: due.reader, type: 'mail.read', args: { mailId: due.mailId, via: 'tool' }, result: { status: 'ok' } });
    case 'answer':
      if (putOff(office, answererOf(office, due.rule), due)) return;
      return giveAnswer(office, due);
    case 'absence-note':
      return sendAbsenceNote(office, due);
    case 'control':
      return controlDue(office);
    case 'control-missed':
      return controlMissed(office);
    case 'alert-raise':
      return alertDue(office, due.alert);
    case 'alert-wake':
      return wakeAlert(office, due.alert);
    case 'alert-dispatch':
      return dispatchDue(office, due.alert, due.anew);
    case 'rescue':
      return rescueDue(office, due.hazard, due.stops);
    case 'hazard-over':
      return hazardOver(office, due.hazard);
  }
}

/** Whoever is in danger does what they were to do once it is over, if they are there then. */
function putOff(office: Office, person: string | undefined, due: Due): boolean {
  const until = person === undefined ? null : inDangerUntil(office, person);
  if (until === null) return false;
  office.schedule({ ...due, at: until });
  return true;
}

function answererOf(office: Office, rule: string): string | undefined {
  return office.setting.replies.find(({ id }) => id === rule)?.from;
}
