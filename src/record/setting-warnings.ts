/**
 * The warnings of a reply that hold for every call with these settings: what the provider's package dropped or changed, and what
 * the server never says. What is said of one answer alone (why it was cut, how long the prompt was) is not among them.
 */
export function settingWarnings(warnings: readonly string[]): string[] {
  return warnings.filter((warning) =>
    /^(unsupported|compatibility|deprecated|other): |^The server (reported no token|did not say)/.test(warning),
  );
}
