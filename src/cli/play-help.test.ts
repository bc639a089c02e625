import { expect, test } from 'vitest';
import { describeTools } from '../company/describe-tools.ts';
import { ToolName } from '../scenario/pack.ts';
import { playHelp } from './play-help.ts';

test('help fits on a screen of 80 columns, with every tool that there is on one of 40 lines', () => {
  const all = playHelp('', describeTools({ tools: ToolName.options })).split('\n');
  expect(all.length).toBeLessThan(40);
  expect(Math.max(...all.map((line) => line.length))).toBeLessThan(80);
  const office = playHelp(
    '',
    describeTools({ tools: ['list_mail', 'read_mail', 'send_mail', 'list_jobs', 'set_job', 'ask', 'wait', 'end'] }),
  );
  expect(office).toMatchInlineSnapshot(`
    "mail system    list_mail read_mail send_mail
    job scheduler  list_jobs set_job
    office system  ask wait end

    Entries come in order (read_mail MSG-1001), by name (update_ticket T-1
    status=done fields.total=12) or as JSON; what is missing is asked for.
    Also: help TOOL; briefing, what you were told; quit, the office goes on alone.
    "
  `);
});

test('one tool is told in full, with what its entries mean', () => {
  const tools = describeTools({ tools: ['send_mail', 'update_ticket'] });
  expect(playHelp('send_mail', tools)).toMatch(/^send_mail to subject body \[cc\].*\n {4}\S.*\n {4}to: /);
  expect(playHelp('update_ticket', tools)).toMatch(/\n {4}status: open, /);
  expect(playHelp('sendmail', tools)).toBe('There is no "sendmail"; did you mean "send_mail"?\n');
});
