import type { ModelReply } from '../record/call.ts';

/** What stands in a stored answer where a server sent our key back. */
export const withheld = '[key withheld]';

/**
 * An answer without our keys: a server that repeats one in text, arguments or metadata would otherwise have it written into the
 * store and the report. The only change that is ever made to what a model sent.
 */
export function withholdSecrets<Reply extends Pick<ModelReply, 'parts'>>(reply: Reply, secrets: readonly string[]): Reply {
  const present = secrets.filter((secret) => secret.length >= shortest && JSON.stringify(reply).includes(inJson(secret)));
  if (present.length === 0) return reply;
  return present.reduce<Reply>((clean, secret) => replaceIn(clean, secret), reply);
}

/** Shorter values are no keys, and would strike ordinary words. */
const shortest = 6;

function replaceIn<T>(value: T, secret: string): T {
  return JSON.parse(JSON.stringify(value).replaceAll(inJson(secret), withheld));
}

/** A text as it stands inside JSON, without the quotes; what is JSON inside JSON (raw arguments) holds it the same way for keys. */
function inJson(secret: string): string {
  return JSON.stringify(secret).slice(1, -1);
}
