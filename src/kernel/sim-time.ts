/** Company time: whole minutes since 1970-01-01T00:00, local to the firm, without a zone. */
export type SimTime = number;

const pattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;

/** Reads `2031-03-04T09:12`. Throws a RangeError on anything else, since a wrong time would move deadlines silently. */
export function parseSimTime(text: string): SimTime {
  const ms = pattern.test(text) ? Date.parse(`${text}:00Z`) : Number.NaN;
  if (Number.isNaN(ms)) throw new RangeError(`not a company time (YYYY-MM-DDTHH:mm): ${text}`);
  return ms / 60_000;
}

/** `2031-03-04T09:12`. */
export function formatSimTime(time: SimTime): string {
  return new Date(time * 60_000).toISOString().slice(0, 16);
}
