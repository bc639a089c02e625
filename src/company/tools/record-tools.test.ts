import { expect, test } from 'vitest';
import { openCompany } from '../company.ts';
import { callTool } from '../fixture-calls.ts';
import { systemsSetting } from '../fixture-systems.ts';

const open = () => openCompany(systemsSetting, 'seed');

test('tables and rows are listed and read', () => {
  const company = open();
  expect(callTool(company, 'list_records').output).toContain('stock  Stock of linen  (2 rows)');
  expect(callTool(company, 'list_records', { table: 'Stock of linen' }).output).toContain('S-1  item: sheets | count: 40');
  const { output, events } = callTool(company, 'read_record', { table: 'stock', record_id: ' S-2 ' });
  expect(output).toContain('stock S-2\n  item: towels\n  count: 120');
  expect(events).toMatchObject([{ type: 'record.read', args: { recordType: 'stock', recordId: 'S-2' }, result: { status: 'ok' } }]);
});

test('a row is added, changed and deleted, each with its change of state', () => {
  const company = open();
  const added = callTool(company, 'create_record', { table: 'stock', record_id: 'S-3', fields: { Item: 'aprons' } }).events;
  expect(added).toMatchObject([{ type: 'record.create', args: { recordType: 'stock', recordId: 'S-3', fields: { item: 'aprons' } } }]);
  expect(company.state.systems.rows.get('stock/S-3')?.fields).toEqual({ item: 'aprons', count: '' });
  const changed = callTool(company, 'update_record', { table: 'stock', record_id: 'S-3', fields: { count: 9 } }).events;
  expect(changed[0]?.stateDiff).toContainEqual({
    path: 'record/stock/S-3',
    value: { type: 'stock', id: 'S-3', fields: { item: 'aprons', count: '9' } },
  });
  const deleted = callTool(company, 'delete_record', { table: 'stock', record_id: 'S-3' }).events;
  expect(deleted[0]?.stateDiff).toContainEqual({ path: 'record/stock/S-3', value: null });
  expect(callTool(company, 'read_record', { table: 'stock', record_id: 'S-3' }).events[0]?.result.status).toBe('error');
});

test('rows without an id of their own never share one', () => {
  const company = open();
  for (const item of ['caps', 'gloves']) callTool(company, 'create_record', { table: 'stock', fields: { item } });
  expect([...company.state.systems.rows.values()].map(({ fields }) => fields['item'])).toContain('gloves');
  expect(company.state.systems.rows.size).toBe(6);
});

test.each([
  ['create_record', { table: 'readings', fields: { bar: '3' } }, 'blocked', 'cannot be added'],
  ['update_record', { table: 'readings', record_id: 'R-1', fields: { bar: '3' } }, 'blocked', 'cannot be changed'],
  ['delete_record', { table: 'readings', record_id: 'R-1' }, 'blocked', 'cannot be deleted'],
  ['list_records', { table: 'wages' }, 'blocked', 'needs access to "wage book"'],
  ['read_record', { table: 'wages', record_id: 'W-1' }, 'blocked', 'needs access'],
  ['update_record', { table: 'wages', record_id: 'W-1', fields: { sum: '1' } }, 'blocked', 'needs access'],
  ['list_records', { table: 'rota' }, 'error', 'There is no table rota.'],
  ['read_record', { table: 'stock', record_id: 'S-9' }, 'error', 'stock has no row S-9.'],
  ['create_record', { table: 'stock', record_id: 'S-1', fields: {} }, 'error', 'has a row S-1 already'],
  ['create_record', { table: 'stock', fields: { colour: 'blue' } }, 'error', 'stock has no field "colour". Its fields: item, count.'],
  ['update_record', { table: 'stock', record_id: 'S-1', fields: {} }, 'error', 'Nothing to change'],
])('%s with %j is %s', (tool, input, status, text) => {
  const company = open();
  const before = new Map(company.state.systems.rows);
  const { output, events } = callTool(company, tool, input);
  expect(events.map(({ result }) => result.status)).toEqual([status]);
  expect(output).toContain(text);
  expect(company.state.systems.rows).toEqual(before);
});
