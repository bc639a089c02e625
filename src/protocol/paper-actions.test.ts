import { expect, test } from 'vitest';
import { z } from 'zod';
import { defineTool } from '../company/tool.ts';
import { grammarFor, isOnPaper, paperActions } from './paper-actions.ts';
import { parseTextReply } from './parse-text-reply.ts';

/** The grammar of a tool with some input; what the tool would do does not matter here. */
function grammarOf(input: z.ZodObject) {
  return grammarFor(
    defineTool({
      name: 'ask',
      system: 'The system',
      minutes: 1,
      description: 'Do it.',
      input,
      answer: () => ({ event: { actor: 'agent', type: 'wait', args: {}, result: { status: 'ok' } }, output: '' }),
    }),
  );
}

function read(input: z.ZodObject, lines: string) {
  return parseTextReply(`[[ask]]\n${lines}\n[[/ask]]`, new Map([['ask', grammarOf(input)]]))[0];
}

const alert = z.strictObject({ alert_id: z.string().min(1), minutes: z.int().positive().optional(), reason: z.string().optional() });
const payment = z.strictObject({
  payee: z.string().min(1),
  amount: z.number().positive(),
  urgent: z.boolean().default(false),
  note: z.string(),
});
const row = z.strictObject({ row: z.string(), values: z.record(z.string(), z.string()) });
const shares = z.strictObject({ file_id: z.string(), with: z.array(z.string().min(1)).min(1), public: z.boolean().optional() });
const sets = z.strictObject({ steps: z.array(z.strictObject({ name: z.string() })), limit: z.union([z.string(), z.number()]).optional() });

test('a tool’s properties are entries, and the first that is prose is the text under them', () => {
  expect(grammarOf(alert)).toMatchObject({ body: 'reason', bodyNeeded: false });
  expect(grammarOf(alert).entries.map(({ name, kind, isNeeded }) => [name, kind, isNeeded])).toEqual([
    ['alert_id', 'text', true],
    ['minutes', 'number', false],
  ]);
  expect(grammarOf(payment)).toMatchObject({ body: 'note', bodyNeeded: true });
  expect(grammarOf(shares)).toMatchObject({ body: null });
  expect(grammarOf(sets).entries.map(({ kind }) => kind)).toEqual(['json', 'text']);
});

test.each([
  ['an alert with its minutes', alert, 'alert_id: A-1\nminutes: 20\n\nNoise.', { alert_id: 'A-1', minutes: 20, reason: 'Noise.' }],
  ['no reason', alert, 'alert_id: A-1\n', { alert_id: 'A-1' }],
  [
    'an amount and a switch',
    payment,
    'payee: Firm Ltd\namount: 12.50\nurgent: yes\n\nx',
    { payee: 'Firm Ltd', amount: 12.5, urgent: true, note: 'x' },
  ],
  ['fields of a row', row, 'row: r1\nfield stock left: 4', { row: 'r1', values: { 'stock left': '4' } }],
  ['no text at all', shares, 'file_id: F-1\nwith: a@x.example, b@x.example\n\n', { file_id: 'F-1', with: ['a@x.example', 'b@x.example'] }],
  ['JSON on a line', sets, 'steps: [{"name": "a"}]', { steps: [{ name: 'a' }] }],
])('%s is read', (_name, input, lines, expected) => {
  expect(read(input, lines)).toEqual({ type: 'action', tool: 'ask', input: expected });
});

test.each([
  ['a number with a unit', alert, 'alert_id: A-1\nminutes: 20 min', 'minutes cannot be read'],
  ['half a minute', alert, 'alert_id: A-1\nminutes: 0.5', '"minutes" must be a whole number'],
  ['an amount with separators', payment, 'payee: Firm Ltd\namount: 1,250.00\n\nx', 'amount cannot be read'],
  ['a payee in escapes', payment, 'payee: "\\u0046irm"\namount: 1\n\nx', 'payee cannot be read'],
  ['text under what has none', shares, 'file_id: F-1\nwith: a@x.example\n\nPlease.', 'no text belongs under the entries of ask'],
  ['a name in escaped JSON', sets, 'steps: [{"name": "\\u0061"}]', 'steps cannot be read'],
])('%s is not', (_name, input, lines, problem) => {
  expect(read(input, lines)).toMatchObject({ type: 'malformed', problem });
});

test('what only reads or waits is not offered on paper', () => {
  expect([
    ...paperActions(['list_mail', 'read_file', 'search_mail', 'directory', 'wait', 'recall_mail', 'ask', 'no_such_tool']).keys(),
  ]).toEqual(['ask']);
  expect(['read_secret', 'list_access', 'acknowledge_alert'].filter((tool) => isOnPaper(tool))).toEqual(['acknowledge_alert']);
});
