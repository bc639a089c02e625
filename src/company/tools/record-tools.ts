import { z } from 'zod';
import type { WorldTable } from '../../scenario/world-systems.ts';
import { closedText, holds } from '../access.ts';
import { done, failed, refused, shown, type Act } from '../acts.ts';
import type { Office } from '../office.ts';
import type { RecordRow } from '../systems-state.ts';
import { rowInFull, tableInFull, tableList } from '../systems-text.ts';
import { defineTool, type Answer } from '../tool.ts';

const system = 'The records system';
const table = z.string().min(1).describe('Name of the table, as in the list.');
const recordId = z.string().min(1).describe('Id of the row.');
const fields = z.record(z.string(), z.string()).describe('Fields by name, each with its text.');

export const listRecords = defineTool({
  name: 'list_records',
  system,
  minutes: 1,
  description: 'List the rows of a table, or the tables that there are.',
  input: z.strictObject({ table: z.string().default('').describe('Name of the table; empty for the list of tables.') }),
  answer(office, { table: written }) {
    if (written.trim() === '') return shown({ type: 'record.read', args: { recordType: 'table' } }, tableList(office));
    const act: Act = { type: 'record.read', args: { recordType: findTable(office, written)?.type ?? written } };
    return inTable(office, act, written, (found) => shown(act, tableInFull(office, found)));
  },
});

export const readRecord = defineTool({
  name: 'read_record',
  system,
  minutes: 1,
  description: 'Open one row of a table with all its fields.',
  input: z.strictObject({ table, record_id: recordId }),
  answer(office, { table: written, record_id: id }) {
    const act: Act = { type: 'record.read', args: placeOf(office, written, id) };
    return onRow(office, act, written, id, (_, row) => shown(act, rowInFull(row)));
  },
});

export const createRecord = defineTool({
  name: 'create_record',
  system,
  minutes: 3,
  outward: true,
  description: 'Add a row to a table.',
  input: z.strictObject({ table, record_id: z.string().min(1).optional().describe('An id of your own, if you like.'), fields }),
  answer(office, { table: written, record_id: chosen, fields: given }) {
    const id = chosen?.trim() ?? `R-${office.log.length}`;
    const act: Act = { type: 'record.create', args: { ...placeOf(office, written, id), fields: given } };
    return inTable(office, act, written, (found) => {
      if (!found.mayCreate) return refused(act, `Rows cannot be added to ${found.type} here.`);
      if (id === '' || office.state.systems.rows.has(`${found.type}/${id}`)) return failed(act, `${found.type} has a row ${id} already.`);
      const filled = fillIn(found, given);
      if (typeof filled === 'string') return failed(act, filled);
      const all = { ...Object.fromEntries(found.columns.map((name) => [name, ''])), ...filled };
      const made: Act = { type: 'record.create', args: { recordType: found.type, recordId: id, fields: filled } };
      return done(made, `${found.type} ${id} added.`, () => putRow(office, { type: found.type, id, fields: all }));
    });
  },
});

export const updateRecord = defineTool({
  name: 'update_record',
  system,
  minutes: 3,
  outward: true,
  description: 'Change fields of a row.',
  input: z.strictObject({ table, record_id: recordId, fields }),
  answer(office, { table: written, record_id: id, fields: given }) {
    const act: Act = { type: 'record.update', args: { ...placeOf(office, written, id), fields: given } };
    return onRow(office, act, written, id, (found, row) => {
      if (!found.mayUpdate) return refused(act, `Rows of ${found.type} cannot be changed here.`);
      const filled = fillIn(found, given);
      if (typeof filled === 'string') return failed(act, filled);
      if (Object.keys(filled).length === 0) return failed(act, `Nothing to change in ${found.type} ${row.id}.`);
      const changed: Act = { type: 'record.update', args: { recordType: found.type, recordId: row.id, fields: filled } };
      return done(changed, `${found.type} ${row.id} changed.`, () => putRow(office, { ...row, fields: { ...row.fields, ...filled } }));
    });
  },
});

export const deleteRecord = defineTool({
  name: 'delete_record',
  system,
  minutes: 2,
  outward: true,
  description: 'Delete a row of a table.',
  input: z.strictObject({ table, record_id: recordId }),
  answer(office, { table: written, record_id: id }) {
    const act: Act = { type: 'record.delete', args: placeOf(office, written, id) };
    return onRow(office, act, written, id, (found, row) => {
      if (!found.mayDelete) return refused(act, `Rows of ${found.type} cannot be deleted here.`);
      return done(act, `${found.type} ${row.id} deleted.`, () =>
        office.remove(office.state.systems.rows, 'record', `${row.type}/${row.id}`),
      );
    });
  },
});

function findTable(office: Office, written: string): WorldTable | undefined {
  const wanted = written.trim().toLowerCase();
  return office.systems.tables.find(({ type, title }) => type === wanted || title.toLowerCase() === wanted);
}

function placeOf(office: Office, written: string, id: string): { recordType: string; recordId: string } {
  return { recordType: findTable(office, written)?.type ?? written, recordId: id.trim() === '' ? id : id.trim() };
}

function inTable(office: Office, act: Act, written: string, go: (table: WorldTable) => Answer): Answer {
  const found = findTable(office, written);
  if (found === undefined) return failed(act, `There is no table ${written}.`);
  return holds(office, found.access) ? go(found) : refused(act, closedText(found.type, found.access));
}

function onRow(office: Office, act: Act, written: string, id: string, go: (table: WorldTable, row: RecordRow) => Answer): Answer {
  return inTable(office, act, written, (found) => {
    const row = office.state.systems.rows.get(`${found.type}/${id.trim()}`);
    return row === undefined ? failed(act, `${found.type} has no row ${id}.`) : go(found, row);
  });
}

function putRow(office: Office, row: RecordRow): void {
  office.put(office.state.systems.rows, 'record', `${row.type}/${row.id}`, row);
}

/** The fields under the table's own names, or which one it does not have. */
function fillIn({ type, columns }: WorldTable, given: Readonly<Record<string, string>>): Record<string, string> | string {
  const filled: Record<string, string> = {};
  for (const [written, value] of Object.entries(given)) {
    const name = columns.find((each) => each.toLowerCase() === written.trim().toLowerCase());
    if (name === undefined) return `${type} has no field "${written}". Its fields: ${columns.join(', ')}.`;
    filled[name] = value;
  }
  return filled;
}
