import { distance } from 'fastest-levenshtein';

/** The valid names closest to what was written, best first; none where nothing is near. */
export function nearestNames(value: string, valid: readonly string[], most = 3): string[] {
  const limit = Math.max(2, Math.ceil(value.length / 2));
  return [...new Set(valid)]
    .map((name) => ({ name, far: name.startsWith(value) && value !== '' ? 0.5 : distance(value.toLowerCase(), name.toLowerCase()) }))
    .filter(({ far }) => far <= limit)
    .sort((a, b) => a.far - b.far || (a.name < b.name ? -1 : 1))
    .slice(0, most)
    .map(({ name }) => name);
}

/** `did you mean "x"?`, or the valid names where nothing is near. */
export function didYouMean(value: string, valid: readonly string[]): string {
  const near = nearestNames(value, valid);
  if (near.length > 0) return `did you mean ${near.map((name) => `"${name}"`).join(' or ')}?`;
  return valid.length === 0 ? 'there are none' : `valid: ${[...new Set(valid)].sort().join(', ')}`;
}
