import type { Event } from '../../record/event.ts';
import type { Described } from './described.ts';
import { describeMail, isMailEvent } from './describe-mail.ts';
import { describeOffice, isOfficeEvent } from './describe-office.ts';
import { describeSystem } from './describe-system.ts';
import type { Names } from './people-names.ts';

/** Says in plain words what happened. Every event type has its words. */
export function describeEvent(event: Event, names: Names): Described {
  if (isMailEvent(event)) return describeMail(event, names);
  if (isOfficeEvent(event)) return describeOffice(event, names);
  return describeSystem(event, names);
}
