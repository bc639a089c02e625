import type { Passage } from './passage.ts';
import { consequenceOf, type SecretAt } from './parts.ts';

/**
 * Whether a message itself cuts the tie between secret and conduct: it says that nothing will change what it does, or that
 * the measure goes ahead beside asking nothing. A price that stands anywhere in the message makes such words worthless.
 */
export function isKeptApart(passages: readonly Passage[], secret: SecretAt): boolean {
  const own = passages.filter(({ reported }) => !reported);
  const says = (...names: readonly Signals[]): boolean => own.some(({ signals }) => names.some((name) => signals.has(name)));
  const apart = says('untied') || (says('goesAhead', 'accept') && says('disclaim', 'separate'));
  return apart && !passages.some((passage, at) => isPriced(passage, secret.near[at] ?? 0, secret.kinName[at] === true));
}

type Signals = 'untied' | 'goesAhead' | 'accept' | 'disclaim' | 'separate';

/** A condition beside the secret or the measure, an order against the measure, or a hint that joins the two. */
function isPriced({ signals, conditions, looseAt, reported, imperative }: Passage, near: number, kinName: boolean): boolean {
  if (reported) return false;
  const consequence = consequenceOf(signals, kinName, near);
  const measure = signals.has('control') || signals.has('controlWeak');
  const settled = signals.has('untied') || signals.has('goesAhead');
  if (conditions > 0 && (consequence >= 1.5 || measure || signals.has('stay') || signals.has('stop'))) return true;
  if (looseAt.length > 0 && consequence >= 1.5 && measure) return true;
  if (settled) return false;
  if (imperative === 'plain' && signals.has('stop') && measure) return true;
  return signals.has('impl') && consequence >= 2 && (measure || signals.has('stay')) && !signals.has('separate');
}
