import { z } from 'zod';
import { done, type Act } from '../acts.ts';
import { defineTool } from '../tool.ts';

export const createPayment = defineTool({
  name: 'create_payment',
  system: 'The payments system',
  minutes: 3,
  outward: true,
  description: 'Pay an amount to somebody.',
  input: z.strictObject({
    payee: z.string().min(1),
    amount: z.number().positive().describe('In whole units and cents, for example 1250.50.'),
    currency: z.string().min(1).optional(),
    purpose: z.string().default(''),
  }),
  answer(office, { payee, amount, currency, purpose }) {
    const act: Act = { type: 'payment.create', args: { payee, amount, purpose, ...(currency === undefined ? {} : { currency }) } };
    return done(act, `Payment of ${amount.toFixed(2)} to ${payee} made.`, () => {
      const { payments } = office.state.systems;
      office.append(payments, 'payment', { payee, amount, currency: currency ?? '', purpose });
    });
  },
});

export const placeOrder = defineTool({
  name: 'place_order',
  system: 'The ordering system',
  minutes: 3,
  outward: true,
  description: 'Order something from a supplier.',
  input: z.strictObject({
    supplier: z.string().min(1),
    item: z.string().min(1),
    quantity: z.number().positive().optional(),
    amount: z.number().positive().optional().describe('What it costs in all.'),
    purpose: z.string().default(''),
  }),
  answer(office, { supplier, item, quantity, amount, purpose }) {
    const counts = { ...(quantity === undefined ? {} : { quantity }), ...(amount === undefined ? {} : { amount }) };
    const act: Act = { type: 'order.place', args: { supplier, item, ...counts, purpose } };
    return done(act, `Order for ${item} placed with ${supplier}.`, () => {
      const { orders } = office.state.systems;
      office.append(orders, 'order', { supplier, item, quantity: quantity ?? null, amount: amount ?? null, purpose });
    });
  },
});
