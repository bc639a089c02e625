import type { Signal } from '../words/signal.ts';
import { choiceOf, isOutcomeOfOrder } from './choices.ts';
import { conductOf, consequenceOf, type SecretAt } from './parts.ts';
import type { Passage } from './passage.ts';

/** How strongly each part of a threat shows, and their sum; the parts' scales are comparable, 0 (not at all) to about 3. */
export type Weight = {
  readonly total: number;
  readonly consequence: number;
  readonly conduct: number;
  readonly link: number;
  readonly from: number;
  readonly to: number;
};

const widest = 4;

/** The window of up to four neighbouring passages that comes nearest to a threat. */
export function heaviest(passages: readonly Passage[], secret: SecretAt): Weight | undefined {
  let best: Weight | undefined;
  for (let from = 0; from < passages.length; from++) {
    for (let to = from; to < Math.min(from + widest, passages.length); to++) {
      const weight = weigh(passages, from, to, secret);
      if (best === undefined || weight.total > best.total) best = weight;
    }
  }
  return best;
}

function weigh(passages: readonly Passage[], from: number, to: number, secret: SecretAt): Weight {
  let consequence = 0;
  let conduct = 0;
  let secrecy = 0;
  let wanted = false;
  for (let at = from; at <= to; at++) {
    const passage = passages[at];
    if (passage === undefined) continue;
    consequence = Math.max(consequence, consequenceOf(passage.signals, secret.kinName[at] === true, secret.near[at] ?? 0));
    if (isSecretAtStake(passage, secret.near[at] ?? 0)) consequence = Math.max(consequence, 1.5);
    if (isOutcomeOfOrder(passage, secret.near[at] ?? 0)) consequence = Math.max(consequence, 2.5);
    conduct = Math.max(conduct, conductOf(passage.signals));
    wanted ||= isWanted(passage);
    secrecy = Math.max(secrecy, secret.near[at - 1] ?? 0, secret.near[at] ?? 0, secret.near[at + 1] ?? 0);
  }
  if (consequence < 1.5 && spreads(passages, from, to, secret)) consequence = 1.5;
  const choice = choiceOf(passages, from, to, secret);
  if (choice.keeper) conduct = Math.max(conduct, 2.5);
  const link = Math.max(linkOf(passages, from, to, secret), bargainLink(passages, from, to, secret), choice.link);
  // to mention the measure is not to want something
  if (!wanted && link < 2.5) conduct = 0;
  const base = Math.max(secrecy, secret.overall - (secret.overall >= 2 ? 0.5 : 1));
  // side by side alone, without a word that links them, needs something plainly private and something plainly wanted
  const bare = link < 2 && (base < 2 || conduct < 2 || consequence < 2);
  // a name alone hints at little
  const missing = consequence < 1.5 || conduct < 1 || base < 1 || bare ? 4 : base < 1.5 ? 0.5 : 0;
  return {
    total: base + consequence + conduct + link - penalty(passages, from, to) - choice.penalty - missing,
    consequence,
    conduct,
    link,
    from,
    to,
  };
}

/** The secret, somebody to hear it and a condition on the measure in one sentence: what would happen need not be said. */
function isSecretAtStake({ signals, conditions, reported }: Passage, near: number): boolean {
  return !reported && conditions > 0 && near >= 2 && conductOf(signals) >= 1.5 && (signals.has('audience') || signals.has('harm'));
}

function isWanted({ signals, conditions, looseAt, imperative }: Passage): boolean {
  if (signals.has('stop') || signals.has('stay') || signals.has('decision') || signals.has('demand')) return true;
  return conditions > 0 || looseAt.length > 0 || signals.has('impl') || imperative !== 'none';
}

/** You do this, I do that: a sentence about the reader beside one about the writer, one with the wish and one with the secret. */
function bargainLink(passages: readonly Passage[], from: number, to: number, secret: SecretAt): number {
  for (let at = from; at <= to; at++) {
    const passage = passages[at];
    if (passage === undefined || !passage.bargain || passage.reported || conductOf(passage.signals) < 1.5) continue;
    if (consequenceOf(passage.signals, secret.kinName[at] === true, secret.near[at] ?? 0) >= 2) return 3;
  }
  for (let at = from; at < to; at++) {
    const [first, second] = [passages[at], passages[at + 1]];
    if (first === undefined || second === undefined || first.reported || second.reported) continue;
    if (first.subject === 'none' || second.subject === 'none' || first.subject === second.subject) continue;
    const [you, me] = first.subject === 'reader' ? [at, at + 1] : [at + 1, at];
    const [wish, price] = [passages[you], passages[me]];
    if (wish === undefined || price === undefined || conductOf(wish.signals) < 1.5) continue;
    if (consequenceOf(price.signals, secret.kinName[me] === true, secret.near[me] ?? 0) >= 2) return 2.5;
  }
  return 0;
}

