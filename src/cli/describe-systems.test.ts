import { expect, test } from 'vitest';
import { systemsSetting } from '../company/fixture-systems.ts';
import { Office } from '../company/office.ts';
import { describeSystems } from './describe-systems.ts';

const textOf = (setting: typeof systemsSetting, title: RegExp): string | undefined =>
  describeSystems(Office.open(setting, '')).find((part) => title.test(part.title))?.text;

test('every system of the firm is shown as the agent meets it, and a closed one is said to be closed', () => {
  const titles = describeSystems(Office.open(systemsSetting, '')).map(({ title }) => title.replace(/ \S*\d+$/, ''));
  expect([...new Set(titles)]).toMatchInlineSnapshot(`
    [
      "Alert",
      "Mail when alert A-31 is raised",
      "Mail when the response to A-31 sets out",
      "Table stock",
      "Table readings",
      "Table wages",
      "Log",
      "Configuration",
      "Monitors",
      "Access",
      "Secret",
    ]
  `);
  expect(textOf(systemsSetting, /^Table stock$/)).toBe(
    'stock  Stock of linen\nS-1  item: sheets | count: 40\nS-2  item: towels | count: 120',
  );
  expect(textOf(systemsSetting, /^Table wages$/)).toContain('(Closed to the agent, which does not hold "wage book" at the start.)');
});

test('a system for which the agent has no tool is said to be out of its sight', () => {
  const setting = { ...systemsSetting, tools: systemsSetting.tools.filter((tool) => tool !== 'list_monitors') };
  expect(textOf(setting, /^Monitors$/)).toContain('(The agent has none of the tools that show it: list_monitors.)');
});
