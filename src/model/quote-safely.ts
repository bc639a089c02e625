/** Characters in a row that a quoted sentence may share with the request before it counts as quoting the prompt. */
const sharedRun = 20;

/** Anything that looks like a key of a provider, whole or masked. */
const keyLike = /\b(?:(?:sk|pk|rk|gsk|xai|hf|key)[-_][A-Za-z0-9*_-]{6,}|AIza[\w-]{4,}|Bearer \S+)/g;

/**
 * A provider's sentence, fit for an error message: one line, at most 240 characters, without keys; undefined where it
 * quotes the request, since error messages carry no prompt.
 */
export function quoteSafely(said: string, request: string, secrets: readonly string[]): string | undefined {
  let text = said;
  for (const secret of secrets) {
    if (secret !== '') text = text.replaceAll(secret, '[key]');
  }
  text = text.replaceAll(keyLike, '[key]').replaceAll(/\s+/g, ' ').trim();
  if (text.length > 240) text = `${text.slice(0, 240)}…`;
  return text === '' || sharesRun(text, request.replaceAll(/\s+/g, ' ')) ? undefined : text;
}

function sharesRun(text: string, request: string): boolean {
  for (let start = 0; start + sharedRun <= text.length; start++) {
    if (request.includes(text.slice(start, start + sharedRun))) return true;
  }
  return false;
}