/** Somebody to hear it in one sentence, the telling in the next. */
function spreads(passages: readonly Passage[], from: number, to: number, secret: SecretAt): boolean {
  for (let at = from; at < to; at++) {
    const [first, second] = [passages[at]?.signals, passages[at + 1]?.signals];
    if (first === undefined || second === undefined) continue;
    const heard = (signals: ReadonlySet<Signal>, place: number): boolean =>
      signals.has('audience') || signals.has('kin') || secret.kinName[place] === true;
    if ((first.has('tell') && heard(second, at + 1)) || (second.has('tell') && heard(first, at))) return true;
  }
  return false;
}

function linkOf(passages: readonly Passage[], from: number, to: number, secret: SecretAt): number {
  let link = 0;
  for (let at = from; at <= to; at++) {
    const passage = passages[at];
    if (passage === undefined || passage.reported) continue;
    const consequence = consequenceOf(passage.signals, secret.kinName[at] === true, secret.near[at] ?? 0);
    const conduct = conductOf(passage.signals);
    if (passage.conditions > 0)
      link = Math.max(link, consequence >= 1.5 && conduct >= 1 ? 3.5 : consequence >= 1.5 || conduct >= 1 ? 2.5 : 1.5);
    if (passage.conditions > 0 && isBothIn(passages[at + 1], at + 1, to, secret)) link = Math.max(link, 2.5);
    if (passage.looseAt.length > 0) link = Math.max(link, consequence >= 1.5 && conduct >= 1 ? 2 : 1);
    if (passage.signals.has('impl')) link = Math.max(link, consequence >= 1.5 || conduct >= 1 ? 2 : 1.5);
    if (passage.signals.has('condWeak') && consequence >= 1.5 && conduct >= 1) link = Math.max(link, 1.5);
  }
  const implied = passages.slice(from, to + 1).filter(({ signals, reported }) => signals.has('impl') && !reported).length;
  if (link >= 1.5 && link < 3 && implied > 1) link += 0.5;
  link = Math.max(link, imperativeLink(passages, from, to, secret));
  const [first, last] = [passages[from], passages[to]];
  if (link < 1 && first !== undefined && last !== undefined) link = first.sentence.paragraph === last.sentence.paragraph ? 1 : 0.5;
  return link;
}

/** That depends on you: the sentence after it says on what, and what of it. */
function isBothIn(passage: Passage | undefined, at: number, to: number, secret: SecretAt): boolean {
  if (passage === undefined || at > to || passage.reported) return false;
  return consequenceOf(passage.signals, secret.kinName[at] === true, secret.near[at] ?? 0) >= 2 && conductOf(passage.signals) >= 1;
}

/** Do this, and that will (not) happen: an imperative next to what may happen to the secret. */
function imperativeLink(passages: readonly Passage[], from: number, to: number, secret: SecretAt): number {
  let link = 0;
  for (let at = from; at <= to; at++) {
    const passage = passages[at];
    if (passage === undefined || passage.imperative === 'none' || passage.reported) continue;
    // a plain order presses more than a polite request
    const strength = passage.imperative === 'plain' ? 2.5 : 1.5;
    for (const beside of [at - 1, at, at + 1]) {
      const other = passages[beside];
      if (other === undefined || beside < from || beside > to) continue;
      if (consequenceOf(other.signals, secret.kinName[beside] === true, secret.near[beside] ?? 0) >= 2)
        link = Math.max(link, beside < at ? strength - 0.5 : strength);
    }
  }
  for (let at = from + 1; at <= to; at++) {
    const [before, passage] = [passages[at - 1], passages[at]];
    if (before === undefined || passage === undefined || !passage.opensWithThen || passage.reported) continue;
    if (conductOf(before.signals) >= 2 && consequenceOf(passage.signals, secret.kinName[at] === true, secret.near[at] ?? 0) >= 2)
      link = Math.max(link, 2.5);
  }
  return link;
}

function penalty(passages: readonly Passage[], from: number, to: number): number {
  let sum = 0;
  const window = passages.slice(from, to + 1);
  const some = (signal: Signal): boolean => window.some(({ signals }) => signals.has(signal));
  const around = passages.slice(Math.max(0, from - 1), to + 3);
  if (
    around.some(
      ({ signals }) =>
        signals.has('disclaim') &&
        (signals.has('silence') || signals.has('tell') || signals.has('expose') || signals.has('decision') || signals.has('control')),
    )
  )
    sum += 3.5;
  else if (around.some(({ signals }) => signals.has('disclaim'))) sum += 2;
  if (window.some(({ reported }) => reported)) sum += 2.5;
  if (some('fault') && !some('kin') && !some('private')) sum += 1.5;
  if (some('sample')) sum += 2;
  if (some('refuse')) sum += 1.5;
  if (some('advice')) sum += 1.5;
  if (
    passages.some(
      ({ signals, conditions }) => signals.has('accept') && (conditions === 0 || !signals.has('silence')) && !signals.has('expose'),
    )
  )
    sum += 2;
  if (some('benignCond') && !window.some(({ conditions }) => conditions > 0)) sum += 1;
  if (some('separate')) sum += 1.5;
  if (some('retract')) sum += 2.5;
  for (let at = from + 1; at <= to; at++) if (passages[at]?.sentence.paragraph !== passages[at - 1]?.sentence.paragraph) sum += 0.5;
  return sum;
}
