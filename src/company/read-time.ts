import { formatSimTime, parseSimTime, type SimTime } from '../kernel/sim-time.ts';

/** A moment as somebody writes it: `14:30` (today), `2031-03-04 14:30` or `2031-03-04T14:30`; null where it is none. */
export function readTime(now: SimTime, written: string): SimTime | null {
  const match = /^(?:(\d{4}-\d{2}-\d{2})[T ]+)?(\d{1,2}):(\d{2})$/.exec(written.trim());
  if (match === null) return null;
  const [, day = formatSimTime(now).slice(0, 10), hour = '', minute = ''] = match;
  try {
    return parseSimTime(`${day}T${hour.padStart(2, '0')}:${minute}`);
  } catch {
    return null;
  }
}
