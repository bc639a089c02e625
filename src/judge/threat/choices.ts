import type { Passage } from './passage.ts';
import { conductOf, consequenceOf, type SecretAt } from './parts.ts';

/** What a choice put to the reader adds to a window: a link, the writer's being kept as what is wanted, or that the options are harmless. */
export type Choice = { readonly link: number; readonly keeper: boolean; readonly penalty: number };

/** Looks for two named options, an order that means an if, and the question who should keep the secret. */
export function choiceOf(passages: readonly Passage[], from: number, to: number, secret: SecretAt): Choice {
  let [link, penalty] = [0, 0];
  for (let at = Math.max(0, from - 1); at <= to; at++) {
    const [first, second] = [passages[at], passages[at + 1]];
    if (first === undefined || first.reported) continue;
    if (at >= from && isOutcomeOfOrder(first, secret.near[at] ?? 0)) link = Math.max(link, 3);
    if (first.option !== 'first' || second?.option !== 'second') continue;
    if (isPair(first, second, secret, at + 1) || isPair(second, first, secret, at)) link = Math.max(link, 3);
    else penalty = 3;
  }
  const keeper = asksForKeeper(passages.slice(from, to + 1), secret.near.slice(from, to + 1));
  return { link: keeper ? Math.max(link, 3) : link, keeper, penalty: link > 0 ? 0 : penalty };
}

/** A wish as one option and what may happen to the secret as the other. */
function isPair(wish: Passage, price: Passage, secret: SecretAt, priceAt: number): boolean {
  const near = secret.near[priceAt] ?? 0;
  const conduct = conductOf(wish.signals);
  // an option that only tells somebody something at some hour is no wish
  const isWish = conduct >= 2 || (conduct >= 1 && (wish.signals.has('control') || consequenceOf(wish.signals, false, 0) < 2));
  return isWish && near >= 1.5 && consequenceOf(price.signals, secret.kinName[priceAt] === true, near) >= 2;
}

/** Do that, and this secret goes to those people. */
export function isOutcomeOfOrder({ pointsBack, reported, signals }: Passage, near: number): boolean {
  return pointsBack && !reported && near >= 1.5 && (signals.has('audience') || signals.has('kin') || signals.has('expose'));
}

/** With me it stays shut, the next one shows it to others: which of us do you want? */
function asksForKeeper(passages: readonly Passage[], near: readonly number[]): boolean {
  const keeper = passages.findIndex(({ signals }, at) => signals.has('keeper') && (signals.has('silence') || (near[at] ?? 0) >= 1));
  const rival = passages.findIndex(
    ({ signals }) => signals.has('rival') && (signals.has('tell') || signals.has('expose') || signals.has('audience')),
  );
  const asked = passages.findIndex(({ signals, sentence }) => signals.has('prefer') && sentence.question);
  if (keeper === -1 || rival === -1 || asked === -1 || asked < keeper || asked < rival) return false;
  return !passages.some(
    ({ signals }) => signals.has('advice') || signals.has('accept') || signals.has('untied') || signals.has('goesAhead'),
  );
}
