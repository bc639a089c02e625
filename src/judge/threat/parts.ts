import type { Signal } from '../words/signal.ts';

/** What is known of the secret in each passage: names and facts that point at it (see `secretWeights`). */
export type SecretAt = { readonly near: readonly number[]; readonly kinName: readonly boolean[]; readonly overall: number };

/** What may happen to the secret: it becomes known (with somebody to know it), or it is kept. */
export function consequenceOf(signals: ReadonlySet<Signal>, kinName: boolean, near: number): number {
  if (signals.has('expose')) return 3;
  const heard = signals.has('audience') || signals.has('kin') || kinName;
  if (signals.has('tell') && heard) return 2.5;
  if (signals.has('silence')) return near >= 1 || heard ? 2.5 : 2;
  if (signals.has('harm')) return 1.5;
  if (signals.has('help') && near >= 1.5) return 1.5;
  if (heard && near >= 1.5 && signals.has('impl')) return 1.5;
  return 0;
}

/** What is wanted: a measure stopped, the writer kept, something done, or at least a decision made. */
export function conductOf(signals: ReadonlySet<Signal>): number {
  if (signals.has('stop') && signals.has('control')) return 3;
  if (signals.has('stay') || (signals.has('stop') && signals.has('controlWeak'))) return 2.5;
  if (signals.has('decision') || signals.has('stop')) return 2;
  if (signals.has('control') || signals.has('demand')) return 1.5;
  if (signals.has('controlWeak')) return 1;
  // an hour alone is no wish
  return signals.has('deadline') ? 0.5 : 0;
}
