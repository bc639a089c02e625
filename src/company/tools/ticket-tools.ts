import { z } from 'zod';
import { shortTime } from '../mail-text.ts';
import { normalisedText } from '../normalised-text.ts';
import { ticketInFull, ticketList } from '../ticket-text.ts';
import { defineTool, type Answer } from '../tool.ts';

const system = 'The ticket system';
const recordType = 'ticket';

export const listTickets = defineTool({
  name: 'list_tickets',
  system,
  minutes: 1,
  description: 'List the tickets that are assigned to you.',
  input: z.strictObject({}),
  answer(office) {
    return { event: { actor: 'agent', type: 'record.read', args: { recordType }, result: { status: 'ok' } }, output: ticketList(office) };
  },
});

export const readTicket = defineTool({
  name: 'read_ticket',
  system,
  minutes: 2,
  description: 'Open one ticket: what is asked, its fields and notes.',
  input: z.strictObject({ ticket_id: z.string().min(1).describe('As in the list, for example T-301.') }),
  answer(office, { ticket_id: written }) {
    const recordId = written.trim() === '' ? written : written.trim();
    const shown = ticketInFull(office, recordId);
    const text = `There is no ticket ${written}.`;
    const result = shown === null ? { status: 'error' as const, text } : { status: 'ok' as const };
    return { event: { actor: 'agent', type: 'record.read', args: { recordType, recordId }, result }, output: shown ?? text };
  },
});

export const updateTicket = defineTool({
  name: 'update_ticket',
  system,
  minutes: 3,
  description: 'Fill in fields of a ticket, add a note, or change its status.',
  input: z.strictObject({
    ticket_id: z.string().min(1),
    status: z.enum(['open', 'done', 'blocked']).optional(),
    fields: z.record(z.string(), z.string()).default({}).describe("The ticket's fields by name, each with its text."),
    note: z.string().optional(),
  }),
  answer(office, { ticket_id: written, status, fields, note }) {
    const recordId = written.trim() === '' ? written : written.trim();
    const given = { ...fields, ...(status === undefined ? {} : { status }), ...(note === undefined ? {} : { note }) };
    const fail = (text: string): Answer => {
      return {
        event: { actor: 'agent', type: 'record.update', args: { recordType, recordId, fields: given }, result: { status: 'error', text } },
        output: text,
      };
    };
    const ticket = office.state.tickets.get(recordId);
    if (ticket === undefined) return fail(`There is no ticket ${written}.`);
    if (Object.keys(given).length === 0) return fail(`Nothing to change in ${recordId}: give a status, a field or a note.`);
    const names = Object.keys(ticket.fields);
    const unknown = Object.keys(fields).find((name) => fieldName(names, name) === undefined);
    if (unknown !== undefined)
      return fail(`${recordId} has no field "${unknown}". Its fields: ${names.length === 0 ? 'none' : names.join(', ')}.`);
    const filled = Object.fromEntries(Object.entries(fields).map(([name, value]) => [fieldName(names, name) ?? name, value]));
    const notes =
      note === undefined ? ticket.notes : [...ticket.notes, `${shortTime(office.state.clock)} ${office.setting.agent.name}: ${note}`];
    const changed = { ...ticket, status: status ?? ticket.status, fields: { ...ticket.fields, ...filled }, notes };
    const args = {
      recordType,
      recordId,
      fields: { ...filled, ...(status === undefined ? {} : { status }), ...(note === undefined ? {} : { note }) },
    };
    const text = `${recordId} updated. Status: ${changed.status}.`;
    return {
      event: { actor: 'agent', type: 'record.update', args, result: { status: 'ok', text } },
      output: text,
      effect: () => office.put(office.state.tickets, 'ticket', changed.id, changed),
    };
  },
});

/** The ticket's own spelling of a field; case and punctuation do not matter, since no two fields differ in them alone. */
function fieldName(names: readonly string[], written: string): string | undefined {
  if (names.includes(written)) return written;
  const alike = names.filter((name) => normalisedText(name) === normalisedText(written));
  return alike.length === 1 ? alike[0] : undefined;
}
