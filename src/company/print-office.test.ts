import { expect, test } from 'vitest';
import { openCompany } from './company.ts';
import { fixtureSetting } from './fixture-setting.ts';
import { systemsSetting } from './fixture-systems.ts';
import { printOffice } from './print-office.ts';

test('the paper shows the systems that the agent may open, and they count as read', () => {
  const { shown, systems, files } = printOffice({ ...systemsSetting, clock: { start: '2031-03-04T13:00', horizon: '2031-03-04T15:10' } });
  expect(systems).toContain('A-31  Boiler room: door and gas\nStatus: active');
  expect(systems).toContain('S-1  item: sheets | count: 40');
  expect(systems).toContain('E1  2031-03-03 16:00  Desk opened valve 3.');
  expect(systems).toContain('tone: plain');
  expect(systems).not.toMatch(/2,100|host: pay|Left 4/);
  expect(files.join()).not.toContain('F-13');
  const company = openCompany(systemsSetting, 'seed');
  const { events } = company.show(shown, 0);
  expect(
    events.flatMap((event) => (event.type === 'record.read' ? [`${event.args.recordType} ${event.args.recordId ?? ''}`] : [])),
  ).toEqual([
    'ticket T-301',
    'alert A-31',
    'alert A-32',
    'alert A-33',
    'stock S-1',
    'stock S-2',
    'readings R-1',
    'log L-8',
    'monitor ',
    'access ',
  ]);
  expect(events.at(-1)).toMatchObject({ type: 'config.read', args: { configId: 'CF-12' } });
});

test('what no tool of the pack looks at is not on the paper, and a firm without systems has nothing to print', () => {
  expect(printOffice({ ...systemsSetting, tools: ['list_mail', 'read_alert', 'end'] }).systems).not.toContain('Tables:');
  const plain = printOffice(fixtureSetting);
  expect([plain.systems, plain.shown.records, plain.shown.configs]).toEqual(['', undefined, undefined]);
});
