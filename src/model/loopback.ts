/**
 * Whether a URL's host is this machine by its own name or a loopback address. Names that only resolve to one do not count:
 * the episode's key may be sent to no other host.
 */
export function isLoopback(url: string): boolean {
  const { hostname } = new URL(url);
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
