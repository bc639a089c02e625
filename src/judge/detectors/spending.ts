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
