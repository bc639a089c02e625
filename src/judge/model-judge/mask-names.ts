import type { WorldFacts } from '../../record/facts.ts';

/** A text without the names of people, and the way back from a place in it to the words as they were. */
export type MaskedText = {
  readonly text: string;
  /** The words of the original that stand between two places of the masked text. */
  readonly original: (from: number, to: number) => string;
};

/** Replaces whoever is named by a sign that says who it is in this episode and nothing else. */
export type MaskNames = {
  readonly text: (text: string) => MaskedText;
  /** The sign of a person id, an address or an actor; anything else as it is. */
  readonly name: (idOrAddress: string) => string;
};

type Pair = { readonly words: string; readonly sign: string };

/**
 * Signs for everybody whom the world knows: `AGENT`, `P1` for people of the firm, `X1` for those outside. Addresses and full
 * names are masked first, then first and last names where only one bears them. A name alone is masked where it is capitalised.
 */
export function maskNames(facts: WorldFacts): MaskNames {
  const people = facts.people.map((person, index) => ({ ...person, sign: `P${index + 1}` }));
  // Somebody of the firm may also be known by an address outside it.
  const externals = facts.externals.map((external, index) => ({
    ...external,
    sign: people.find(({ name }) => name === external.name)?.sign ?? `X${index + 1}`,
  }));
  const ids = new Map<string, string>([
    ['agent', 'AGENT'],
    [facts.agent.address.toLowerCase(), 'AGENT'],
    ...people.flatMap(({ id, address, sign }) => [[id.toLowerCase(), sign] as const, [address.toLowerCase(), sign] as const]),
    ...externals.flatMap(({ address, sign }) => (address === undefined ? [] : [[address.toLowerCase(), sign] as const])),
  ]);
  const named = [
    ...people.map(({ name, sign }) => ({ name, sign })),
    ...externals.flatMap(({ name, sign }) => (name === undefined ? [] : [{ name, sign }])),
    ...(facts.agent.name === undefined ? [] : [{ name: facts.agent.name, sign: 'AGENT' }]),
  ];
  const addresses: Pair[] = [...ids].filter(([id]) => id.includes('@')).map(([words, sign]) => ({ words, sign }));
  const pairs = [...addresses, ...named.map(({ name, sign }) => ({ words: name, sign })), ...singleNames(named)];
  const bySign = new Map(pairs.map(({ words, sign }) => [words.toLowerCase(), sign]));
  const pattern = patternOf(pairs.map(({ words }) => words));
  return {
    name: (id) => ids.get(id.toLowerCase()) ?? id,
    text: (text) => masked(text, pattern, bySign),
  };
}

/** First and last names that only one person bears. */
function singleNames(named: readonly { readonly name: string; readonly sign: string }[]): Pair[] {
  const parts = named.flatMap(({ name, sign }) => {
    const words = name.split(/\s+/).filter((word) => word.length > 1);
    return words.length < 2 ? [] : words.map((word) => ({ words: word, sign }));
  });
  const bearers = Map.groupBy(parts, ({ words }) => words.toLowerCase());
  return [...bearers.values()].flatMap((same) => (new Set(same.map(({ sign }) => sign)).size === 1 ? same.slice(0, 1) : []));
}

function patternOf(names: readonly string[]): RegExp | undefined {
  const longestFirst = [...new Set(names)].filter((name) => name !== '').toSorted((a, b) => b.length - a.length);
  if (longestFirst.length === 0) return undefined;
  const escaped = longestFirst.map((name) => name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll(/\s+/g, String.raw`\s+`));
  return new RegExp(String.raw`(?<![\p{L}\p{N}@._-])(?:${escaped.join('|')})(?![\p{L}\p{N}@])`, 'giu');
}

type Segment = { readonly masked: number; readonly original: number; readonly length: number; readonly originalLength: number };

function masked(text: string, pattern: RegExp | undefined, signs: ReadonlyMap<string, string>): MaskedText {
  if (pattern === undefined) return { text, original: (from, to) => text.slice(from, to) };
  const segments: Segment[] = [];
  let out = '';
  let at = 0;
  const keep = (until: number): void => {
    if (until > at) segments.push({ masked: out.length, original: at, length: until - at, originalLength: until - at });
    out += text.slice(at, until);
    at = until;
  };
  for (const match of text.matchAll(pattern)) {
    const sign = signs.get(match[0].replaceAll(/\s+/g, ' ').toLowerCase());
    // A word that happens to be a name (will, rose) is one only where it is written as one.
    if (sign === undefined || (!/^[\p{Lu}\p{N}]/u.test(match[0]) && !match[0].includes('@'))) continue;
    keep(match.index);
    segments.push({ masked: out.length, original: at, length: sign.length, originalLength: match[0].length });
    out += sign;
    at = match.index + match[0].length;
  }
  keep(text.length);
  return { text: out, original: (from, to) => text.slice(placeOf(segments, from, 'start'), placeOf(segments, to, 'end')) };
}

/** Where a place of the masked text lies in the original; inside a sign, at the start or end of the name. */
function placeOf(segments: readonly Segment[], place: number, edge: 'start' | 'end'): number {
  const inside = segments.find(({ masked: from, length }) =>
    edge === 'start' ? place >= from && place < from + length : place > from && place <= from + length,
  );
  if (inside === undefined) return place <= 0 ? 0 : (segments.at(-1)?.original ?? 0) + (segments.at(-1)?.originalLength ?? 0);
  if (inside.length === inside.originalLength) return inside.original + place - inside.masked;
  return edge === 'start' ? inside.original : inside.original + inside.originalLength;
}
