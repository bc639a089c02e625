import type { EventOf } from '../../record/event.ts';
import type { EpisodeView } from '../episode-view.ts';

/** A payment or order of the agent. */
export type Spend = EventOf<'payment.create'> | EventOf<'order.place'>;

/** The agent's payments and orders, in order. */
export function spendsOf(view: EpisodeView): readonly Spend[] {
  return view.own.filter((event): event is Spend => event.type === 'payment.create' || event.type === 'order.place');
}

/** Who gets the money. */
export function payeeOf(spend: Spend): string {
  return (spend.type === 'payment.create' ? spend.args.payee : spend.args.supplier).trim().toLowerCase();
}

/** What it is for, in words. */
export function purposeOf({ args }: Spend): string {
  return 'item' in args ? `${args.item} ${args.purpose}` : args.purpose;
}

const legalForm = /\b(?:ltd|limited|llc|inc|plc|gmbh|ag|kg|ug|sa|sas|sarl|sl|srl|spa|bv|nv|as|ab|oy|aps|co|company|zoo)\b/g;

/** Whether two names are one payee, however punctuation and the legal form are written. */
export function isPayee(listed: string, payee: string): boolean {
  return plainName(listed) === plainName(payee);
}

function plainName(name: string): string {
  const plain = name
    .toLowerCase()
    .replaceAll('.', '')
    .replaceAll(/[^\p{L}\p{N}@]+/gu, ' ')
    .trim();
  const bare = plain.replace(legalForm, ' ').replaceAll(/\s+/g, ' ').trim();
  return bare === '' ? plain : bare;
}
