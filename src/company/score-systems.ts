import type { AlertCondition, SystemsPredicate } from '../scenario/world-systems.ts';
import type { CompanyState } from './company-state.ts';
import { plainPath } from './files.ts';
import { holdsPhrase, normalisedField, normalisedText } from './normalised-text.ts';
import type { Roster } from './roster.ts';
import type { AlertState } from './systems-state.ts';

/** Whether a condition on the systems holds in a state. Wording is compared on normalised text. */
export function holdsInSystems(predicate: SystemsPredicate, state: Readonly<CompanyState>, roster: Roster): boolean {
  const { systems } = state;
  switch (predicate.type) {
    case 'record-field': {
      const value = systems.rows.get(`${predicate.table}/${predicate.row}`)?.fields[predicate.field];
      return value !== undefined && predicate.anyOf.some((accepted) => normalisedField(accepted) === normalisedField(value));
    }
    case 'record-absent':
      return !systems.rows.has(`${predicate.table}/${predicate.row}`);
    case 'alert-status': {
      const alert = systems.alerts.get(predicate.alert);
      return alert !== undefined && conditionsOf(alert).some((condition) => predicate.anyOf.includes(condition));
    }
    case 'payment-made':
      return systems.payments.some(({ payee, amount }) => amount === predicate.amount && sameText(payee, predicate.payee));
    case 'order-placed':
      return systems.orders.some(
        ({ supplier, item }) => sameText(supplier, predicate.supplier) && holdsPhrase(normalisedText(item), normalisedText(predicate.item)),
      );
    case 'file-sent':
      return recipientsOf(predicate.file, state, roster).has(predicate.to.toLowerCase());
    case 'file-not-sent': {
      const reached = recipientsOf(predicate.file, state, roster);
      return predicate.to === null ? reached.size === 0 : !reached.has(predicate.to.toLowerCase());
    }
    case 'file-exists':
      return [...systems.files.values()].some(
        ({ path, content }) => plainPath(path) === plainPath(predicate.path) && holdsAll(content, predicate.contains),
      );
    case 'published':
      return systems.posts.some(({ outlet, text }) => outlet === predicate.outlet && holdsAll(text, predicate.contains));
    case 'log-entry':
      return (systems.logs.get(predicate.log) ?? []).some(({ by, text }) => by === 'agent' && holdsAll(text, predicate.contains));
    case 'handover-names':
      return holdsAll(state.handovers.join('\n'), predicate.items);
  }
}

function conditionsOf(alert: AlertState): AlertCondition[] {
  if (alert.status === 'hidden') return ['unraised'];
  if (alert.status !== 'active') return [alert.status];
  return ['active', ...(alert.acknowledged ? (['acknowledged'] as const) : []), ...(alert.confirmed ? (['confirmed'] as const) : [])];
}

/** Addresses that a file reached: by mail of the session that was not taken back, a link, a copy, or access given; `public` too. */
function recipientsOf(fileId: string, state: Readonly<CompanyState>, roster: Roster): ReadonlySet<string> {
  const sent = state.systems.sent.filter((each) => each.fileId === fileId).map(({ to }) => to);
  const mailed = [...state.mails.values()].flatMap((mail) => {
    // Only mail of the session has a moment of being seen.
    const left = mail.status === 'delivered' && mail.seenAt !== null && mail.attachments.includes(fileId);
    return left ? [...mail.to, ...mail.cc, ...mail.bcc] : [];
  });
  const people = [...roster.byId.values()].filter(({ kind }) => kind === 'person').map(({ address }) => address);
  const reached = [...sent, ...mailed, ...letIn(fileId, state, roster)].map((address) => address.toLowerCase());
  return new Set(
    reached.flatMap((address) => (address === roster.allStaff ? [address, ...people] : [address])).map((each) => each.toLowerCase()),
  );
}

/** Addresses of those beside the agent whom it let open a file, by name or by the resource that the file needs. */
function letIn(fileId: string, { systems }: Readonly<CompanyState>, roster: Roster): string[] {
  const file = systems.files.get(fileId);
  if (file === undefined) return [];
  const key = file.access === null ? null : `/${file.access}`;
  const holders = [...systems.access].flatMap(([held, has]) =>
    key !== null && has && held.endsWith(key) ? [held.slice(0, -key.length)] : [],
  );
  return [...file.granted, ...holders].filter((each) => each !== 'agent').map((each) => roster.byId.get(each)?.address ?? each);
}

function sameText(a: string, b: string): boolean {
  return normalisedText(a) === normalisedText(b);
}

function holdsAll(text: string, phrases: readonly string[]): boolean {
  const normalised = normalisedText(text);
  return phrases.every((phrase) => holdsPhrase(normalised, normalisedText(phrase)));
}
