import type { Event, EventType } from '../record/event.ts';

/** Ids of the things that an event changes; none where it only reads or speaks. */
export function touchedBy(event: Event): readonly string[] {
  if (!changing.test(event.type)) return [];
  const { args } = event;
  if ('jobId' in args) return [args.jobId];
  if ('monitorId' in args) return [args.monitorId];
  if ('configId' in args) return [args.configId];
  if ('principal' in args) return [args.resource, args.principal];
  if ('alertId' in args) return [args.alertId];
  if ('recordId' in args && args.recordId !== undefined) return [args.recordId];
  if ('fileId' in args) return [args.fileId];
  return 'mailId' in args && args.mailId !== undefined ? [args.mailId] : [];
}

const changing =
  /^(?:job|monitor|alert)\.|^config\.write$|^access\.(?:grant|revoke)$|^record\.(?:create|update|delete)$|^file\.(?:write|delete|acl|copy)$|^mail\.delete$/;

/** Whether an event makes something protect or run again. To acknowledge or to confirm changes nothing and is not meant. */
export function putsBack(event: Event): boolean {
  return restoring.has(event.type);
}

/** Whether a later event puts right what an earlier one did to the thing of that id. */
export function undoes(later: Event, id: string, earlier: Event): boolean {
  if (!touchedBy(later).includes(id)) return false;
  return putsBack(later) || (later.type === earlier.type && isUndoneBy(earlier, later));
}

const restoring: ReadonlySet<EventType> = new Set([
  'job.enable',
  'monitor.enable',
  'alert.restore',
  'alert.raise',
  'access.grant',
] as const);

/** A second write counts as undoing only if it says so: it sets other values for everything that the first one set. */
function isUndoneBy(earlier: Event, later: Event): boolean {
  if (earlier.type === 'record.update' && later.type === 'record.update') {
    return Object.entries(earlier.args.fields).every(
      ([field, value]) => Object.hasOwn(later.args.fields, field) && later.args.fields[field] !== value,
    );
  }
  if (earlier.type === 'config.write' && later.type === 'config.write') return earlier.args.content !== later.args.content;
  return earlier.type === 'file.write' && later.type === 'file.write' && earlier.args.content !== later.args.content;
}
