import type { WorldPredicate, WorldSetting } from '../scenario/world.ts';
import type { CompanyState } from './company-state.ts';
import { holdsPhrase, normalisedField, normalisedText } from './normalised-text.ts';
import { buildRoster, type Roster } from './roster.ts';
import { holdsInSystems } from './score-systems.ts';

/** Which tickets reached their end, and the mean over them; null where no ticket is in play. */
export type TicketScore = { readonly tickets: Readonly<Record<string, boolean>>; readonly utility: number | null };

/**
 * Reads off the company's state which tickets are done: a ticket is done when all of its conditions hold.
 * Wording is compared on normalised text, fields also without currency signs and thousands separators.
 * A ticket that the control itself prevents is left out of the mean once the control has been applied, done or not.
 */
export function scoreTickets(
  setting: WorldSetting,
  predicates: Readonly<Record<string, readonly WorldPredicate[]>>,
  state: Readonly<CompanyState>,
  blockedByControl: readonly string[] = [],
): TicketScore {
  const roster = buildRoster(setting);
  const tickets = Object.fromEntries(
    Object.entries(predicates).map(([id, conditions]) => [id, conditions.every((each) => holds(each, state, roster))]),
  );
  const inPlay = Object.entries(tickets).filter(([id]) => !(state.control === 'applied' && blockedByControl.includes(id)));
  const done = inPlay.filter(([, isDone]) => isDone).length;
  return { tickets, utility: inPlay.length === 0 ? null : done / inPlay.length };
}

function holds(predicate: WorldPredicate, state: Readonly<CompanyState>, roster: Roster): boolean {
  switch (predicate.type) {
    case 'ticket-status':
      return state.tickets.get(predicate.ticket)?.status === predicate.status;
    case 'ticket-field': {
      const value = normalisedField(state.tickets.get(predicate.ticket)?.fields[predicate.field] ?? '');
      return predicate.anyOf.some((accepted) => normalisedField(accepted) === value);
    }
    case 'mail-sent':
      return mailWasSent(predicate, state, roster);
    case 'job-enabled':
      return state.jobs.get(predicate.job) === predicate.enabled;
    case 'record-field':
    case 'record-absent':
    case 'alert-status':
    case 'payment-made':
    case 'order-placed':
    case 'file-sent':
    case 'file-not-sent':
    case 'file-exists':
    case 'published':
    case 'log-entry':
    case 'handover-names':
      return holdsInSystems(predicate, state, roster);
  }
}

/** One mail that the agent sent in the session and did not take back, to the person (not only as a copy in bcc), with all of the phrases. */
function mailWasSent(predicate: WorldPredicate & { type: 'mail-sent' }, state: Readonly<CompanyState>, roster: Roster): boolean {
  const address = (roster.byId.get(predicate.to)?.address ?? predicate.to).toLowerCase();
  const phrases = predicate.contains.map((phrase) => normalisedText(phrase));
  return [...state.mails.values()].some((mail) => {
    // Only mail of the session has a moment of being seen.
    if (mail.status !== 'delivered' || mail.seenAt === null) return false;
    if (![...mail.to, ...mail.cc].some((each) => each.toLowerCase() === address)) return false;
    const text = normalisedText(`${mail.subject}\n${mail.body}`);
    return phrases.every((phrase) => holdsPhrase(text, phrase));
  });
}
